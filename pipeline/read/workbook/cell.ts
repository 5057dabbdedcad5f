import type XLSX from "@e965/xlsx";
import type {Cell} from "../../contracts/book.js";
import {MOST_CHARACTERS} from "../../contracts/limits.js";
import {tooLong} from "../bytes/bounds.js";
import {dateText} from "./date.js";

/** What a cell shows for each error code of the file format. */
const ERRORS = new Map([
  [0, "#NULL!"],
  [7, "#DIV/0!"],
  [15, "#VALUE!"],
  [23, "#REF!"],
  [29, "#NAME?"],
  [36, "#NUM!"],
  [42, "#N/A"]
]);

/**
 * True for a cell that shows nothing but white space, be it the result of a formula; one without a result is not blank.
 */
export function isBlank(cell: XLSX.CellObject): boolean {
  if (cell.t === "z") return cell.f === undefined;
  if (cell.v === undefined || cell.v === null) return cell.t !== "e";
  return typeof cell.v === "string" && cell.v.length <= MOST_CHARACTERS && cell.v.trim() === "";
}

/** The cell as the house knows it; undefined where it is blank. */
export function toCell(cell: XLSX.CellObject | undefined, date1904: boolean): Cell | undefined {
  if (!cell || isBlank(cell)) return undefined;
  const typed = typedText(cell, date1904);
  const code = formatOf(cell);
  const format = cell.t === "n" && !/^(General|@)$/i.test(code) ? code : undefined;
  return {
    ...typed,
    ...(cell.f !== undefined && {formula: cell.f}),
    ...(cell.t === "z" && {unresolved: true}),
    ...(format !== undefined && {format}),
    ...(marksOf(cell) && {marked: ["fill"] as const})
  };
}

function typedText(cell: XLSX.CellObject, date1904: boolean): Pick<Cell, "text" | "kind" | "long"> {
  if (typeof cell.v === "string" && cell.v.length > MOST_CHARACTERS) return {...tooLong(cell.v), kind: "text"};
  if (cell.t === "z") return {text: `=${cell.f ?? ""}`, kind: "text"};
  if (cell.t === "n" && typeof cell.v === "number" && Number.isFinite(cell.v)) {
    const date = dateText(cell.v, formatOf(cell), date1904);
    return date === undefined ? {text: plainNumber(cell.v), kind: "number"} : {text: date, kind: "date"};
  }
  if (cell.t === "d" && cell.v instanceof Date) return {text: cell.v.toISOString().slice(0, 10), kind: "date"};
  if (cell.t === "b") return {text: cell.v ? "TRUE" : "FALSE", kind: "boolean"};
  if (cell.t === "e") return {text: ERRORS.get(Number(cell.v)) ?? "#ERROR!", kind: "error"};
  return {text: String(cell.v ?? "").replace(/_x000D_\n?|\r\n?/g, "\n"), kind: "text"};
}

function formatOf({z}: XLSX.CellObject): string {
  return typeof z === "string" ? z : "General";
}

/**
 * The number with the fifteen digits Excel itself keeps and shows, never in exponent form: 0.30000000000000004 is 0.3.
 */
function plainNumber(value: number): string {
  if (Number.isSafeInteger(value) && Math.abs(value) < 1e15) return String(value);
  const [mantissa = "0", power = "0"] = value.toPrecision(15).split("e");
  if (power === "0") return mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  const [whole = "0", fraction = ""] = mantissa.replace("-", "").split(".");
  const point = whole.length + Number(power);
  const digits = (whole + fraction).padStart(whole.length + fraction.length + Math.max(0, 1 - point), "0");
  const at = Math.max(1, point);
  const text = `${digits.slice(0, at).padEnd(at, "0")}.${digits.slice(at)}`.replace(/\.?0*$/, "");
  return value < 0 ? `-${text}` : text;
}

function marksOf(cell: XLSX.CellObject): boolean {
  const style = cell.s as {patternType?: string} | undefined;
  return style?.patternType === "solid";
}
