import {expect, test} from "vitest";
import {problemsOf} from "../../helpers/errors.js";
import {cells, inspect} from "../../helpers/report.js";

test("long: one figure a row, with titles above, notes below and the line of each", () => {
  const {found, readings} = inspect(
    '長岡バイオコミュニティ\n（単位：社）\n\n指標,年度,値,備考\n関連企業数,2024,65,※1\n"参画\n機関数",R6,70,\n\n※1 年度末\n'
  );
  const [table] = found.tables;
  expect([table?.layout, table?.titles.map(({text}) => text), table?.notes.map(({text}) => text)]).toEqual([
    "long",
    ["長岡バイオコミュニティ", "（単位：社）"],
    ["※1 年度末"]
  ]);
  expect(
    cells(readings, "address", "entity", "indicator", "period", "period_header", "value", "unit_note", "note_ja")
  ).toEqual([
    ["line 5 値", "長岡バイオコミュニティ", "関連企業数", "2024", "年度", "65", "社", "※1"],
    ["line 6 値", "長岡バイオコミュニティ", "参画機関数", "R6", "年度", "70", "社", ""]
  ]);
});

test("wide: years across under a header of two rows whose merges were lost in a CSV", () => {
  const {found, readings} = inspect("指標,単位,令和５年度,,令和６年度,\n,,実績,見込,実績,見込\n関連企業数,社,1,2,3,\n");
  expect(found.tables[0]?.columns.map(({name}) => name)).toEqual([
    "指標",
    "単位",
    "令和５年度 / 実績",
    "令和５年度 / 見込",
    "令和６年度 / 実績",
    "令和６年度 / 見込"
  ]);
  expect(found.tables[0]?.layout).toBe("wide");
  expect(cells(readings, "address", "period", "status", "value", "unit", "evidence")).toEqual([
    ["line 3 令和５年度 / 実績", "令和５年度", "実績", "1", "社", ""],
    ["line 3 令和５年度 / 見込", "令和５年度", "見込", "2", "社", ""],
    ["line 3 令和６年度 / 実績", "令和６年度", "実績", "3", "社", ""],
    ["line 3 令和６年度 / 見込", "令和６年度", "見込", "", "社", "empty_cell"]
  ]);
});

test("wide: indicators across with their units in the header, and one that nobody knows", () => {
  const {found, readings} = inspect("年度,関連企業数（社）,売上高(億円),謎の数\n2023年度,1,2.5,9\n");
  expect(found.tables[0]?.layout).toBe("wide");
  expect(cells(readings, "indicator", "unit_header", "value", "period")).toEqual([
    ["関連企業数", "社", "1", "2023年度"],
    ["売上高", "億円", "2.5", "2023年度"],
    ["謎の数", "", "9", "2023年度"]
  ]);
});

test("cross: communities down and indicators across, the year in the title, a row of totals that is checked", () => {
  const {found, readings} = inspect(
    "令和６年度\n＼,関連企業数（社）,ベンチャー数（社）\n長岡,10,1\n鶴岡,20,2\n合計,30,4\n"
  );
  expect(found.tables[0]?.layout).toBe("cross");
  expect(cells(readings, "entity", "indicator", "period", "role", "value")).toEqual([
    ["長岡", "関連企業数", "令和6年度", "value", "10"],
    ["長岡", "ベンチャー数", "令和6年度", "value", "1"],
    ["鶴岡", "関連企業数", "令和6年度", "value", "20"],
    ["鶴岡", "ベンチャー数", "令和6年度", "value", "2"],
    ["合計", "関連企業数", "令和6年度", "total", "30"],
    ["合計", "ベンチャー数", "令和6年度", "total", "4"]
  ]);
  expect(
    new Set(readings.filter(({indicator}) => indicator === "関連企業数").map(({sum_group}) => sum_group)).size
  ).toBe(1);
});

test("labels lose their numbering, footnote marks and brackets; a breakdown that nobody knows stays in the name", () => {
  const {readings} = inspect("指標,2024年度\n①関連企業数※1,1\n2. 売上高（百万円）,2\n参画機関数（うち企業）,3\n");
  expect(cells(readings, "indicator", "unit_header")).toEqual([
    ["関連企業数", ""],
    ["売上高", "百万円"],
    ["参画機関数（うち企業）", ""]
  ]);
});

test("headings between rows and columns that are no indicator are listed as skipped, ragged records are held", () => {
  const {readings} = inspect("指標,単位,2024年度,前年比\n【企業】,,,\n関連企業数,社,65,1.2\nベンチャー数,社,1,234,5\n");
  expect(cells(readings, "address", "value", "evidence")).toEqual([
    ["line 2 指標", "【企業】", "section_row"],
    ["line 3 2024年度", "65", ""],
    ["line 3 前年比", "1.2", "column_not_data"],
    ["line 4 2024年度", "1", "row_ragged"],
    ["line 4 前年比", "234", "row_ragged column_not_data"]
  ]);
});

test("several tables in one file are told apart, above each other and side by side", () => {
  const above = inspect("指標,2023年度\n関連企業数,1\n\n表２\n指標,単位,2024年度\nベンチャー数,社,2\n");
  expect(cells(above.readings, "address", "indicator", "value")).toEqual([
    ["line 2 2023年度", "関連企業数", "1"],
    ["line 6 2024年度", "ベンチャー数", "2"]
  ]);
  const beside = inspect("指標,2023年度,,指標,2024年度\n関連企業数,1,,ベンチャー数,2\n");
  expect(cells(beside.readings, "indicator", "period", "value")).toEqual([
    ["関連企業数", "2023年度", "1"],
    ["ベンチャー数", "2024年度", "2"]
  ]);
});

test("a block of figures without a header is held with its range, never dropped", () => {
  const {found, readings} = inspect("指標,2023年度\n関連企業数,1\n\n\nA,1,5\nB,2,6\n");
  expect(found.unknown.map(({range}) => [range.top, range.bottom])).toEqual([]);
  // rows below a gap with the same shape belong to the table, and are judged there
  expect(readings.length).toBeGreaterThan(1);
  const stray = inspect("X,1,5\nY,2,6\n\n指標,2023年度\n関連企業数,1\n");
  expect(cells(stray.readings, "address", "evidence")).toContainEqual(["line 1", "table_unknown"]);
});

test("what a legend says of its symbols travels with the figures, whoever is named twice is named by nobody", () => {
  const {readings} = inspect(
    "長岡バイオコミュニティと鶴岡バイオコミュニティ\n指標,2024年度\n関連企業数,x\n「x」は秘匿、「△」は未集計\n"
  );
  expect(cells(readings, "entity", "symbols")).toEqual([["", "x=秘匿\n△=未集計"]]);
});

test("a file without any table is refused with what was found and what is expected", async () => {
  const [problem] = await problemsOf(() => inspect("こんにちは\n世界\n", "hello.txt"));
  expect(problem?.where).toBe("hello.txt");
  expect(problem?.ja).toContain("表が見つかりません");
  expect(problem?.en).toContain("expected a header row");
});
