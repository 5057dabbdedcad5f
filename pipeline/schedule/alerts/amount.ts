import {plainDecimal} from "../../contracts/decimal.js";
import type {Amount} from "../../contracts/difference.js";
import type {Text} from "../../contracts/words.js";

/** How alerts print numbers: every digit, with thousands parted. */

/** Where there is nothing to name. */
export const NONE: Text = {ja: "なし", en: "none"};

/** A value with its unit, e.g. "9,050.2 億円" for 9050.200000. */
export function amountText(value: Amount, unit: string | null): Text {
  if (value === null) return NONE;
  const [whole = "", ...fraction] = plainDecimal(value).split(".");
  const number = [whole.replace(/(?<=^-?\d+)(?=(\d{3})+$)/g, ","), ...fraction].join(".");
  const text = unit === null ? number : `${number} ${unit}`;
  return {ja: text, en: text};
}
