import {cp, lstat, readlink, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {compress} from "./compress.js";
import {type FillOptions, fillPages} from "./fill.js";
import {buildWithFramework} from "./framework.js";
import {makerNote} from "./maker.js";
import {mendPage} from "./mend.js";

export interface BuildOptions extends FillOptions {
  /** Lets a link point elsewhere in one step. */
  switchLink: (path: string, target: string) => Promise<void>;
  progress: (step: "fill" | "framework" | "compress", count: number) => void;
}

/**
 * Builds the whole site into dist, without any network: the pages are filled, then Framework makes the site of them.
 * The finished site takes the place of the old one only when it is whole. Returns the number of pages.
 */
export async function buildSite({switchLink, progress, ...options}: BuildOptions): Promise<number> {
  const {output, published, operations} = options;
  const aside = join(output, "dist.part");
  await rm(aside, {recursive: true, force: true});
  const maker = await makerNote(options.dashboard); // as the code was when the making began
  const all = await fillPages(options);
  progress("fill", all.length);
  await buildWithFramework(output);
  for (const page of all) await mendPage(aside, page);
  progress("framework", all.length);
  await cp(published, join(aside, "published"), {
    recursive: true,
    dereference: true,
    filter: from => !from.endsWith("arrow")
  });
  progress("compress", await compress(aside));
  if (operations !== undefined) await writeFile(join(aside, "operations.json"), operations);
  await writeFile(join(aside, maker.name), maker.content);
  await takePlace(output, switchLink);
  return all.length;
}

/**
 * Moves the finished site beside the old one and lets `dist` point at it in one step, so that a reader finds a whole
 * site at every instant. A `dist` that is a folder, of an earlier version of the product, makes way first.
 */
async function takePlace(output: string, switchLink: BuildOptions["switchLink"]): Promise<void> {
  const dist = join(output, "dist");
  const former = await readlink(dist).catch(() => undefined);
  const name = former === "dist.1" ? "dist.2" : "dist.1";
  await rm(join(output, name), {recursive: true, force: true});
  await rename(join(output, "dist.part"), join(output, name));
  if ((await lstat(dist).catch(() => undefined))?.isDirectory()) await rm(dist, {recursive: true});
  await switchLink(dist, name); // the former folder stays until the next build: a reader may be in the midst of it
}
