import type {Words} from "../words.js";

export type StatusId = keyof Words["status"];

/** One shape per observation status, so that colour is never needed: observed ones are filled. */
export const statusMarks: Record<
  StatusId,
  {symbol: "circle" | "square" | "triangle" | "diamond" | "star" | "diamond2"; filled: boolean}
> = {
  actual: {symbol: "circle", filled: true},
  estimate: {symbol: "square", filled: true},
  derived: {symbol: "diamond", filled: true},
  expected: {symbol: "triangle", filled: false},
  forecast: {symbol: "circle", filled: false},
  target: {symbol: "diamond", filled: false}
};

export function isStatus(status: string | null): status is StatusId {
  return status !== null && status in statusMarks;
}

/** The same shapes for the legend and the tables. */
export const statusGlyphs: Record<StatusId, string> = {
  actual: "●",
  estimate: "■",
  derived: "◆",
  expected: "△",
  forecast: "○",
  target: "◇"
};
