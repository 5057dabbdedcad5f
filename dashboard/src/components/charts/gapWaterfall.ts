import * as Plot from "@observablehq/plot";
import {setInView} from "../site.js";
import {type ChartOptions, look, named} from "./chart.js";
import {gapSteps, increaseSteps} from "./waterfallSteps.js";

/**
 * How the groups add up, each bar beginning where the one above ended: their gaps to the path, where any can be worked
 * out, and otherwise the increase that the targets ask for, from the sum of the baselines to the sum of the targets.
 */
export function gapWaterfall(_: string, options: ChartOptions) {
  const {data, words, width, document} = options;
  const gaps = data.standing.some(
    row => row.gap_jpy !== null && row.target_set_id === setInView(options)?.target_set_id
  );
  const steps = gaps ? gapSteps(options) : increaseSteps(options);
  const rowHeight = steps.some(({label}) => label.includes("\n")) ? 70 : 52;
  const ends = steps.flatMap(({from, to}) => [from, to]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = ((most - least) * 76) / Math.max(width - 130, 120);
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: steps.length * rowHeight + 40,
    marginLeft: 22,
    marginRight: 22,
    marginBottom: 28,
    x: {
      label: null,
      grid: true,
      domain: [least < 0 ? least - room : 0, most + room],
      ticks: width < 500 ? 4 : 8,
      tickFormat: (d: number) => d.toLocaleString(words.locale).replace("-", "−")
    },
    y: {axis: null, type: "band", domain: steps.map(({key}) => key), padding: 0},
    marks: [
      Plot.ruleX([0], {stroke: "var(--ink-2)"}),
      Plot.barX(steps, {
        x1: "from",
        x2: "to",
        y: "key",
        insetTop: rowHeight - 24,
        insetBottom: 6,
        fill: d => (d.whole ? "var(--ink-3)" : "var(--accent)"),
        href: "href",
        title: d => `${d.label.replace("\n", "")} ${d.said}`
      }),
      Plot.text(steps, {
        y: "key",
        text: "label",
        frameAnchor: "left",
        lineAnchor: "top",
        textAnchor: "start",
        dx: -18,
        dy: -rowHeight / 2 + 4,
        fill: "var(--ink)",
        stroke: "var(--surface)",
        strokeWidth: 5
      }),
      ...[false, true].map(falls =>
        Plot.text(
          steps.filter(({from, to}) => to < from === falls),
          {
            x: "to",
            y: "key",
            text: "said",
            dx: falls ? -6 : 6,
            dy: rowHeight / 2 - 15,
            textAnchor: falls ? "end" : "start",
            fontWeight: 700
          }
        )
      )
    ]
  });
  return named(chart, gaps ? words.progress.waterfallGap : words.progress.waterfallIncrement);
}
