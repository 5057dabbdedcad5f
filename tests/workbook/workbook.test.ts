import XLSX from "@e965/xlsx";
import ExcelJS from "exceljs";
import JSZip from "jszip";
import {expect, test} from "vitest";
import {readTemplateData} from "../../pipeline/answer/templateData.js";
import type {FindingList} from "../../pipeline/contracts/finding.js";
import {readBook} from "../../pipeline/read/workbook/book.js";
import {withReadStore} from "../../pipeline/store.js";
import {annotatedWorkbook} from "../../pipeline/workbook/annotate.js";
import {templateWorkbook} from "../../pipeline/workbook/template.js";
import {problemsOf} from "../helpers/errors.js";
import {checkReadable} from "../helpers/inbox.js";
import {withProject} from "../helpers/project.js";

const NOW = new Date("2026-11-24T00:00:00Z");
const LIMITS = {maxUnzipped: 50_000_000};

async function load(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return book;
}

test("the form asks for every indicator of the community, with its last value beside, and reads back without a word of help", async () => {
  await withProject(async project => {
    const {manifest} = await project.run();
    const data = await withReadStore(project.settings.warehouse, store => readTemplateData(store, "nagaoka", manifest));
    const bytes = await templateWorkbook(data, NOW);
    const book = await load(bytes);
    expect(book.worksheets.map(({name}) => name)).toEqual(["報告", "記入要領", "版"]);
    const sheet = book.getWorksheet("報告");
    const row = sheet?.getRows(2, sheet.rowCount - 1)?.find(one => one.getCell(2).value === "参画機関数");
    expect([1, 3, 4, 5, 6].map(column => row?.getCell(column).value)).toEqual([
      "長岡バイオコミュニティ",
      "機関",
      "2025年度",
      null,
      "実績"
    ]);
    expect([row?.getCell(8).text, row?.getCell(9).text]).toEqual(["65機関", "2025-04-23"]);
    expect(row?.getCell(3).dataValidation).toMatchObject({type: "list", formulae: ['"機関"']});
    expect(row?.getCell(5).dataValidation).toMatchObject({type: "decimal", errorStyle: "warning"});
    expect([row?.getCell(2).protection?.locked ?? true, row?.getCell(5).protection?.locked]).toEqual([true, false]);
    const xml = await (await JSZip.loadAsync(bytes)).file("xl/worksheets/sheet1.xml")?.async("string");
    expect(xml).toContain('<sheetProtection sheet="1"');
    expect(book.getWorksheet("版")?.getCell("B1").value).toBe("v1");

    if (row) row.getCell(5).value = 70;
    const filled = new Uint8Array(await book.xlsx.writeBuffer());
    const file = await checkReadable(project, "nagaoka.xlsx", filled);
    expect(
      file.accepted.map(({indicator_id, entity_id, period, value, unit}) => [
        indicator_id,
        entity_id,
        period,
        value,
        unit
      ])
    ).toEqual([["participating_orgs", "nagaoka", "FY2025", 70, "機関"]]);
    expect(file.quarantined).toEqual([]);
    // 2 off for the values not filled in yet
    expect([file.machine_readability.level1.score, file.machine_readability.level3.score]).toEqual([98, 100]);
  });
});

test("a community that is not known is one line, with those that are", async () => {
  await withProject(async project => {
    const {manifest} = await project.run();
    const [problem] = await problemsOf(() =>
      withReadStore(project.settings.warehouse, store => readTemplateData(store, "osaka", manifest))
    );
    expect([problem?.where, problem?.en.includes("nagaoka")]).toEqual(["osaka", true]);
  });
});

const LIST: FindingList = {
  findings: [
    {
      address: "KPI!B2",
      rule: "number_range",
      kind: "quarantined",
      message_ja: "範囲です",
      message_en: "a range",
      suggestions: ["10", "15"]
    },
    {
      address: "KPI!B2",
      rule: "L1-07",
      kind: "machine_readability",
      message_ja: "二つのデータ",
      message_en: "two data",
      suggestions: []
    }
  ],
  counts: {read: 1, accepted: 0, quarantined: 1, skipped: 0},
  scores: [90, 0, null]
};

test("the copy has a note in each cell that something is said of, the sender's own notes, and the same values", async () => {
  const original = new ExcelJS.Workbook();
  const sheet = original.addWorksheet("KPI");
  sheet.addRow(["指標", "2024年度"]);
  sheet.addRow(["関連企業数", "10～15"]);
  sheet.getCell("B2").note = "送り手のコメント";
  sheet.mergeCells("A3:B3");
  const bytes = new Uint8Array(await original.xlsx.writeBuffer());
  const copy = await annotatedWorkbook({name: "a.xlsx", bytes, book: readBook(bytes, "a.xlsx", LIMITS)}, LIST, "ja");
  const cell = (await load(copy)).getWorksheet("KPI")?.getCell("B2");
  const note = typeof cell?.note === "string" ? cell.note : cell?.note?.texts?.map(({text}) => text).join("");
  expect(note).toBe("送り手のコメント\n\n[number_range] 範囲です\n→ 10 / 15\n\n[L1-07] 二つのデータ");
  const read = XLSX.read(copy, {type: "array"});
  expect(XLSX.utils.sheet_to_json(read.Sheets.KPI ?? {}, {header: 1})).toEqual(
    XLSX.utils.sheet_to_json(XLSX.read(bytes, {type: "array"}).Sheets.KPI ?? {}, {header: 1})
  );
  expect(read.Sheets.KPI?.["!merges"]).toHaveLength(1);
  expect(read.SheetNames).toEqual(["KPI", "読取り結果"]);
});

test("a text file becomes a workbook with its texts as they are, and the note stands on the row of its line", async () => {
  // 指標,値 in CP932
  const bytes = Uint8Array.from([0x8e, 0x77, 0x95, 0x57, 0x2c, 0x92, 0x6c, 0x0a, 0x0a, 0x41, 0x2c, 0x30, 0x31, 0x0a]);
  const findings = [{...LIST.findings[0], address: "line 3 値"} as FindingList["findings"][number]];
  const copy = await annotatedWorkbook(
    {name: "a.csv", bytes, book: readBook(bytes, "a.csv", LIMITS)},
    {...LIST, findings},
    "en"
  );
  const sheet = (await load(copy)).worksheets[0];
  expect([sheet?.getCell("A1").value, sheet?.getCell("B3").value]).toEqual(["指標", "01"]);
  expect(JSON.stringify(sheet?.getCell("B3").note)).toContain("a range");
});
