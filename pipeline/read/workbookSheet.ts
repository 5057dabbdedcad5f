import XLSX from "@e965/xlsx";
import type {Cell, Grid, Range} from "../contracts/book.js";

/** A merged block taller than this is layout, not a table's cell; it would make a sheet of a million rows out of nothing. */
const TALLEST_MERGE = 1000;

/** A sheet of the library as a grid; cells are looked at when they are asked for, so that nothing is copied. */
export function sheetGrid(
  sheet: string,
  worksheet: XLSX.WorkSheet,
  {hidden, date1904}: {hidden: boolean; date1904: boolean}
): Grid {
  const data: XLSX.CellObject[][] = worksheet["!data"] ?? [];
  const merges = (worksheet["!merges"] ?? [])
    .map(({s, e}): Range => ({top: s.r, left: s.c, bottom: e.r, right: e.c}))
    .filter(({top, bottom}) => bottom - top < TALLEST_MERGE);
  const blocks = byRow(merges);
  const bare = (row: number, column: number) => toCell(data[row]?.[column], date1904);
  const bounds = boundsOf(data, merges);
  return {
    sheet,
    hidden,
    ...bounds,
    cell: (row, column) => {
      const block = blocks.get(row)?.find(({left, right}) => column >= left && column <= right);
      if (!block) return bare(row, column);
      const first = bare(block.top, block.left);
      return first && {...first, merged: block};
    },
    merges,
    hiddenRows: hiddenOf(worksheet["!rows"], bounds.rows),
    hiddenColumns: hiddenOf(worksheet["!cols"], bounds.columns),
    line: row => row + 1
  };
}

function byRow(merges: readonly Range[]): Map<number, Range[]> {
  const rows = new Map<number, Range[]>();
  for (const merge of merges) {
    for (let row = merge.top; row <= merge.bottom; row++) rows.set(row, [...(rows.get(row) ?? []), merge]);
  }
  return rows;
}

function boundsOf(data: readonly (readonly (XLSX.CellObject | undefined)[])[], merges: readonly Range[]) {
  const bounds = {rows: 0, columns: 0};
  const reach = (row: number, column: number) => {
    bounds.rows = Math.max(bounds.rows, row + 1);
    bounds.columns = Math.max(bounds.columns, column + 1);
  };
  data.forEach((cells, row) => {
    const last = cells?.findLastIndex(cell => cell !== undefined && cell !== null && !isBlank(cell)) ?? -1;
    if (last >= 0) reach(row, last);
  });
  for (const {top, left, bottom, right} of merges) {
    const first = data[top]?.[left];
    if (first && !isBlank(first)) reach(bottom, right);
  }
  return bounds;
}

function isBlank(cell: XLSX.CellObject): boolean {
  return (
    (cell.t === "z" && cell.f === undefined) ||
    (typeof cell.v === "string" && cell.f === undefined && cell.v.trim() === "")
  );
}

function hiddenOf(facts: readonly ({hidden?: boolean} | undefined)[] | undefined, count: number): Set<number> {
  const hidden = new Set<number>();
  facts?.forEach((fact, i) => {
    if (fact?.hidden && i < count) hidden.add(i);
  });
  return hidden;
}

function toCell(cell: XLSX.CellObject | undefined, date1904: boolean): Cell | undefined {
  if (!cell || isBlank(cell)) return undefined;
  const typed = typedText(cell, date1904);
  const format = cell.t === "n" && typeof cell.z === "string" && !/^(General|@)$/i.test(cell.z) ? cell.z : undefined;
  return {
    ...typed,
    ...(cell.f !== undefined && {formula: cell.f}),
    ...(cell.t === "z" && {unresolved: true}),
    ...(format !== undefined && {format}),
    ...(marksOf(cell) && {marked: ["fill"] as const})
  };
}

function typedText(cell: XLSX.CellObject, date1904: boolean): Pick<Cell, "text" | "kind"> {
  if (cell.t === "z") return {text: `=${cell.f ?? ""}`, kind: "text"};
  if (cell.t === "n" && typeof cell.v === "number") {
    const format = typeof cell.z === "string" ? cell.z : "General";
    const date = XLSX.SSF.is_date(format) ? dateText(cell.v, format, date1904) : undefined;
    return date === undefined ? {text: plainNumber(cell.v), kind: "number"} : {text: date, kind: "date"};
  }
  if (cell.t === "d" && cell.v instanceof Date) return {text: cell.v.toISOString().slice(0, 10), kind: "date"};
  if (cell.t === "b") return {text: cell.v ? "TRUE" : "FALSE", kind: "boolean"};
  if (cell.t === "e") return {text: ERRORS[Number(cell.v)] ?? "#N/A", kind: "error"};
  return {text: String(cell.v ?? "").replace(/_x000D_\n?|\r\n?/g, "\n"), kind: "text"};
}

const ERRORS: Record<number, string> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
  43: "#GETTING_DATA"
};

/** The number with the fifteen digits Excel itself keeps and shows, never in exponent form: 0.30000000000000004 is 0.3. */
function plainNumber(value: number): string {
  const [mantissa = "0", power = "0"] = value.toPrecision(15).split("e");
  if (power === "0") return mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  const [whole = "0", fraction = ""] = mantissa.replace("-", "").split(".");
  const point = whole.length + Number(power);
  const digits = (whole + fraction).padStart(whole.length + fraction.length + Math.max(0, 1 - point), "0");
  const at = Math.max(1, point);
  const text = `${digits.slice(0, at).padEnd(at, "0")}.${digits.slice(at)}`.replace(/\.?0*$/, "");
  return value < 0 ? `-${text}` : text;
}

/** An ISO date as far as the format shows it: a format without a day gives 2024-04; 年度 and no month gives 2024年度. */
function dateText(serial: number, format: string, date1904: boolean): string | undefined {
  const date = XLSX.SSF.parse_date_code(serial, {date1904});
  if (!date) return undefined;
  const shows = format
    .replace(/\\.|_./g, "")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/"[^"]*"/g, quoted => (quoted.includes("年度") ? "#" : ""));
  const days = shows.replace(/h+[^ymdge]*m*|m+:s*|s+/gi, "");
  const [year, month, day] = [date.y, date.m, date.d].map(part => String(part).padStart(2, "0"));
  if (/d/i.test(days)) return `${year}-${month}-${day}`;
  if (/m/i.test(days)) return `${year}-${month}`;
  if (/[yeg]/i.test(days)) return days.includes("#") ? `${year}年度` : year;
  return undefined; // a time of day is no date
}

function marksOf(cell: XLSX.CellObject): boolean {
  const style = cell.s as {patternType?: string} | undefined;
  return style?.patternType === "solid";
}
