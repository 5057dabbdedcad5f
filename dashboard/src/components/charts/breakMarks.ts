import * as Plot from "@observablehq/plot";
import type {Words} from "../words.js";

/** A rule and a word where the definition of a series changed: the line before it and the line after it are two. */
export function breakMarks(positions: readonly number[], words: Words): Plot.Markish[] {
  return [
    Plot.ruleX(positions, {stroke: "var(--warn)", strokeDasharray: "2 2"}),
    Plot.text(positions, {
      x: d => d,
      text: () => words.missingReason.definition_changed,
      frameAnchor: "top",
      dy: 4,
      dx: 4,
      textAnchor: "start",
      fill: "var(--warn)"
    })
  ];
}
