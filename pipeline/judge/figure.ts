import type {Cell} from "../contracts/book.js";

/**
 * How a cell stands for a figure: a plain number; a number dressed with a unit, a mark, digit grouping or full-width
 * digits; several numbers in one cell; a symbol in place of a number; or other words.
 */
export type FigureKind = "number" | "dressed" | "several" | "symbol" | "words";

const PLAIN = /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i;
const SYMBOL = /^(-{1,3}|\.{2,3}|x{1,3}|×|\*{1,3}|[△▲]|n\.?\/?a\.?)$/;
const DRESSED =
  /^(?:[約▲△+\-(¥$※*pre]|およそ|概ね|US\$)*\s*\d[\d,.]*\)?\s*(?:[兆億万千百]\s*\d[\d,.]*\s*)*[^\d]{0,10}(?:[※*]\s*\d{1,2}|注\s*\d{0,2}\)?)?$/;

const NUMBER = "[-+▲△]?\\d[\\d,]*(?:\\.\\d+)?";
const UNIT = "[^\\d\\s()~、;/-]{0,5}";
const SEVERAL = [
  `^約?${NUMBER}${UNIT}\\s*~\\s*${NUMBER}${UNIT}$`,
  `^${NUMBER}${UNIT}\\s*\\((?!\\s*[注※*])[^\\d()]{0,6}${NUMBER}${UNIT}\\)$`,
  `^${NUMBER}${UNIT}(?:\\s*[、;/\\n]\\s*${NUMBER}${UNIT})+$`,
  "^(?!(?:19|20)\\d\\d-\\d{1,2}$)\\d+(?:\\.\\d+)?\\s*-\\s*\\d+(?:\\.\\d+)?$",
  "^(?!\\d{1,3}(?: \\d{3})+$)\\d+(?:\\.\\d+)?(?: +\\d+(?:\\.\\d+)?)+$"
].map(pattern => new RegExp(pattern));

/** No figure is longer, and the patterns take their time over a long text. */
const LONGEST = 300;

/** One spelling for looking at a text: NFKC, no space at its ends, one kind of dash and of wave. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .replace(/[‐‑‒–—―−ー─](?![^\d\s.])/g, "-")
    .replace(/〜/g, "~");
}

/** How the cell stands for a figure. Judges the form alone; what the figure is, nobody asks here. */
export function figureKind({text, kind}: Cell): FigureKind {
  if (kind === "number") return "number";
  if (kind !== "text") return "words";
  const typed = text.trim();
  if (typed.length > LONGEST) return "words";
  if (PLAIN.test(typed)) return "number";
  const one = folded(typed);
  if (SYMBOL.test(one.toLowerCase())) return "symbol";
  if (SEVERAL.some(pattern => pattern.test(one))) return "several";
  return DRESSED.test(one) ? "dressed" : "words";
}

/**
 * True for a number typed with grouping or full-width digits and nothing else, which only its spelling keeps from being
 * one.
 */
export function isBareFigure(text: string): boolean {
  return text.length <= LONGEST && /^[-+]?[\d,]*\d(\.\d+)?$/.test(folded(text));
}
