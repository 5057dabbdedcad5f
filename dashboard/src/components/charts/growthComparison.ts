import * as Plot from "@observablehq/plot";
import {formatPercent, formatPeriod} from "../format.js";
import {type ChartOptions, look, named, provenanceHref} from "./chart.js";

interface GrowthRow {
  key: string;
  label: string;
  growth: number | null;
  required: number;
  proxy: boolean;
  href: string;
}

const rowHeight = 46;

/** Keeps text readable over the lines behind it. */
const halo = {fill: "var(--ink)", stroke: "var(--surface)", strokeWidth: 5};

/**
 * Growth a year that each group's target asks for (bar), and beneath it what each proxy showed since the
 * baseline (hollow mark on its own row). Proxies that allow no growth are left to the table and the page.
 */
export function growthComparison(options: ChartOptions) {
  const {words, width, document} = options;
  const rows = growthRows(options);
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: rows.length * rowHeight + 40,
    marginLeft: 22,
    marginRight: 64,
    marginBottom: 28,
    x: {
      label: null,
      grid: true,
      tickFormat: (d: number) => `${Math.round(d * 100)}%`.replace("-", "−"),
      nice: true,
      ticks: width < 500 ? 4 : 8
    },
    y: {axis: null, type: "band", domain: rows.map(({key}) => key), padding: 0},
    marks: [
      Plot.ruleY(
        rows.filter(({proxy}, i) => !proxy && i > 0),
        {y: "key", dy: -rowHeight / 2, stroke: "var(--line)"}
      ),
      Plot.ruleX([0], {stroke: "var(--ink-2)"}),
      Plot.barX(
        rows.filter(({proxy}) => !proxy),
        {x: "growth", y: "key", insetTop: 24, insetBottom: 8, fill: "var(--accent)", href: "href", title: say}
      ),
      Plot.tickX(
        rows.filter(({proxy}) => proxy),
        {x: "required", y: "key", insetTop: 20, stroke: "var(--accent)", strokeDasharray: "2 3"}
      ),
      Plot.ruleY(
        rows.filter(({proxy}) => proxy),
        {x1: 0, x2: "growth", y: "key", dy: 9, stroke: "var(--ink-3)"}
      ),
      Plot.dot(
        rows.filter(({proxy}) => proxy),
        {
          x: "growth",
          y: "key",
          dy: 9,
          r: 5.5,
          symbol: "diamond",
          fill: "var(--surface)",
          stroke: "var(--ink)",
          strokeWidth: 1.8,
          href: "href",
          title: say
        }
      ),
      ...[false, true].flatMap(proxy => {
        const some = rows.filter(row => row.proxy === proxy);
        const grown = some.filter(({growth}) => growth !== null);
        const fontWeight = proxy ? 400 : 700;
        return [
          Plot.text(some, {
            y: "key",
            frameAnchor: "left",
            dx: -18,
            text: d => shorten(d.label, width),
            dy: -12,
            textAnchor: "start",
            fontWeight,
            ...halo
          }),
          Plot.text(grown, {
            x: d => Math.max(d.growth ?? 0, 0),
            y: "key",
            dy: 9,
            dx: 10,
            textAnchor: "start",
            text: d => formatPercent(d.growth ?? 0, words),
            fontWeight,
            ...halo
          })
        ];
      })
    ]
  });
  return named(chart, words.overview.growth);

  function say({label, growth}: GrowthRow): string {
    return `${label} ${words.perYear(formatPercent(growth ?? 0, words))}`;
  }
}

function growthRows({data, find, words, root, width}: ChartOptions): GrowthRow[] {
  return [...data.target_progress]
    .sort((a, b) => b.target_value - a.target_value)
    .flatMap(group => {
      const required = group.growth_required ?? 0;
      const proxies = data.proxy_signal.filter(
        ({area_id, target_set_id, growth}) =>
          area_id === group.area_id && target_set_id === group.target_set_id && growth !== null
      );
      return [
        {
          key: group.area_id,
          label: find.areas.get(group.area_id)?.name_ja ?? group.area_id,
          growth: group.growth_required,
          required,
          proxy: false,
          href: provenanceHref(root, `computed.growth_required.${group.target_set_id}.${group.area_id}`)
        },
        ...proxies.map(proxy => ({
          key: proxy.series_id,
          label: `${find.indicators.get(proxy.indicator_id)?.name_ja}${width < 500 ? "" : `（${formatPeriod(`${proxy.from_period}→${proxy.to_period}`, words)}）`}`,
          growth: proxy.growth,
          required,
          proxy: true,
          href: provenanceHref(root, `computed.proxy_growth.${proxy.target_set_id}.${proxy.series_id}`)
        }))
      ];
    });
}

/** Cuts a label to what fits the width, never silently: the full text is in the table. */
function shorten(label: string, width: number): string {
  const fits = Math.floor(width / 13.5);
  return label.length <= fits ? label : `${label.slice(0, fits - 1)}…`;
}
