import fc from "fast-check";
import {expect, test} from "vitest";
import type {Grid} from "../../../pipeline/contracts/book.js";
import {readBook} from "../../../pipeline/read/workbook/book.js";
import {computing} from "../../helpers/computing.js";
import {type BookByHand, bookByHand, type SheetByHand} from "../../helpers/workbook.js";

const LIMITS = {maxUnzipped: 20_000_000};

async function gridOf(sheet: SheetByHand, book: BookByHand = {}): Promise<Grid> {
  const [grid] = readBook(await bookByHand([sheet], book), "a.xlsx", LIMITS).grids;
  if (!grid) throw new Error("the book has no sheet");
  return grid;
}

const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join("")}</row>`;

test("furigana stays out, runs are joined, returns become line feeds, in shared and in inline texts", async () => {
  const furigana = '<rPh sb="0" eb="2"><t>サンカク</t></rPh><phoneticPr fontId="1"/>';
  const runs = '<r><t>参画</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 機関</t></r>';
  const strings = [
    `${runs}${furigana}`,
    "<t>一_x000D_\n二_x000D_三\n四</t>",
    '<t xml:space="preserve"> 　\n </t>',
    "<t>６５</t>"
  ];
  const cells = strings.map((_, i) => `<c r="${"ABCD"[i]}1" t="s"><v>${i}</v></c>`);
  const grid = await gridOf(
    {rows: row(1, ...cells, `<c r="E1" t="inlineStr"><is>${runs}${furigana}</is></c>`)},
    {strings}
  );
  expect([0, 1, 2, 3, 4].map(column => grid.cell(0, column)?.text)).toEqual([
    "参画 機関",
    "一\n二\n三\n四",
    undefined,
    "６５",
    "参画 機関"
  ]);
});

test("a formula whose result is an empty text is blank, one without a result is not", async () => {
  const grid = await gridOf({
    rows: row(
      1,
      '<c r="A1"><f>B2*2</f></c>',
      '<c r="B1"><f>B2*2</f><v></v></c>',
      '<c r="C1"><f t="shared" ref="C1:D1" si="0">C2+1</f><v>3</v></c>',
      '<c r="D1"><f t="shared" si="0"/><v>4</v></c>',
      '<c r="E1" t="str"><f>IF(A1="","",1)</f><v></v></c>'
    )
  });
  expect([0, 1, 2, 3, 4].map(column => grid.cell(0, column))).toEqual([
    {text: "=B2*2", kind: "text", formula: "B2*2", unresolved: true},
    {text: "=B2*2", kind: "text", formula: "B2*2", unresolved: true},
    {text: "3", kind: "number", formula: "C2+1"},
    {text: "4", kind: "number", formula: "D2+1"},
    undefined
  ]);
  expect(grid.columns).toBe(4);
});

test("errors keep their names; one that the library does not know is an error all the same", async () => {
  const errors = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!"];
  const grid = await gridOf({rows: row(1, ...errors.map(error => `<c t="e"><v>${error}</v></c>`))});
  expect(errors.map((_, column) => grid.cell(0, column))).toEqual(
    [...errors.slice(0, 7), "#ERROR!"].map(text => ({text, kind: "error"}))
  );
});

test("any stored number comes out in plain digits, the same to fifteen of them", async () => {
  const numbers = fc.sample(fc.double({noNaN: true, noDefaultInfinity: true}), {numRuns: 400, seed: 11});
  const typed = [...numbers, 0.1 + 0.2, 1e21, -1.5e-7, 1e15, 123456789012345680, -0, 99999999999999.9];
  const grid = await gridOf({rows: typed.map((value, i) => row(i + 1, `<c><v>${value}</v></c>`)).join("")});
  const read = typed.map((_, i) => grid.cell(i, 0)?.text ?? "");
  expect(read.filter(text => !/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/.test(text))).toEqual([]);
  expect(read.map(Number)).toEqual(typed.map(value => Number(value.toPrecision(15)) + 0));
  expect(read.slice(-7)).toEqual([
    "0.3",
    "1000000000000000000000",
    "-0.00000015",
    "1000000000000000",
    "123456789012346000",
    "0",
    "99999999999999.9"
  ]);
});

const merged = (...blocks: string[]) =>
  `<mergeCells>${blocks.map(ref => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`;

test("a block is mirrored in every cell of it, and only there", async () => {
  const rows = row(2, '<c r="B2"><v>7</v></c>') + row(5, '<c r="D5"><v>1</v></c>');
  const grid = await gridOf({rows, after: merged("B2:C4", "A5:C5")});
  const filled: string[] = [];
  for (let r = 0; r < grid.rows; r++)
    for (let c = 0; c < grid.columns; c++) if (grid.cell(r, c)) filled.push(`${r},${c}`);
  expect(filled).toEqual(["1,1", "1,2", "2,1", "2,2", "3,1", "3,2", "4,3"]);
  expect(grid.cell(3, 2)).toEqual({text: "7", kind: "number", merged: {top: 1, left: 1, bottom: 3, right: 2}});
  expect([0, 1, 2, 3, 4].map(r => grid.lastColumn(r))).toEqual([-1, 2, 2, 2, 3]);
});

test.each(["A1:A1048576", "A1:XFD1048576", "A1:XFD1", "A1:A1500"])(
  "the block %s ends where the sheet ends",
  async block => {
    const rows = row(1, '<c r="A1"><v>7</v></c>') + row(3, '<c r="B3"><v>1</v></c>');
    const grid = await gridOf({rows, after: merged(block)});
    expect([grid.rows, grid.columns]).toEqual([3, 2]);
    const below = block.startsWith("A1:XFD1") && block.length === 7 ? grid.cell(0, 1) : grid.cell(2, 0);
    expect(below?.text).toBe("7");
    expect(grid.merges.map(({bottom, right}) => [bottom < 3, right < 2])).toEqual([[true, true]]);
  }
);

test("thousands of tall blocks side by side cost no more than they are", async () => {
  const column = (index: number): string =>
    index < 26 ? String.fromCharCode(65 + index) : column(Math.floor(index / 26) - 1) + column(index % 26);
  const blocks = Array.from({length: 8000}, (_, i) => `${column(2 * i)}1:${column(2 * i + 1)}900`);
  const computed = computing();
  const grid = await gridOf({rows: row(1, '<c r="A1"><v>7</v></c>'), after: merged(...blocks)});
  expect([grid.rows, grid.cell(899, 1)?.text, grid.cell(450, 2)]).toEqual([900, "7", undefined]);
  const ends = row(1, '<c r="A1"><v>7</v></c>') + row(1048576, '<c r="ZZ1048576"><v>1</v></c>');
  const columns = Array.from({length: 200}, (_, i) => `${column(i)}1:${column(i)}1048576`);
  expect((await gridOf({rows: ends, after: merged(...columns)})).cell(777_777, 0)?.text).toBe("7");
  expect(computed()).toBeLessThan(5000); // a list of every row's blocks takes minutes
});

test("hidden columns that reach to the end of the largest sheet are those within the sheet", async () => {
  const grid = await gridOf({
    before: '<cols><col min="2" max="16384" width="9" hidden="1"/></cols>',
    rows: `<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>${row(2, '<c r="C2"><v>1</v></c>')}`
  });
  expect([[...grid.hiddenRows], [...grid.hiddenColumns]]).toEqual([[0], [1, 2]]);
});
