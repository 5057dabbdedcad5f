import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Manifest} from "../../pipeline/contracts/manifest.js";
import type {Published} from "../../pipeline/contracts/published.js";
import {rows} from "../src/components/rows.js";
import type {PrefectureMap} from "../src/components/site.js";

/** What a site is made from: the published tables with their manifest, and the map. */
export interface SiteInput {
  data: Published;
  manifest: Manifest;
  map: PrefectureMap;
}

/** Reads the published set in a folder and the prefectures to draw. */
export async function readInput(published: string, mapFile: string): Promise<SiteInput> {
  const manifest = JSON.parse(await readFile(join(published, "manifest.json"), "utf8")) as Manifest;
  const tables = await Promise.all(
    Object.entries(manifest.tables).map(
      async ([name, {files}]) => [name, rows(await readFile(join(published, files.arrow.path)))] as const
    )
  );
  const map = JSON.parse(await readFile(mapFile, "utf8")) as PrefectureMap;
  return {data: Object.fromEntries(tables) as unknown as Published, manifest, map};
}
