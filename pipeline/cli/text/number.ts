import {plainDecimal} from "../../contracts/decimal.js";

/** How the terminal prints numbers: what was read is exact, what was worked out has four places at most. */

/** A figure as it was read or published, every digit of it. */
export function exactText(decimal: unknown): string {
  return plainDecimal(decimal);
}

/** A ratio, or an end of a rounding interval: worked out, and worth no more than four places. */
export function roundedText(value: unknown): string {
  return String(Number(Number(value).toFixed(4)));
}

/** Whole yen with thousands parted: "-1,234 円". */
export function yenText(value: unknown): string {
  return `${Math.round(Number(value)).toLocaleString("ja-JP")} 円`;
}
