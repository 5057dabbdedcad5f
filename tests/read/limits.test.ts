import Papa from "papaparse";
import {expect, test} from "vitest";
import {a1} from "../../pipeline/contracts/book.js";
import {MOST_CHARACTERS, MOST_COLUMNS, MOST_READINGS, MOST_TABLES} from "../../pipeline/contracts/limits.js";
import type {Reading} from "../../pipeline/contracts/reading.js";
import {nameKey} from "../../pipeline/read/tables/fold.js";
import {computing} from "../helpers/computing.js";
import {inspect} from "../helpers/report.js";
import {bookByHand} from "../helpers/workbook.js";

const readReport = async (content: string | Uint8Array) => inspect(content).readings;
const text = (ref: string, words: string) => `<c r="${ref}" t="inlineStr"><is><t>${words}</t></is></c>`;
const row = (at: number, cells: string) => `<row r="${at}">${cells}</row>`;
const header = row(1, ["指標", "年度", "値", "単位"].map((name, i) => text(a1(0, i), name)).join(""));
const body = (at: number, value: string, indicator = "参画機関数") =>
  row(at, text(`A${at}`, indicator) + text(`B${at}`, "2024") + text(`C${at}`, value) + text(`D${at}`, "機関"));

const held = (readings: readonly Reading[], rule: string) =>
  readings.filter(({evidence}) => evidence.split(" ").includes(rule)).map(({address, value}) => [address, value]);

/** The rule by which a file is refused, and what it says. */
async function refusal(content: string | Uint8Array): Promise<[rule: string, en: string]> {
  return readReport(content).then(
    () => ["none", ""],
    error => [error.rule, error.problems?.[0]?.en ?? String(error)]
  );
}

test("a cell of as many characters as Excel holds is read; one more holds that cell and no other", async () => {
  const book = (length: number) =>
    bookByHand([{name: "KPI", rows: header + body(2, "9".repeat(length)) + body(3, "65")}]);
  const whole = await readReport(await book(MOST_CHARACTERS));
  expect([held(whole, "cell_too_long"), whole.length]).toEqual([[], 2]);
  const cut = await readReport(await book(MOST_CHARACTERS + 1));
  expect(held(cut, "cell_too_long")).toEqual([["KPI!C2", "〔32,768 文字〕"]]);
  expect(cut.map(({value}) => value)).toEqual(["〔32,768 文字〕", "65"]);
});

test("a label, a title or a note that is too long is told by itself, in a text file by its line", async () => {
  const long = "あ".repeat(MOST_CHARACTERS + 1);
  const label = await readReport(await bookByHand([{name: "KPI", rows: header + body(2, "65") + body(3, "66", long)}]));
  expect(held(label, "cell_too_long")).toEqual([["KPI!A3", "〔32,768 文字〕"]]);
  const csv = await readReport(`${long}\n指標,年度,値,単位\n参画機関数,2024,${"9".repeat(40_000)},機関\n`);
  expect(held(csv, "cell_too_long")).toEqual([
    ["line 3 値", "〔40,000 文字〕"],
    ["line 1", "〔32,768 文字〕"]
  ]);
});

test("columns, sheets and readings beyond the bounds are refused, each by its rule, with what was found", async () => {
  const wide = Papa.unparse([Array.from({length: MOST_COLUMNS + 1}, (_, i) => `${i}`)]);
  expect(await refusal(wide)).toEqual(["too_many_columns", "16,385 columns (line 1), expected at most 16,384."]);
  const sheets = Array.from({length: MOST_TABLES + 1}, (_, i) => ({name: `S${i}`}));
  expect(await refusal(await bookByHand(sheets))).toEqual([
    "too_many_tables",
    "1,001 sheets or tables, expected at most 1,000."
  ]);
  const years = Array.from({length: 2001}, () => "2024年度").join(",");
  const many = `指標,${years}\n${"参画機関数\n".repeat(MOST_READINGS / 2000)}`;
  expect((await refusal(many))[0]).toBe("too_many_readings");
  const notes = `指標,年度,値,単位,備考\n${`参画機関数,2024,65,機関,${"注".repeat(30_000)}\n`.repeat(170)}`;
  expect((await refusal(notes))[0]).toBe("too_much_text");
});

test("rows that are not there count too: many sheets that reach to the last row are refused", async () => {
  const far = {rows: header + row(1_048_576, '<c r="A1048576"><v>1</v></c>')};
  const [rule, en] = await refusal(await bookByHand([1, 2, 3].map(i => ({name: `S${i}`, ...far}))));
  expect([rule, en]).toEqual(["too_many_cells", expect.stringContaining("(up to S3), expected at most 3,000,000.")]);
});

test("a sheet is gone over by the cells it has: far to the right costs no more than near", async () => {
  const sheet = (column: number, rows: number) =>
    bookByHand([
      {
        name: "KPI",
        rows:
          header +
          body(2, "65") +
          Array.from({length: rows}, (_, i) => row(i + 3, `<c r="${a1(i + 2, column)}"><v>${i}</v></c>`)).join("")
      }
    ]);
  const cost = async (book: Uint8Array) => {
    const computed = computing();
    await readReport(book);
    return computed();
  };
  const [near, far] = [await sheet(4, 1000), await sheet(16_383, 1000)];
  await cost(near); // what is only done the first time
  const [small, large] = [await cost(near), await cost(far)];
  expect(large).toBeLessThan(10 * small + 500);
});

test("columns of a wide table have the names and readings they would have near each other", async () => {
  const at = (column: number, words: string, line: number) => text(a1(line, column), words);
  const rows = (gap: number) =>
    row(1, at(0, "指標", 0) + at(1 + gap, "2023年度", 0) + at(2 + gap, "2024年度", 0)) +
    row(2, at(0, "参画機関数", 1) + at(1 + gap, "58機関", 1) + at(2 + gap, "65機関", 1));
  const said = async (gap: number) =>
    (await readReport(await bookByHand([{name: "KPI", rows: rows(gap)}])))
      .filter(({value}) => value !== "")
      .map(({indicator, period, value}) => [indicator, period, value]);
  expect(await said(400)).toEqual(await said(0));
});

test("a long text is no name and takes no time", () => {
  const computed = computing();
  for (const words of ["あ".repeat(1_000_000), "(".repeat(1_000_000)]) expect(nameKey(words, new Map())).toBe(words);
  expect(computed()).toBeLessThan(200);
});
