import {writeFile} from "node:fs/promises";
import XLSX from "@e965/xlsx";

/** Writes a workbook with a long table of invented figures, and gives back how many cells it holds. */
export async function writeWorkbook(path: string, cells: number): Promise<number> {
  const header = ["都道府県", "指標", "年度", "値", "単位", "前年比", "状態", "公表日", "備考", "番号"];
  const rows = Math.round(cells / header.length);
  const table = Array.from({length: rows - 1}, (_, i) => [
    `地域${i % 47}`,
    `指標${i % 40}`,
    `${2000 + (i % 25)}年度`,
    (i * 7919) % 100_003,
    "人",
    ((i * 31) % 997) / 1000,
    "実績",
    new Date(Date.UTC(2020, 0, 1 + (i % 900))),
    i % 3 === 0 ? "概数" : "確定",
    i
  ]);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([header, ...table], {dense: true}), "データ");
  await writeFile(path, XLSX.write(book, {type: "buffer", bookType: "xlsx", compression: true, bookSST: true}));
  return rows * header.length;
}
