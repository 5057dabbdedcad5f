import {type CellStyle, type DataValidation, type WriteSheet, writeXlsx} from "hucre/xlsx";
import {dayInJapan} from "../contracts/day.js";
import type {TemplateData, TemplateIndicator} from "../contracts/template.js";
import {guideSheet} from "./guide.js";
import {BORDER, FONT, HEADER, type Row, sheetOf} from "./styles.js";

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

const OPEN = [2, 3, 4, 5, 6]; // unit, year, value, status and note may be filled in; the rest is given

/**
 * The form for a community's next report: one row an indicator, header in the first row, what is given locked, what is
 * asked for open. It is read by community_report without a single rule of ours being needed.
 */
export function templateWorkbook(data: TemplateData, now: Date): Promise<Uint8Array> {
  const sheets = [reportSheet(data, lastFiscalYear(now)), guideSheet(data), versionSheet(data, now)];
  return writeXlsx({sheets, properties: {created: now, modified: now}});
}

function reportSheet({community_name, indicators}: TemplateData, year: number): WriteSheet {
  const header: Row = {values: COLUMNS.map(({name}) => name), style: () => HEADER, height: 24};
  const rows = indicators.map(
    ({name_ja, unit, last_value, last_period}): Row => ({
      values: [community_name, name_ja, unit, `${year}年度`, null, "実績", null, last_value, last_period],
      style: styleOf,
      height: 21
    })
  );
  const widths = COLUMNS.map(({width}) => width);
  return {
    ...sheetOf("報告", widths, [header, ...rows], 1),
    freezePane: {rows: 1},
    protection: {
      sheet: true,
      formatColumns: true,
      formatRows: true,
      selectLockedCells: true,
      selectUnlockedCells: true
    },
    dataValidations: indicators.length > 0 ? validationsOf(indicators, year) : []
  };
}

function styleOf(column: number): CellStyle {
  const last = column >= 7;
  const colour = column === 4 ? "FFF8E1" : last ? "F3F4F6" : undefined;
  const right = column === 4 || column === 7;
  return {
    protection: {locked: !OPEN.includes(column)},
    border: BORDER,
    alignment: {vertical: "center", horizontal: right ? "right" : "left", wrapText: column === 6},
    font: {name: FONT, size: 11, color: {rgb: last ? "6B7280" : "1F2A37"}},
    ...(colour !== undefined && {fill: {type: "pattern", pattern: "solid", fgColor: {rgb: colour}}})
  };
}

function validationsOf(indicators: readonly TemplateIndicator[], year: number): DataValidation[] {
  const years = [year, year - 1, year - 2].map(one => `${one}年度`);
  const last = indicators.length + 1;
  return [
    ...indicators.map(({units}, i) => listOf(`C${i + 2}`, units, "値の単位を選びます。")),
    listOf(`D2:D${last}`, years, "報告する年度（4月〜翌年3月）を選びます。"),
    ...indicators.map((indicator, i) => numberOf(`E${i + 2}`, indicator)),
    listOf(`F2:F${last}`, ["実績", "見込", "推計", "予測"], "値の状態を選びます。")
  ];
}

function numberOf(range: string, {name_ja, unit}: TemplateIndicator): DataValidation {
  return {
    range,
    type: "decimal",
    operator: "between",
    allowBlank: true,
    formula1: "-1000000000000000",
    formula2: "1000000000000000",
    showInputMessage: true,
    inputTitle: name_ja.slice(0, 30),
    inputMessage: `数だけを入力します（単位: ${unit}）。値がないときは …（未報告）、－（該当なし）、x（秘匿）。`,
    showErrorMessage: true,
    errorStyle: "warning",
    errorTitle: "数ではありません",
    errorMessage: "数だけを入力してください。記号（… － x）であれば、このまま続けられます。"
  };
}

function listOf(range: string, values: string[], inputMessage: string): DataValidation {
  return {
    range,
    type: "list",
    values,
    allowBlank: false,
    showErrorMessage: true,
    errorTitle: "一覧から選んでください",
    errorMessage: `使えるもの: ${values.join("、")}`.slice(0, 220),
    showInputMessage: true,
    inputTitle: "選んでください",
    inputMessage
  };
}

function versionSheet({community_id, community_name, as_of, content_id}: TemplateData, now: Date): WriteSheet {
  const rows = [
    ["様式の版 / template version", `v${TEMPLATE_VERSION}`],
    ["コミュニティ / community", `${community_name}（${community_id}）`],
    ["作成 / created", now.toISOString()],
    ["前回の値の時点 / values as of", as_of],
    ["公開中の版 / content id", content_id]
  ].map((values): Row => ({values, style: () => ({font: {name: FONT, size: 11}})}));
  return sheetOf("版", [28, 72], rows);
}

/** The fiscal year that ended last in Japan: at 2026-11-24 it is 2025 (April 2025 to March 2026). */
function lastFiscalYear(now: Date): number {
  const [year = 0, month = 0] = dayInJapan(now).split("-").map(Number);
  return month >= 4 ? year - 1 : year - 2;
}
