import {z} from "zod";
import {shownQuestion} from "./address.js";

/** Column types of the house: what a reference or published column may be. `number` is an exact decimal. */
export type ColumnType = "varchar" | "integer" | "double" | "number" | "boolean" | "date";

/** One column of a table kept by people: how its text is checked, and what it points at. */
export interface Field {
  type: ColumnType;
  schema: z.ZodType<string>;
  optional: boolean;
  /** The table whose key this column must name. */
  refers?: string;
  /** What may be shown of a cell that may hold a secret, in messages and in the warehouse; without it, all. */
  shown?: (cell: string) => string;
  /** What a person should have written, shown when a cell fails. */
  expected: {ja: string; en: string};
}

const pattern = (type: ColumnType, regex: RegExp, ja: string, en: string): Field => ({
  type,
  schema: z.string().regex(regex),
  optional: false,
  expected: {ja, en}
});

export const text = (): Field => pattern("varchar", /\S/, "空でない文字列", "some text");
export const id = (): Field =>
  pattern("varchar", /^[A-Za-z0-9][A-Za-z0-9_-]*$/, "英数字と - _ だけの識別子", "an id of letters, digits, - and _");
export const flag = (): Field => pattern("boolean", /^(true|false)$/, "true か false", "true or false");
export const whole = (): Field => pattern("integer", /^-?\d{1,9}$/, "整数", "a whole number");
export const oneTo = (most: number): Field =>
  pattern("integer", new RegExp(`^[1-${most}]$`), `1 から ${most} の整数`, `a whole number from 1 to ${most}`);
export const decimal = (): Field => pattern("double", /^-?\d+(\.\d+)?$/, "数（例 12.5）", "a number, e.g. 12.5");
/** A factor between units: positive, exact to six decimals. */
export const factor = (): Field =>
  pattern(
    "number",
    /^(?=.*[1-9])\d{1,14}(\.\d{1,6})?$/,
    "正の数（小数 6 桁まで、例 1000、0.001）",
    "a positive number with at most six decimals, e.g. 1000 or 0.001"
  );
export const url = (): Field =>
  pattern(
    "varchar",
    /^https?:\/\/(?![^/?#\\]*@)\S+$/,
    "http(s) の URL（利用者名を含まない）",
    "an http(s) address without a user in it"
  );
/** 法人番号: thirteen digits, the first no nought. */
export const corporateNumber = (): Field =>
  pattern("varchar", /^[1-9]\d{12}$/, "13 桁の法人番号", "a corporate number of 13 digits");
/**
 * The ROR id of an institution, without its address: 0 and eight letters or digits
 * (https://ror.readme.io/docs/identifier).
 */
export const ror = (): Field =>
  pattern("varchar", /^0[a-hj-km-np-tv-z0-9]{6}\d{2}$/, "ROR の識別子（例 057zh3y96）", "a ROR id, e.g. 057zh3y96");
/** The name of a file in the archive. */
export const sha256 = (): Field =>
  pattern("varchar", /^[0-9a-f]{64}$/, "16 進 64 桁の SHA-256", "a SHA-256 of 64 hexadecimal digits");
/** name=value;name=value */
export const pairs = (): Field =>
  pattern("varchar", /^[\w.-]+=[^;]*(;[\w.-]+=[^;]*)*$/, "name=value を ; で区切ったもの", "name=value parted by ;");
/** The same for what a service is told; a `url` among it is shown as origin and path. */
export const question = (): Field => ({...pairs(), shown: shownQuestion});
/** 2021, FY2021: a calendar or a fiscal year between 1900 and 2100. */
export const year = (): Field =>
  pattern(
    "varchar",
    /^(FY)?(19\d\d|20\d\d|2100)$/,
    "1900〜2100 の年（2021 または FY2021）",
    "a year from 1900 to 2100 (2021 or FY2021)"
  );
/** 2021, 2021-06, 2021-06-25: as much of a date as is known, and a day that exists. */
export const partialDate = (): Field => ({
  type: "varchar",
  schema: z.string().refine(isPartialDate),
  optional: false,
  expected: {ja: "日付（2021、2021-06、2021-06-25）", en: "a date as far as known (2021, 2021-06, 2021-06-25)"}
});
export const choice = (...values: string[]): Field => ({
  type: "varchar",
  schema: z.enum(values),
  optional: false,
  expected: {ja: `${values.join("、")} のいずれか`, en: `one of ${values.join(", ")}`}
});
/** Codes parted by semicolons, e.g. prefectures 08;11;12. */
export const codes = (): Field =>
  pattern("varchar", /^\d{2}(;\d{2})*$/, "2 桁の番号を ; で区切ったもの", "two-digit codes parted by ;");
export const refers = (table: string): Field => ({
  type: "varchar",
  schema: z.string(),
  optional: false,
  refers: table,
  expected: {ja: `${table} 表にある識別子`, en: `an id that exists in the ${table} table`}
});
/** The same column, but an empty cell is allowed and becomes null. */
export const maybe = (field: Field): Field => ({...field, optional: true});

function isPartialDate(value: string): boolean {
  if (/^(19|20)\d\d$/.test(value)) return true;
  if (!/^(19|20)\d\d-\d\d(-\d\d)?$/.test(value)) return false;
  const date = new Date(value.length === 7 ? `${value}-01` : value);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
