import * as Plot from "@observablehq/plot";
import type {Words} from "../words.js";
import {halo} from "./chart.js";

/**
 * A rule and a word where the definition of a series changed: the line before it and the line after it are two. The
 * word stands on the side of the rule where the middle of the picture is.
 */
export function breakMarks(positions: readonly number[], middle: number, words: Words): Plot.Markish[] {
  return [
    Plot.ruleX(positions, {stroke: "var(--warn)", strokeDasharray: "2 2"}),
    ...[false, true].map(late =>
      Plot.text(
        positions.filter(position => position > middle === late),
        {
          x: d => d,
          text: () => words.missingReason.definition_changed,
          ...halo,
          frameAnchor: "bottom",
          dy: -6,
          dx: late ? -4 : 4,
          textAnchor: late ? "end" : "start",
          fill: "var(--warn)"
        }
      )
    )
  ];
}
