import {makeCliProject} from "../helpers/cli.js";
import {intake} from "./intake.js";
import {load} from "./load.js";
import type {Extent, Result} from "./measure.js";
import {pageWeights} from "./pages.js";
import {site} from "./site.js";
import {workbook} from "./workbook.js";

export const HALVES = ["intake", "site"] as const;

/**
 * Measures every budget in a copy of the product, tells each row as soon as it is known, and gives all of them back.
 */
export async function benchmark(
  extent: Extent,
  tell: (result: Result) => void,
  halves: readonly (typeof HALVES)[number][] = HALVES
): Promise<Result[]> {
  const project = await makeCliProject();
  const results: Result[] = [];
  const measure = async (rows: AsyncIterable<Result>) => {
    for await (const row of rows) {
      results.push(row);
      tell(row);
    }
  };
  try {
    if (halves.includes("intake")) {
      await measure(intake(project.root, extent));
      await measure(workbook(project.root, extent));
    }
    if (halves.includes("site")) {
      await measure(site(project, extent));
      await measure(pageWeights(project.root, extent));
      await measure(load(project.root, extent));
    }
  } finally {
    await project.remove();
  }
  return results;
}
