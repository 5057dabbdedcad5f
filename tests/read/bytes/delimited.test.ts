import {expect, test} from "vitest";
import type {Book} from "../../../pipeline/contracts/book.js";
import {readDelimited} from "../../../pipeline/read/bytes/delimited.js";
import {computing} from "../../helpers/computing.js";
import {encodeCp932} from "../../helpers/cp932.js";

const read = (text: string) => readDelimited(new TextEncoder().encode(text), "報告.csv");

/** The texts of the cells that are not blank, row by row, each row behind its line. */
function cells({grids: [grid]}: Book): string[] {
  if (!grid) throw new Error("a text file is one grid");
  return Array.from({length: grid.rows}, (_, row) => {
    const texts = Array.from({length: grid.columns}, (_, column) => grid.cell(row, column)?.text ?? "");
    return `${grid.line(row)}: ${texts.join("|")}`;
  });
}

test("a text file is one grid of texts without a name, in its encoding", () => {
  const book = readDelimited(encodeCp932("年度,値\r\n令和６年度,▲1\r\n"), "報告.csv");
  expect(book).toMatchObject({format: "csv", encoding: {name: "cp932"}, irregular: [], beside: []});
  expect(book.grids).toHaveLength(1);
  expect(book.grids[0]).toMatchObject({sheet: "", hidden: false, rows: 2, columns: 2, merges: []});
  expect(book.grids[0]?.cell(1, 0)).toEqual({text: "令和６年度", kind: "text"});
});

test("cells are exactly as typed, spaces and all; only white space is blank", () => {
  const book = read('id,値\n a , 1 234 　\n"",　\n"「""」",\n');
  expect(cells(book)).toEqual(["1: id|値", "2:  a | 1 234 　", "3: |", '4: 「"」|']);
  expect(book.grids[0]?.cell(2, 1)).toBeUndefined();
});

test("rows of any length stay as they are, and what is empty at the edges is no part of the grid", () => {
  const book = read("題名,,,,\n\n年度,値\n2024,1,234\n2025\n,,,\n\n");
  expect(cells(book)).toEqual(["1: 題名||", "2: ||", "3: 年度|値|", "4: 2024|1|234", "5: 2025||"]);
  expect(book.grids[0]).toMatchObject({rows: 5, columns: 3});
});

test("a last line without a line end counts; an empty text is an empty grid", () => {
  expect(cells(read("a,b\n1,2"))).toEqual(["1: a|b", "2: 1|2"]);
  expect(read("").grids[0]).toMatchObject({rows: 0, columns: 0});
  expect(read("\n \n,\n").grids[0]).toMatchObject({rows: 0, columns: 0});
});

test("a byte-order mark, even a doubled one, is no part of the first cell and shifts no line", () => {
  expect(cells(read('\ufeff\ufeff年度,値\n"a\nb",1\nc,2'))).toEqual(["1: 年度|値", "2: a\nb|1", "4: c|2"]);
  expect(read('\ufeff\ufeffa,b\n"c,d\n').irregular?.map(({line}) => line)).toEqual([2]);
});

test.each([
  ["LF", "\n"],
  ["CRLF", "\r\n"],
  ["CR", "\r"]
])("with %s ends a row is named by the line it begins on, and a cell keeps its line ends", (_name, end) => {
  const text = ["年度,注", `"一${end}二${end}${end}三",1`, "", '2,"四"', `3,"五${end}"`, "4,六"].join(end);
  const lines = ["1: 年度|注", `2: 一${end}二${end}${end}三|1`, "6: |", "7: 2|四", `8: 3|五${end}`, "10: 4|六"];
  expect(cells(read(text))).toEqual(lines);
});

