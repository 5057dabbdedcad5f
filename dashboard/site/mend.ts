import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {NOT_FOUND, type Page} from "./pages.js";
import {withPolicy} from "./policy.js";
import {standAlone} from "./standAlone.js";
import {ja} from "./words.js";

/** Writes into a page what Framework cannot be told: its language, its policy, and no limit to enlarging. */
export async function mendPage(dist: string, {path}: Page): Promise<void> {
  const file = join(dist, `${path}.html`);
  const built = mendHead(await readFile(file, "utf8"), path);
  await writeFile(file, withPolicy(path === NOT_FOUND ? await standAlone(built, dist) : built));
}

/**
 * What Framework writes the same into every page and cannot be told: no language, and a limit to enlarging (WCAG
 * 1.4.4).
 */
function mendHead(built: string, path: string): string {
  const mended = built
    .replace("<html>", `<html lang="${ja.lang}">`)
    .replace("initial-scale=1, maximum-scale=1", "initial-scale=1");
  if (mended.length !== built.length + ` lang="${ja.lang}"`.length - ", maximum-scale=1".length)
    throw new Error(`${path}: Framework's page has another head than expected`);
  return mended;
}
