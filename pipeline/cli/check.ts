import {realpath, writeFile} from "node:fs/promises";
import {basename} from "node:path";
import type {Book} from "../contracts/book.js";
import type {CheckedFile} from "../contracts/checkReport.js";
import type {Artifact, Source} from "../contracts/source.js";
import {unopenedWords} from "../contracts/unopened.js";
import {OperatorError} from "../errors.js";
import type {Command, Context, Output} from "./command.js";
import type {Options} from "./options.js";

export const check: Command = checkGiven;

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
  if (annotate !== undefined) await expectNewWorkbook(annotate, paths);
  const files = await Promise.all(paths.map(readGiven));
  const {report, opened, titles} = await checkFiles(settings, {files, source, community, now: now()});
  const [first, file] = [report.files[0], opened[0]];
  if (annotate !== undefined && first && "counts" in first && file)
    await annotateFile({...file, book: await bookOf(file, settings)}, first, annotate, {
      lang,
      titles,
      maxUnzipped: settings.maxUnzipped
    });
  const failed = report.files.some(one => "error" in one || one.counts.quarantined > 0);
  return {json: report, text: checkText(report, lang), failed};
}

/** A copy is an Excel workbook, whatever it is a copy of, and never takes the place of what was sent. */
async function expectNewWorkbook(out: string, paths: readonly string[]): Promise<void> {
  const where = `--annotate ${out}`;
  if (!/\.xls[xm]$/i.test(out))
    throw new OperatorError({
      where,
      ja: "写しは Excel のブックです。名前を .xlsx（マクロがあれば .xlsm）で終えてください。",
      en: "the copy is an Excel workbook; expected a name ending in .xlsx (.xlsm for one with macros)."
    });
  const places = await Promise.all([out, ...paths].map(path => realpath(path).catch(() => undefined)));
  if (places[0] !== undefined && places.lastIndexOf(places[0]) > 0)
    throw new OperatorError({
      where,
      ja: "点検するファイルそのものです。別の名前を指定してください。",
      en: "that is the file to check itself; expected another name."
    });
}

/** The cells once more, of a file that has just been read well. */
async function bookOf({content, name}: Artifact, {maxUnzipped}: Context["settings"]): Promise<Book> {
  const {readBook} = await import("../read/workbook/book.js");
  return readBook(content, name, {maxUnzipped});
}

/** No file of this name can stand there. */
const NO_PLACE = new Set(["ENOENT", "ENOTDIR", "EISDIR", "ENAMETOOLONG", "ELOOP"]);

async function annotateFile(
  {name, content, book}: Artifact & {book: Book},
  checked: CheckedFile,
  out: string,
  {lang, titles, maxUnzipped}: {lang: "ja" | "en"; titles: ReadonlyMap<string, string>; maxUnzipped: number}
): Promise<void> {
  const {annotatedWorkbook} = await import("../workbook/annotate.js");
  const {unzip} = await import("../read/bytes/zip.js");
  const {findingsOf} = await import("./text/check.js");
  const parts = /^xls[xm]$/.test(book.format) ? unzip(content, name, maxUnzipped) : undefined;
  const bytes = annotatedWorkbook({name, book, parts}, findingsOf(checked, titles), {out, lang});
  try {
    await writeFile(out, bytes);
  } catch (error) {
    const {code = ""} = error as NodeJS.ErrnoException;
    if (!NO_PLACE.has(code)) throw error; // a full disk and its like are told as such
    throw new OperatorError({
      where: `--annotate ${out}`,
      ja: "そこには書けません。書けるフォルダの中の名前を指定してください。",
      en: "cannot be written; expected a name in a folder that can be written to."
    });
  }
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
