import {createHash} from "node:crypto";
import {readXlsx} from "hucre/xlsx";
import {beforeAll, expect, test} from "vitest";
import {unzip} from "../../pipeline/read/bytes/zip.js";
import {readBook} from "../../pipeline/read/workbook/book.js";
import {annotated, faultOf, findingsAt, partsOf, SAID} from "../helpers/annotated.js";
import {FULL, fullBook} from "../helpers/fullBook.js";

/** The parts that a copy writes into; all others are the sender's, byte for byte. */
const WRITTEN = [
  "[Content_Types].xml",
  "xl/_rels/workbook.xml.rels",
  "xl/comments1.xml",
  "xl/drawings/vmlDrawing1.vml",
  "xl/styles.xml",
  "xl/workbook.xml",
  "xl/worksheets/sheet1.xml"
];

let sent: Uint8Array;
let copy: Uint8Array;
beforeAll(async () => {
  sent = await fullBook();
  copy = annotated(sent, findingsAt("KPI!B2", "KPI!B3", "KPI!E9"), "a.xlsm", "確認.XLSM");
});

const hashes = (bytes: Uint8Array) =>
  new Map([...unzip(bytes, "any", 1e8)].map(([path, part]) => [path, createHash("sha256").update(part).digest("hex")]));

test("every part of the sender's workbook is in the copy, the same byte for byte but for those written into", () => {
  const [before, after] = [hashes(sent), hashes(copy)];
  expect([...before.keys()]).toEqual(expect.arrayContaining(Object.keys(FULL)));
  expect([...before.keys()].filter(path => !after.has(path))).toEqual([]);
  expect(
    [...before]
      .filter(([path, hash]) => after.get(path) !== hash)
      .map(([path]) => path)
      .sort()
  ).toEqual(WRITTEN);
  expect([...after.keys()].filter(path => !before.has(path))).toEqual(["xl/worksheets/sheet3.xml"]);
});

/** Tags and texts in order, without what a mark changes of a tag: a cell's style, and how many of a kind follow. */
function pieces(xml: string): string[] {
  const all = xml.match(/<[^>]*>|[^<]+/g) ?? [];
  return all.map(one => one.replace(/ (s|spans|count)="\d[^"]*"/g, "").replace(/\s*\/?>$/, ">"));
}

test.each(WRITTEN)("%s holds everything that it held, in its order", path => {
  const [before, after] = [pieces(partsOf(sent).get(path) ?? ""), pieces(partsOf(copy).get(path) ?? "")];
  let found = 0;
  for (const piece of after) if (piece === before[found]) found++;
  expect(before[found] ?? "all of it").toBe("all of it");
  expect(faultOf(partsOf(copy).get(path) ?? "")).toBeUndefined();
});

test("two readers see the same values, and the notes: ours behind the sender's own words", async () => {
  const [before, after] = [sent, copy].map(bytes => readBook(bytes, "a.xlsm", {maxUnzipped: 1e8}).grids);
  expect(after?.map(({sheet, hidden}) => [sheet, hidden])).toEqual([
    ["KPI", false],
    ["隠し", true],
    ["読取り結果", false]
  ]);
  const texts = (grids: typeof before) =>
    [0, 1, 2, 3].map(row => [0, 1].map(column => grids?.[0]?.cell(row, column)?.text));
  expect(texts(after)).toEqual(texts(before));
  const [sheet, , result] = (await readXlsx(copy, {readStyles: true})).sheets;
  const note = (at: string) => sheet?.cells?.get(at)?.comment?.text;
  expect([note("1,1"), note("2,1"), note("8,4")]).toEqual([`送り手のコメント\n\n${SAID}`, SAID, SAID]);
  expect(partsOf(copy).get("xl/comments1.xml")).toContain("<r><t>送り手のコメント</t></r><r><t ");
  const marked = ["1,1", "2,1", "8,4"].map(at => sheet?.cells?.get(at)?.style);
  expect(marked.map(style => [style?.border?.top?.style, style?.numFmt])).toEqual([
    ["medium", "0.0%"],
    ["medium", undefined],
    ["medium", undefined]
  ]);
  expect(result?.rows.at(-1)?.slice(0, 3)).toEqual(["KPI!E9", "保留", "number_range"]);
});
