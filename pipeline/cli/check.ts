import {writeFile} from "node:fs/promises";
import {basename} from "node:path";
import type {Book} from "../contracts/book.js";
import type {CheckedFile} from "../contracts/checkReport.js";
import type {Artifact, Source} from "../contracts/source.js";
import {unopenedWords} from "../contracts/unopened.js";
import {OperatorError} from "../errors.js";
import type {Command, Context, Output} from "./command.js";
import type {Options} from "./options.js";

export const check: Command = {
  about: "ファイルを取り込まずに点検する / check files without storing anything",
  usage: [
    "bio check FILE... [--community ID] [--source ID] [--annotate OUT.xlsx] [--lang en] [--json]",
    "bio check 長岡_R6.xlsx --annotate 長岡_R6_確認.xlsx"
  ],
  words: [1, 1000],
  options: ["community", "source", "annotate", "lang"],
  run: checkGiven
};

/** Checks files as people hand them in. Fails where anything is held or cannot be read. */
async function checkGiven(
  {settings, now}: Context,
  paths: string[],
  {source: sourceId = "community_report", community = "", annotate, lang}: Options
): Promise<Output> {
  const {checkFiles} = await import("../run/checkFiles.js");
  const {checkText} = await import("./text/check.js");
  const source = await sourceOf(sourceId);
  if (annotate !== undefined && paths.length > 1)
    throw new OperatorError({
      where: "--annotate",
      ja: "ファイルを一つだけ指定してください。",
      en: `found ${paths.length} files, expected one.`
    });
  const files = await Promise.all(paths.map(readGiven));
  const {report, opened, titles} = await checkFiles(settings, {files, source, community, now: now()});
  const [first, file] = [report.files[0], opened[0]];
  if (annotate !== undefined && first && "counts" in first && file)
    await annotateFile({...file, book: await bookOf(file, settings)}, first, annotate, lang, titles);
  const failed = report.files.some(one => "error" in one || one.counts.quarantined > 0);
  return {json: report, text: checkText(report, lang), failed};
}

/** The cells once more, of a file that has just been read well. */
async function bookOf({content, name}: Artifact, {maxUnzipped}: Context["settings"]): Promise<Book> {
  const {readBook} = await import("../read/workbook/book.js");
  return readBook(content, name, {maxUnzipped});
}

async function annotateFile(
  {name, content, book}: Artifact & {book: Book},
  checked: CheckedFile,
  out: string,
  lang: "ja" | "en",
  titles: ReadonlyMap<string, string>
): Promise<void> {
  const {annotatedWorkbook} = await import("../workbook/annotate.js");
  const {findingsOf} = await import("./text/check.js");
  const bytes = await annotatedWorkbook({name, bytes: content, book}, findingsOf(checked, titles), lang);
  await writeFile(out, bytes);
}

async function sourceOf(id: string): Promise<Source> {
  const {sources} = await import("../sources/index.js");
  const source = sources.find(one => one.id === id && one.inspect && one.inbox);
  if (source) return source;
  const known = sources.filter(one => one.inspect && one.inbox).map(one => one.id);
  throw new OperatorError({
    where: `--source ${id}`,
    ja: `人の作ったファイルを読む情報源ではありません。使えるもの: ${known.join("、")}`,
    en: `no source that reads files made by people; expected one of ${known.join(", ")}.`
  });
}

async function readGiven(path: string): Promise<Artifact> {
  const {NotRead, readNamed} = await import("../collect/readWhole.js");
  try {
    return {name: basename(path), content: await readNamed(path)};
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    const rule = error.rule === "file_vanished" ? "file_missing" : error.rule;
    throw new OperatorError({where: path, ...unopenedWords[rule]});
  }
}
