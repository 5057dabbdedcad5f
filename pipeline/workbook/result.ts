import type ExcelJS from "exceljs";
import type {Beside, Book} from "../contracts/book.js";
import type {FindingList} from "../contracts/finding.js";
import {BORDER, FONT, printable, styleHeader} from "./styles.js";

const SAID = {
  ja: {
    sheet: "読取り結果",
    file: "ファイル",
    counts: "読取り = 受入 + 保留 + 読み飛ばし",
    scores: "機械可読性（レベル 1・2・3）",
    lost: "この写しに含まれないもの",
    notJudged: "判定なし",
    head: ["場所", "種類", "規則", "内容", "候補・近い名称"],
    kind: {quarantined: "保留", skipped: "読み飛ばし", machine_readability: "機械可読性"},
    beside: {
      drawing: "図",
      chart: "グラフ",
      comment: "",
      external_link: "外部参照",
      macro: "マクロ",
      pivot: "ピボット"
    } as Record<Beside["kind"], string>
  },
  en: {
    sheet: "読取り結果",
    file: "file",
    counts: "read = accepted + held + skipped",
    scores: "machine readability (levels 1, 2, 3)",
    lost: "not carried into this copy",
    notJudged: "not judged",
    head: ["place", "kind", "rule", "message", "suggestions"],
    kind: {quarantined: "held", skipped: "skipped", machine_readability: "machine readability"},
    beside: {
      drawing: "pictures",
      chart: "charts",
      comment: "",
      external_link: "external links",
      macro: "macros",
      pivot: "pivot tables"
    } as Record<Beside["kind"], string>
  }
};

/** The sheet that lists everything said about the file, each with a link to its cell. */
export function addResult(
  workbook: ExcelJS.Workbook,
  name: string,
  {beside}: Book,
  {findings, counts, scores}: FindingList,
  lang: "ja" | "en"
): void {
  const said = SAID[lang];
  const taken = new Set(workbook.worksheets.map(sheet => sheet.name));
  const sheet = workbook.addWorksheet(taken.has(said.sheet) ? `${said.sheet} (bio)` : said.sheet);
  sheet.columns = [{width: 28}, {width: 14}, {width: 22}, {width: 80}, {width: 36}];
  const lost = [...new Set(beside.map(({kind}) => said.beside[kind]))].filter(kind => kind !== "");
  const facts = [
    [said.file, name],
    [said.counts, `${counts.read} = ${counts.accepted} + ${counts.quarantined} + ${counts.skipped}`],
    [said.scores, scores.map(score => score ?? said.notJudged).join(" / ")],
    ...(lost.length > 0 ? [[said.lost, lost.join("、")]] : [])
  ];
  for (const [key, value] of facts) {
    const row = sheet.addRow([key, value]);
    sheet.mergeCells(row.number, 2, row.number, 5);
    row.font = {name: FONT, size: 11};
    row.getCell(1).font = {name: FONT, size: 11, bold: true};
    row.getCell(1).alignment = {wrapText: true, vertical: "middle"};
  }
  sheet.addRow([]);
  const header = sheet.addRow(said.head);
  styleHeader(header);
  for (const finding of findings) {
    const row = sheet.addRow([
      linkTo(finding.address),
      said.kind[finding.kind],
      finding.rule,
      lang === "ja" ? finding.message_ja : finding.message_en,
      finding.suggestions.join(" / ")
    ]);
    row.eachCell(cell => {
      cell.font = {name: FONT, size: 10};
      cell.alignment = {wrapText: true, vertical: "top"};
      cell.border = BORDER;
    });
  }
  printable(sheet, header.number);
}

function linkTo(address: string): ExcelJS.CellValue {
  const [, sheet, cell] = /^(.*)!([A-Z]{1,3}\d+)(?::.*)?$/.exec(address) ?? [];
  if (sheet === undefined) return address;
  return {text: address, hyperlink: `#'${sheet.replaceAll("'", "''")}'!${cell}`};
}
