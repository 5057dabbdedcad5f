import type {Book} from "../contracts/book.js";
import type {Finding, FindingList} from "../contracts/finding.js";
import {OperatorError} from "../errors.js";
import {copied, freeName} from "./copied.js";
import {WorkbookPart} from "./parts/book.js";
import {markEdits, type Place} from "./parts/marks.js";
import {addComments} from "./parts/notes.js";
import {Package, Unwritable} from "./parts/package.js";
import {addShapes} from "./parts/shapes.js";
import {Styles} from "./parts/styles.js";
import {addReplies} from "./parts/threads.js";
import {children} from "./parts/xml.js";
import {zipped} from "./parts/zip.js";
import {placer, type Spot, spotsOf} from "./places.js";
import {type CopyFacts, linker, resultSheet} from "./result.js";

/** A file to copy: as it was read, and the parts of its package where it is one. */
export interface Original {
  name: string;
  book: Book;
  parts?: ReadonlyMap<string, Buffer> | undefined;
}

/** More notes than this are read by nobody, and make Excel slow. */
const MOST_NOTES = 5000;
/** A merged block of more cells than this has a border around its first cell only. */
const MOST_MERGED = 1000;

/**
 * A copy of the sender's file with a note in every cell that something is to be said about, and a sheet 読取り結果.
 * No value is changed, and every part of the sender's workbook (charts, pictures, macros, whatever it holds) is in the
 * copy byte for byte, but for the few that are written into: there the marked cells have another style, comments and
 * styles have ours behind their own, and the book has one sheet more. Text files, xls and ods become a new workbook
 * with their texts as they are, and so does a workbook that nothing can be written into; the result sheet says so.
 */
export function annotatedWorkbook(
  {name, book, parts}: Original,
  list: FindingList,
  {out, lang}: {out: string; lang: "ja" | "en"}
): Uint8Array {
  const own = parts && (book.format === "xlsx" || book.format === "xlsm") ? new Package(parts) : undefined;
  try {
    if (own) return written(own, {name, book}, list, {out, lang});
  } catch (cause) {
    if (!(cause instanceof Unwritable)) throw cause;
  }
  const text = book.format === "csv" || book.format === "tsv";
  const texts = own ? "failed" : text ? undefined : "meant";
  return written(copied(book), {name, book}, list, {out, lang, texts});
}

interface How extends Pick<CopyFacts, "texts"> {
  out: string;
  lang: "ja" | "en";
}

function written(copy: Package, {name, book}: Original, list: FindingList, {out, lang, texts}: How): Uint8Array {
  const signed = [...copy.parts.keys()].some(path => /^_xmlsignatures\//i.test(path));
  const part = new WorkbookPart(copy);
  call(part, out, name);
  const styles = new Styles(copy, part.stylesPath);
  const placeOf = placer(book);
  const spots = spotsOf(list.findings, book, placeOf);
  const sheetOf = (sheet: number) =>
    part.sheets.length === book.grids.length
      ? part.sheets[sheet]
      : part.sheets.find(one => one.name === book.grids[sheet]?.sheet);
  const noted = new Set(spots.slice(0, MOST_NOTES));
  for (const sheet of new Set(spots.map(one => one.sheet))) {
    const path = sheetOf(sheet)?.path;
    const ours = spots.filter(one => one.sheet === sheet);
    if (path !== undefined) writeSheet(part, path, ours, noted, styles, lang);
  }
  const facts = {texts, beside: book.beside, signed, unnoted: spots.length - noted.size};
  const link = linker(placeOf, sheet => sheetOf(sheet)?.name);
  const {xml, header} = resultSheet({name, space: part.space, styles}, list, facts, link, lang);
  styles.write();
  const names = part.sheets.map(one => one.name);
  part.addSheet(freeName("読取り結果", names), xml, header);
  return zipped(copy.parts);
}

function writeSheet(
  {book, path: workbook, relations}: WorkbookPart,
  path: string,
  spots: readonly Spot[],
  noted: ReadonlySet<Spot>,
  styles: Styles,
  lang: "ja" | "en"
): void {
  const notes = spots
    .filter(spot => noted.has(spot))
    .map(({row, column, findings}) => ({row, column, said: findings.map(finding => saidOf(finding, lang))}));
  const [xml, root] = book.root(path);
  const text = {xml, root, all: children(xml, root)};
  const fresh = addComments(book, path, text, relations, notes);
  addReplies(book, workbook, path, notes);
  const reference = addShapes(book, path, text, relations, fresh);
  book.change(path, [...markEdits(text, spots.flatMap(cellsOf), styles), ...reference]);
}

/** The cells to mark: the whole of a merged block, so that its border is whole. */
function cellsOf({row, column, merged}: Spot): Place[] {
  const [height, width] = merged ? [merged.bottom - row + 1, merged.right - column + 1] : [1, 1];
  if (height * width > MOST_MERGED) return [{row, column}];
  return Array.from({length: height * width}, (_, i) => ({
    row: row + Math.floor(i / width),
    column: column + (i % width)
  }));
}

function saidOf({rule, suggestions, message_ja, message_en}: Finding, lang: "ja" | "en"): string {
  const near = suggestions.length > 0 ? `\n→ ${suggestions.join(" / ")}` : "";
  return `[${rule}] ${lang === "ja" ? message_ja : message_en}${near}`;
}

/** Excel opens no workbook whose name and content differ about macros. */
function call(part: WorkbookPart, out: string, name: string): void {
  const macros = /\.xlsm$/i.test(out);
  if (part.macros && !macros) {
    const better = out.replace(/\.[^.]*$/, ".xlsm");
    throw new OperatorError({
      where: `--annotate ${out}`,
      ja: `${name} にはマクロがあります。写しの名前は .xlsm で終えてください（例: ${better}）。`,
      en: `${name} holds macros, so the copy's name must end in .xlsm (${better}).`
    });
  }
  part.call(macros ? "macros" : "plain");
}
