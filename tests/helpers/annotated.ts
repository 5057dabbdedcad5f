import {readXlsx} from "hucre/xlsx";
import type {FindingList} from "../../pipeline/contracts/finding.js";
import {unzip} from "../../pipeline/read/bytes/zip.js";
import {readBook} from "../../pipeline/read/workbook/book.js";
import {annotatedWorkbook} from "../../pipeline/workbook/annotate.js";

const MOST = 200_000_000;

/** One thing to say about each of these places. */
export function findingsAt(...addresses: string[]): FindingList {
  const findings = addresses.map(address => ({
    address,
    rule: "number_range",
    kind: "quarantined" as const,
    message_ja: "範囲です",
    message_en: "a range",
    suggestions: ["10", "15"]
  }));
  return {findings, counts: {read: 1, accepted: 0, quarantined: 1, skipped: 0}, scores: [90, 0, null]};
}

/** What our note on each of them says. */
export const SAID = "[number_range] 範囲です\n→ 10 / 15";

/** The copy with notes, as the command makes it. */
export function annotated(bytes: Uint8Array, list: FindingList, name = "a.xlsx", out = "out.xlsx"): Uint8Array {
  const book = readBook(bytes, name, {maxUnzipped: MOST});
  const parts = /^xls[xm]$/.test(book.format) ? unzip(bytes, name, MOST) : undefined;
  return annotatedWorkbook({name, book, parts}, list, {out, lang: "ja"});
}

/** The parts of a package, as text. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map([...unzip(bytes, "any", MOST)].map(([path, part]) => [path, part.toString("utf8")]));
}

/** The first tag of an XML text that closes another element than the one that is open, or what is left open. */
export function faultOf(xml: string): string | undefined {
  const open: string[] = [];
  for (const [tag, close, name = "", empty] of xml.matchAll(/<(\/?)([^\s<>/!?]+)[^<>]*?(\/?)>/g)) {
    if (close && open.pop() !== name) return tag;
    if (!close && !empty) open.push(name);
  }
  return open.at(-1);
}

export const FIRST_SHEET = "xl/worksheets/sheet1.xml";

/** The notes of the first sheet by their cells. */
export async function notesOf(copy: Uint8Array): Promise<Record<string, string | undefined>> {
  const cells = (await readXlsx(copy, {readStyles: true})).sheets[0]?.cells ?? new Map();
  const noted = [...cells].filter(([, cell]) => cell.comment);
  return Object.fromEntries(noted.map(([at, cell]) => [at, cell.comment?.text]));
}

/** Rows and cells as they stand, `!` behind a cell that is marked: (A1 B1!)(A2). */
export function cellsOf(copy: Uint8Array): string {
  const tags = [...(partsOf(copy).get(FIRST_SHEET) ?? "").matchAll(/<(\/?)(row|c)\b([^>]*?)(\/?)>/g)];
  const said = tags.map(([, close, name, rest = "", empty]) => {
    if (name === "row") return close ? ")" : empty ? "()" : "(";
    const address = / r="(\w+)"/.exec(rest)?.[1] ?? "?";
    return close ? "" : `${address}${/ s="/.test(rest) ? "!" : ""} `;
  });
  return said.join("").replaceAll(" )", ")");
}
