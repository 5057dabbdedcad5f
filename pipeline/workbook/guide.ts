import type {CellStyle, WriteSheet} from "hucre/xlsx";
import type {TemplateData} from "../contracts/template.js";
import {BORDER, FONT, HEADER, type Row, sheetOf} from "./styles.js";

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

const LINE_STYLE: CellStyle = {font: {name: FONT, size: 11}, alignment: {wrapText: true, vertical: "center"}};
const CELL_STYLE: CellStyle = {
  font: {name: FONT, size: 10},
  alignment: {wrapText: true, vertical: "top"},
  border: BORDER
};

/** The sheet 記入要領: how to fill in, and what each indicator means. */
export function guideSheet({indicators}: TemplateData): WriteSheet {
  const lines = LINES.map(([ja = "", en = ""]): Row => ({values: ["・", ja, en], style: () => LINE_STYLE, height: 44}));
  const header: Row = {values: ["指標", "定義", "Definition", "備考"], style: () => HEADER, height: 24};
  const rows = indicators.map((one): Row => {
    const note = [
      `単位 ${one.unit}`,
      DIRECTION[one.direction] ?? "",
      one.additive ? "主体をまたいで合計できる" : "合計しない",
      one.last_document ? `前回の値の出典: ${one.last_document}` : ""
    ].join("。");
    const values = [`${one.name_ja}\n${one.name_en}`, one.definition_ja, one.definition_en, note];
    return {values, style: () => CELL_STYLE, height: 58};
  });
  return sheetOf("記入要領", [26, 52, 52, 34], [...lines, {values: []}, header, ...rows], lines.length + 2);
}
