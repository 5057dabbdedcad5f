import * as Plot from "@observablehq/plot";
import {formatNumber, qualified} from "../format.js";
import {groupsInView, setInView} from "../site.js";
import {type ChartOptions, look, named, provenanceHref} from "./chart.js";

/** A pattern for each group, besides its place and label; the style sheet gives the colours. */
export const groupFills: Record<string, string> = {
  "grp-biomanufacturing": "var(--group-1)",
  "grp-healthcare": "url(#pattern-2)",
  "grp-biopharma": "url(#pattern-3)",
  "grp-sustainable-primary": "url(#pattern-4)",
  "grp-wood": "var(--group-5)"
};

/** Two stacked bars on one scale in 兆円: the baselines of the groups, and their targets. A part too thin for its value goes without. */
export function composition(options: ChartOptions) {
  const {find, words, root, width, document} = options;
  const sides = [
    {side: words.baseline, value: "baseline_value", decimals: "baseline_decimals", figure: "baseline_figure_id"},
    {side: words.target, value: "target_value", decimals: "target_decimals", figure: "target_figure_id"}
  ] as const;
  const total = setInView(options);
  const order = groupsInView(options);
  const parts = sides.flatMap(({side, value, decimals, figure}) =>
    order.map(row => ({
      side,
      amount: row[value] ?? 0,
      decimals: row[decimals],
      qualifier: side === words.target ? row.qualifier : null,
      fill: groupFills[row.area_id] ?? "currentColor",
      href: provenanceHref(root, row[figure] ?? ""),
      name: find.areas.get(row.area_id)?.name_ja ?? row.area_id
    }))
  );
  const sums = [
    {
      side: words.baseline,
      sum: total?.group_baseline_sum ?? 0,
      href: provenanceHref(root, `computed.group_baseline_sum.${total?.target_set_id}`)
    },
    {
      side: words.target,
      sum: total?.group_target_sum ?? 0,
      href: provenanceHref(root, `computed.group_target_sum.${total?.target_set_id}`)
    }
  ];
  const stack = {x: "amount", y: "side", order: null} as const;
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: 168,
    marginLeft: 60,
    marginRight: 66,
    x: {label: null, grid: true, ticks: 5, tickFormat: (d: number) => `${d}`},
    y: {label: null, domain: sides.map(({side}) => side), padding: 0.25, tickSize: 0},
    marks: [
      Plot.barX(parts, {
        ...stack,
        fill: "fill",
        stroke: "var(--surface)",
        strokeWidth: width < 500 ? 0.75 : 2,
        href: "href",
        title: d =>
          `${d.name} ${d.side} ${qualified(`${formatNumber(d.amount, d.decimals, words)}${total?.unit ?? ""}`, d.qualifier, find)}`
      }),
      Plot.text(
        parts,
        Plot.stackX({
          ...stack,
          filter: (d: (typeof parts)[number]) => d.amount > 6,
          text: (d: (typeof parts)[number]) => formatNumber(d.amount, d.decimals, words),
          fill: "var(--on-group)",
          stroke: "var(--group-halo)",
          strokeWidth: 4,
          fontWeight: 700,
          fontSize: 15,
          pointerEvents: "none"
        })
      ),
      Plot.text(sums, {
        x: "sum",
        y: "side",
        text: d => `${formatNumber(d.sum, 1, words)}${total?.unit ?? ""}`,
        href: "href",
        textAnchor: "start",
        dx: 6,
        fontWeight: 700,
        fontSize: 14
      })
    ],
    color: {type: "identity"}
  });
  return named(
    chart,
    words.overview.composition(`${formatNumber(total?.group_target_sum ?? 0, 1, words)}${total?.unit ?? ""}`)
  );
}
