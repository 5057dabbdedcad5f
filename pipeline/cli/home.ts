import {lstat, stat} from "node:fs/promises";
import {sep} from "node:path";
import {fileOf} from "../contracts/folders.js";
import {OperatorError} from "../errors.js";
import type {Settings} from "../settings.js";

const NO_FOLDER = {ja: "フォルダではありません。", en: "this is no folder"};
const FAULTS: Record<string, {ja: string; en: string}> = {
  ENOTDIR: NO_FOLDER,
  ENOENT: {ja: "リンクの先がありません。", en: "its link leads nowhere"},
  ELOOP: {ja: "リンクが輪になっています。", en: "its links lead in a ring"},
  ENAMETOOLONG: {ja: "名前が長すぎます。", en: "this name is too long"},
  EACCES: {ja: "開く権限がありません。", en: "there is no permission to open it"}
};

/** Looks at the home before anything is done in it; one that is not there yet is made by whoever writes first. */
export async function assertHome({home, root}: Settings): Promise<void> {
  if (home === root) return;
  const found = await stat(home).catch((error: NodeJS.ErrnoException) => error.code ?? "");
  if (typeof found !== "string" && found.isDirectory()) return;
  if (found === "ENOENT" && !(await lstat(home).catch(() => undefined))) return;
  const fault = (typeof found === "string" && FAULTS[found]) || NO_FOLDER;
  throw new OperatorError({
    where: `BIO_HOME=${home}`,
    ja: `${fault.ja}書込みのできるフォルダを指定してください。`,
    en: `${fault.en}; name a folder that may be written to.`
  });
}

/** A line for whoever works in an installed package: what is made there goes with it. Empty where all is well. */
export function homeWarning({home, root}: Settings): string {
  if (home !== root || !root.split(sep).includes("node_modules")) return "";
  return (
    `BIO_HOME: データがパッケージの中に書かれ、更新すると消えます。外のフォルダを指定してください。 / ` +
    `data is written inside the package and goes with the next upgrade; name a folder outside.`
  );
}

/** Tells of tables of the home that somebody has to look at, a line each. */
export async function tellOddTables(settings: Settings, log: (line: string) => void): Promise<void> {
  const [{oddTables}, {ownTableText}] = await Promise.all([
    import("../run/ownTables.js"),
    import("./text/ownTables.js")
  ]);
  for (const table of await oddTables(settings)) log(`warning:${ownTableText(table)}`);
}

/** Names the reference tables in a text by the files that are really read, where home and product are two folders. */
export function withRealPaths(text: string, folders: Settings, written = (path: string) => path): string {
  if (folders.home === folders.root) return text;
  return text.replace(/(?<![\w/.-])data\/reference\/\w+\.csv/g, name => written(fileOf(folders, name)));
}
