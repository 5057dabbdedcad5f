import type ExcelJS from "exceljs";
import type {TemplateData} from "../contracts/template.js";
import {BORDER, FONT, printable, styleHeader} from "./styles.js";

const LINES = [
  [
    "値の欄に数だけを入力してください。単位・年度・区分は一覧から選べます。",
    "Type only the number; choose unit, year and status from the lists."
  ],
  [
    "値がないときは空欄にせず、…（未報告）、－（該当なし）、x（秘匿）のいずれかを入れてください。空欄は「報告しない」と読みます。",
    "Where there is no figure write … (not reported), － (not applicable) or x (confidential). An empty cell is read as nothing said."
  ],
  [
    "前年度の値を直すときは、行を写して年度を変えてください。行は増やせます。",
    "To correct an earlier year, copy the row and change the year. Rows may be added."
  ],
  ["灰色の欄は前回の値です。読み取りません。", "Grey cells show the last value; they are not read."],
  [
    "送る前に「bio check ファイル名」で確かめられます。読めない欄は理由を付けて保留し、推測で直しません。",
    "bio check FILE tells beforehand what will be read; what cannot be read is held with its reason, never guessed."
  ]
];

const DIRECTION: Record<string, string> = {up: "大きいほどよい", down: "小さいほどよい", none: "向きなし"};

/** The sheet 記入要領: how to fill in, and what each indicator means. */
export function addGuide(workbook: ExcelJS.Workbook, {indicators}: TemplateData): void {
  const sheet = workbook.addWorksheet("記入要領");
  sheet.columns = [{width: 26}, {width: 52}, {width: 52}, {width: 34}];
  for (const [ja = "", en = ""] of LINES) {
    const row = sheet.addRow(["・", ja, en]);
    row.height = 44;
    row.eachCell(cell => {
      cell.font = {name: FONT, size: 11};
      cell.alignment = {wrapText: true, vertical: "middle"};
    });
  }
  sheet.addRow([]);
  const header = sheet.addRow(["指標", "定義", "Definition", "備考"]);
  styleHeader(header);
  for (const one of indicators) {
    const note = [
      `単位 ${one.unit}`,
      DIRECTION[one.direction] ?? "",
      one.additive ? "主体をまたいで合計できる" : "合計しない",
      one.last_document ? `前回の値の出典: ${one.last_document}` : ""
    ].join("。");
    const row = sheet.addRow([`${one.name_ja}\n${one.name_en}`, one.definition_ja, one.definition_en, note]);
    row.height = 58;
    row.eachCell(cell => {
      cell.font = {name: FONT, size: 10};
      cell.alignment = {wrapText: true, vertical: "top"};
      cell.border = BORDER;
    });
  }
  printable(sheet, header.number);
}