test.each([
  [
    "as Excel writes them: CRLF, and LF inside cells",
    'a,"b\nc"\r\nd,"e"\r\nf,g\r\n',
    ["1: a|b\nc", "3: d|e", "4: f|g"]
  ],
  ["LF and CRLF", 'a,"b\r\nc"\nd,"e"\r\nf,g\r\nh,i\n', ["1: a|b\r\nc", "3: d|e", "4: f|g", "5: h|i"]],
  ["all three", 'a,b\rc,"d"\r\ne,"f\rg"\nh,i\r', ["1: a|b", "2: c|d", "3: e|f\ng", "5: h|i"]],
  ["CR, and LF inside cells", 'a,"b\nc"\rd,e\r\rf,g', ["1: a|b\nc", "3: d|e", "4: |", "5: f|g"]]
])("line ends of several kinds part rows: %s", (_name, text, expected) => {
  expect(cells(read(text))).toEqual(expected);
});

test.each([
  ["tabs, with commas in every number", "2023\t1,234\n2024\t5,678\n", "tsv", ["1: 2023|1,234", "2: 2024|5,678"]],
  ["commas, with tabs in a note", "年度,値\n2024,1\t\n2025,2\n", "csv", ["1: 年度|値", "2: 2024|1\t", "3: 2025|2"]],
  ["semicolons, with decimal commas", "名;値\nあ;1,5\nい;2,5\n", "csv", ["1: 名|値", "2: あ|1,5", "3: い|2,5"]],
  ["commas, with semicolons in quotes", '名,"a;b;c"\nあ,"1;2;3"\n', "csv", ["1: 名|a;b;c", "2: あ|1;2;3"]],
  ["commas, with tabs in quotes", '名,"a\tb"\nあ,"1\t""2"\n', "csv", ["1: 名|a\tb", '2: あ|1\t"2']],
  ["one column of words", "年度\n2024\n", "csv", ["1: 年度", "2: 2024"]],
  ["tabs below titles with commas", "表, 題\n注, 出典\n年度\t値\n2024\t1,000\n2025\t2\n", "tsv", undefined]
])("the delimiter is what parts the lines alike: %s", (_name, text, format, expected) => {
  const book = read(text);
  expect(book.format).toBe(format);
  if (expected) expect(cells(book)).toEqual(expected);
  else expect(cells(book).slice(2)).toEqual(["3: 年度|値", "4: 2024|1,000", "5: 2025|2"]);
});

test("long lines do not hide the delimiter", () => {
  const wide = Array.from({length: 300}, (_, i) => `${"列".repeat(200)}${i}`).join("\t");
  expect(read(`${wide}\n${wide}\n${wide}\n`).format).toBe("tsv");
});

test("a quotation mark that is never closed is named by its own line, and how far it swallows", () => {
  const book = read('年度,注\n"a\nb","c\n2024,1\n2025,2\n');
  expect(book.irregular).toEqual([
    {line: 2, ja: expect.stringContaining("3 行目の引用符が閉じておらず、5 行目まで"), en: expect.any(String)},
    {
      line: 3,
      ja: expect.any(String),
      en: "the quotation mark opened on line 3 is never closed: all up to line 5 is one cell"
    }
  ]);
  expect(cells(book)).toEqual(["1: 年度|注", "2: a\nb|c\n2024,1\n2025,2\n"]);
});

test.each([
  ["letters after the closing one", 'a,b\n1,"2"x\n3,"4"\n', 2, "goes on after its closing quotation mark"],
  ["a space before the opening one", 'a,b\n1, "1,234"\n3,4\n', 2, "a space before a quotation mark"]
])("a misplaced quotation mark is named by its line: %s", (_name, text, line, en) => {
  expect(read(text).irregular?.map(one => [one.line, one.en])).toEqual([[line, expect.stringContaining(en)]]);
});

test.each([
  ["inside a word", 'a,5" 管\nb,6" 管\n'],
  ["doubled inside quotes, after a space", 'a," ""引用"""\nb,"c"\n'],
  ["with spaces after the closing one", '"a" ,b\n"c" ,d\n']
])("a quotation mark that parts no cell wrongly is no fault: %s", (_name, text) => {
  expect(read(text).irregular).toEqual([]);
});

test("many faults in one long row take no time that grows with their square", () => {
  const row = `"${"\n".repeat(50_000)}",${'"a"b",'.repeat(16_000)}`;
  const computed = computing();
  expect(read(`x,y\n${row}\n`).irregular?.map(({line}) => line)).toEqual([2, 50_002]);
  expect(computed()).toBeLessThan(5_000);
});
