import * as Plot from "@observablehq/plot";
import {formatPercent, formatPeriod, qualified} from "../format.js";
import {groupsInView} from "../site.js";
import {type ChartOptions, look, named, provenanceHref} from "./chart.js";
import {wrap} from "./wrap.js";

interface GrowthRow {
  key: string;
  label: string;
  /** What the mark prints: 8.2%以上. */
  said: string;
  growth: number;
  proxy: boolean;
  href: string;
}

const rowHeight = 60;

/** Keeps text readable over the lines behind it. */
const halo = {fill: "var(--ink)", stroke: "var(--surface)", strokeWidth: 5};

/**
 * Growth a year that each group's target asks for (bar), and beneath it, as a hollow mark on a row of its own, what
 * each proxy showed since the baseline. Nothing joins the two: a proxy has another scope and is no progress.
 * Proxies that allow no growth are left to the table and the page.
 */
export function growthComparison(options: ChartOptions) {
  const {words, width, document} = options;
  const rows = growthRows(options);
  const proxies = rows.filter(({proxy}) => proxy);
  const groups = rows.filter(({proxy}) => !proxy);
  const mark = {
    x: "growth",
    y: "key",
    href: "href",
    title: (d: GrowthRow) => `${d.label.replace("\n", " ")} ${words.perYear(d.said)}`
  };
  const lowest = Math.min(0, ...rows.map(({growth}) => growth));
  const highest = Math.max(...rows.map(({growth}) => growth));
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: rows.length * rowHeight + 40,
    marginLeft: 22,
    marginRight: 78,
    marginBottom: 28,
    x: {
      label: null,
      grid: true,
      tickFormat: (d: number) => `${Math.round(d * 100)}%`.replace("-", "−"),
      domain: [lowest < 0 ? lowest - 0.09 : 0, highest], // room for the words left of a fall
      nice: true,
      ticks: width < 500 ? 4 : 8
    },
    y: {axis: null, type: "band", domain: rows.map(({key}) => key), padding: 0},
    marks: [
      Plot.ruleY(groups.slice(1), {y: "key", dy: -rowHeight / 2, stroke: "var(--line)"}),
      Plot.ruleX([0], {stroke: "var(--ink-2)"}),
      Plot.barX(groups, {...mark, insetTop: 36, insetBottom: 8, fill: "var(--accent)"}),
      Plot.dot(proxies, {
        ...mark,
        dy: 18,
        r: 5.5,
        symbol: "diamond",
        fill: "var(--surface)",
        stroke: "var(--ink)",
        strokeWidth: 1.8
      }),
      ...[groups, proxies].flatMap((some, i) => {
        const fontWeight = i === 0 ? 700 : 400;
        const text = {y: "key", fontWeight, ...halo} as const;
        const beside = {...text, x: "growth", text: "said", dy: i === 0 ? 14 : 18} as const;
        return [
          Plot.text(some, {
            ...text,
            frameAnchor: "left",
            lineAnchor: "top",
            textAnchor: "start",
            dx: -18,
            dy: -rowHeight / 2 + 6,
            text: "label"
          }),
          Plot.text(
            some.filter(({growth}) => growth >= 0),
            {...beside, dx: 10, textAnchor: "start"}
          ),
          Plot.text(
            some.filter(({growth}) => growth < 0),
            {...beside, dx: -10, textAnchor: "end"}
          )
        ];
      })
    ]
  });
  return named(chart, words.overview.growth);
}

function growthRows(options: ChartOptions): GrowthRow[] {
  const {data, find, words, root, width} = options;
  const fits = Math.floor(width / 13.5);
  return groupsInView(options).flatMap(group => {
    const required = group.growth_required;
    const proxies = data.proxy_signal.filter(
      ({area_id, target_set_id}) => area_id === group.area_id && target_set_id === group.target_set_id
    );
    return [
      required === null
        ? []
        : {
            key: group.area_id,
            label: wrap(find.areas.get(group.area_id)?.name_ja ?? group.area_id, fits),
            said: qualified(formatPercent(required, words), group.qualifier, find),
            growth: required,
            proxy: false,
            href: provenanceHref(root, `computed.growth_required.${group.target_set_id}.${group.area_id}`)
          },
      proxies.flatMap(({indicator_id, series_id, target_set_id, growth, from_period, to_period}) => {
        const series = find.series.get(series_id);
        const period = formatPeriod(`${from_period}→${to_period}`, words);
        const label = `${words.proxyLabel(find.indicators.get(indicator_id)?.name_ja ?? series_id)}\n${series?.publisher} ${period}`;
        const href = provenanceHref(root, `computed.proxy_growth.${target_set_id}.${series_id}`);
        return growth === null
          ? []
          : {key: series_id, label, said: formatPercent(growth, words), growth, proxy: true, href};
      })
    ].flat();
  });
}
