import * as Plot from "@observablehq/plot";
import {formatNumber, formatPeriod} from "../format.js";
import {type ChartOptions, look, named, provenanceHref} from "./chart.js";

/**
 * One proxy as an index, 100 at the first year it shares with the target's years, beside the growth that the target
 * asks for from that year on. All panels of an area share one scale. Never more than an indication.
 */
export function proxyIndex(key: string, options: ChartOptions) {
  const {data, find, words, root, width, document} = options;
  const [setId = "", areaId = "", seriesId = ""] = key.split("/");
  const shared = data.proxy_index.filter(({area_id, target_set_id}) => area_id === areaId && target_set_id === setId);
  const points = shared.filter(({series_id}) => series_id === seriesId).sort((a, b) => a.position - b.position);
  const scale = shared.flatMap(({index_value, required_index}) => [index_value, required_index]);
  const name = find.indicators.get(find.series.get(seriesId)?.indicator_id ?? "")?.name_ja ?? seriesId;
  const lastOf = points.at(-1);
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: 190,
    marginLeft: 48,
    marginRight: 56,
    marginTop: 30,
    marginBottom: 26,
    x: {
      label: null,
      domain: [(points[0]?.position ?? 0) - 0.6, (lastOf?.position ?? 0) + 0.8],
      ticks: [...new Set(points.map(({position}) => Math.floor(position)))].filter(
        (year, i, all) => width > 300 || i === 0 || i === all.length - 1 || year % 2 === 0
      ),
      tickFormat: (d: number) => `${d}`
    },
    y: {
      label: words.panel.unit(words.index.unit),
      labelAnchor: "top",
      labelArrow: "none",
      grid: true,
      domain: [0, Math.max(...scale) * 1.08],
      ticks: 4
    },
    marks: [
      Plot.ruleY([0], {stroke: "var(--ink-2)"}),
      Plot.line(points, {
        x: "position",
        y: "required_index",
        stroke: "var(--ink-2)",
        strokeDasharray: "5 4",
        strokeWidth: 1.5
      }),
      Plot.line(points, {x: "position", y: "index_value", stroke: "var(--accent)", strokeWidth: 2}),
      Plot.dot(points, {
        x: "position",
        y: "index_value",
        r: 4.5,
        symbol: "diamond",
        fill: "var(--surface)",
        stroke: "var(--accent)",
        strokeWidth: 2,
        href: d => provenanceHref(root, d.observation_id),
        title: d => `${formatPeriod(d.period, words)} ${formatNumber(d.index_value, 1, words)}`
      }),
      ...(["required_index", "index_value"] as const).map(y =>
        Plot.text(lastOf ? [lastOf] : [], {
          x: "position",
          y,
          text: d => formatNumber(d[y], 0, words),
          dx: 8,
          dy: lastOf && lastOf[y] > lastOf[y === "index_value" ? "required_index" : "index_value"] ? -6 : 6,
          textAnchor: "start",
          fontWeight: y === "index_value" ? 700 : 400,
          fill: y === "index_value" ? "var(--ink)" : "var(--ink-2)"
        })
      )
    ]
  });
  return named(chart, `${name} ${words.index.title}`);
}
