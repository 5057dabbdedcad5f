import ExcelJS from "exceljs";
import {dayInJapan} from "../contracts/day.js";
import type {TemplateData, TemplateIndicator} from "../contracts/template.js";
import {addGuide} from "./guide.js";
import {BORDER, FONT, printable, styleHeader} from "./styles.js";

/** Raised whenever the columns of the form change. */
const TEMPLATE_VERSION = "1";

const COLUMNS = [
  {name: "コミュニティ", width: 26},
  {name: "指標", width: 24},
  {name: "単位", width: 10},
  {name: "年度", width: 12},
  {name: "値", width: 16},
  {name: "区分", width: 10},
  {name: "備考", width: 36},
  {name: "前回の値", width: 16},
  {name: "前回の期間", width: 14}
];

const OPEN = [3, 4, 5, 6, 7]; // unit, year, value, status and note may be filled in; the rest is given

/**
 * The form for a community's next report: one row an indicator, header in the first row, what is given locked, what is
 * asked for open. It is read by community_report without a single rule of ours being needed.
 */
export async function templateWorkbook(data: TemplateData, now: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = now;
  workbook.modified = now;
  const year = lastFiscalYear(now);
  await addReport(workbook, data, year);
  addGuide(workbook, data);
  addVersion(workbook, data, now);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function addReport(
  workbook: ExcelJS.Workbook,
  {community_name, indicators}: TemplateData,
  year: number
): Promise<void> {
  const sheet = workbook.addWorksheet("報告", {views: [{state: "frozen", ySplit: 1}]});
  sheet.columns = COLUMNS.map(({width}) => ({width}));
  styleHeader(sheet.addRow(COLUMNS.map(({name}) => name)));
  for (const indicator of indicators) {
    const {name_ja, unit, last_value, last_period} = indicator;
    const row = sheet.addRow([
      community_name,
      name_ja,
      unit,
      `${year}年度`,
      null,
      "実績",
      null,
      last_value,
      last_period
    ]);
    row.height = 21;
    styleRow(row);
    validate(row, indicator, year);
  }
  printable(sheet, 1);
  await sheet.protect("", {formatColumns: true, formatRows: true, selectLockedCells: true, selectUnlockedCells: true});
}

function styleRow(row: ExcelJS.Row): void {
  COLUMNS.forEach((_, i) => {
    const cell = row.getCell(i + 1);
    const [open, last] = [OPEN.includes(i + 1), i >= 7];
    cell.protection = {locked: !open};
    cell.border = BORDER;
    cell.alignment = {vertical: "middle", horizontal: i === 4 || i === 7 ? "right" : "left", wrapText: i === 6};
    cell.font = {name: FONT, size: 11, color: {argb: last ? "FF6B7280" : "FF1F2A37"}};
    if (i === 4) cell.fill = {type: "pattern", pattern: "solid", fgColor: {argb: "FFFFF8E1"}};
    if (last) cell.fill = {type: "pattern", pattern: "solid", fgColor: {argb: "FFF3F4F6"}};
  });
}

function validate(row: ExcelJS.Row, {name_ja, unit, units}: TemplateIndicator, year: number): void {
  const list = (values: readonly (string | number)[], prompt: string): ExcelJS.DataValidation => ({
    type: "list",
    allowBlank: false,
    formulae: [`"${values.join(",")}"`],
    showErrorMessage: true,
    errorTitle: "一覧から選んでください",
    error: `使えるもの: ${values.join("、")}`.slice(0, 220),
    showInputMessage: true,
    promptTitle: "選んでください",
    prompt
  });
  row.getCell(3).dataValidation = list(units, "値の単位を選びます。");
  row.getCell(4).dataValidation = list(
    [year, year - 1, year - 2].map(one => `${one}年度`),
    "報告する年度（4月〜翌年3月）を選びます。"
  );
  row.getCell(5).dataValidation = {
    type: "decimal",
    operator: "between",
    allowBlank: true,
    formulae: [-1e15, 1e15],
    showInputMessage: true,
    promptTitle: name_ja.slice(0, 30),
    prompt: `数だけを入力します（単位: ${unit}）。値がないときは …（未報告）、－（該当なし）、x（秘匿）。`,
    showErrorMessage: true,
    errorStyle: "warning",
    errorTitle: "数ではありません",
    error: "数だけを入力してください。記号（… － x）であれば、このまま続けられます。"
  };
  row.getCell(6).dataValidation = list(["実績", "見込", "推計", "予測"], "値の状態を選びます。");
}

function addVersion(
  workbook: ExcelJS.Workbook,
  {community_id, community_name, as_of, content_id}: TemplateData,
  now: Date
): void {
  const sheet = workbook.addWorksheet("版");
  sheet.columns = [{width: 28}, {width: 72}];
  const rows = [
    ["様式の版 / template version", `v${TEMPLATE_VERSION}`],
    ["コミュニティ / community", `${community_name}（${community_id}）`],
    ["作成 / created", now.toISOString()],
    ["前回の値の時点 / values as of", as_of],
    ["公開中の版 / content id", content_id]
  ];
  for (const cells of rows) {
    const row = sheet.addRow(cells);
    row.font = {name: FONT, size: 11};
  }
  printable(sheet, undefined);
}

/** The fiscal year that ended last in Japan: at 2026-11-24 it is 2025 (April 2025 to March 2026). */
function lastFiscalYear(now: Date): number {
  const [year = 0, month = 0] = dayInJapan(now).split("-").map(Number);
  return month >= 4 ? year - 1 : year - 2;
}
