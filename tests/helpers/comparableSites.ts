import {addComparable} from "./comparable.js";
import type {Project} from "./project.js";
import {sendReports} from "./senders.js";
import {sitesOf, type TestSite} from "./site.js";

/** The earlier day of which there is a site. */
export const DAY = "2024-03-31";

/** A site with comparable surveys and with reports that keep something to themselves, and that one as built on DAY. */
export async function comparableSites(): Promise<[TestSite, TestSite]> {
  const prepare = async (project: Project) => {
    await addComparable(project);
    await sendReports(project);
  };
  return (await sitesOf("comparable", prepare, [undefined, DAY])) as [TestSite, TestSite];
}
