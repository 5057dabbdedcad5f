import * as Plot from "@observablehq/plot";
import {formatNumber, formatPeriod} from "../format.js";
import {setInView, shapeInView} from "../site.js";
import {shapes} from "../state.js";
import {dashes, endsOf, unbroken, years} from "./areaPathParts.js";
import {breakMarks} from "./breakMarks.js";
import {type ChartOptions, look, named, provenanceHref} from "./chart.js";

/**
 * The published end points of a group, our paths of each shape between them (the chosen one strong), what stands after
 * the target year, the comparable observations with breaks left open, and the projection as a pale band.
 */
export function areaPath(areaId: string, options: ChartOptions) {
  const {data, find, words, width, document} = options;
  const progress = data.target_progress.find(
    ({area_id, target_set_id}) => area_id === areaId && target_set_id === setInView(options)?.target_set_id
  );
  if (!progress) throw new Error(`no target for ${areaId}`);
  const ends = endsOf(progress, options);
  const paths = data.target_path.filter(
    ({area_id, target_set_id}) => area_id === areaId && target_set_id === progress.target_set_id
  );
  const standing = data.standing.find(
    ({area_id, target_set_id}) => area_id === areaId && target_set_id === progress.target_set_id
  );
  const seen = data.observation.filter(
    row =>
      row.series_id === standing?.series_id && row.known_to === null && row.status === "actual" && row.value !== null
  );
  const breaks = data.observation
    .filter(
      row =>
        row.series_id === standing?.series_id && row.missing_reason === "definition_changed" && row.known_to === null
    )
    .map(({position}) => position);
  const ahead = data.projection.filter(({series_id}) => series_id === standing?.series_id);
  const first = Math.min(...paths.map(({year}) => year));
  const last = Math.max(...paths.map(({year}) => year));
  const chosen = shapeInView(options);
  const place = {x: "position", y: "chart_value"} as const;
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: 300,
    marginLeft: 48,
    marginRight: width < 480 ? 56 : 92,
    marginTop: 34,
    x: {
      label: null,
      domain: [first - 1.4, last + 1.2],
      ticks: years(first, last, width),
      tickFormat: (d: number) => `${d}`
    },
    y: {
      label: words.panel.unit(progress.unit ?? ""),
      grid: true,
      zero: true,
      nice: true,
      ticks: 5,
      labelAnchor: "top",
      labelArrow: "none"
    },
    marks: [
      Plot.ruleY([0], {stroke: "var(--ink-2)"}),
      Plot.areaY(ahead, {x: "position", y1: "value_low", y2: "value_high", fill: "var(--accent-soft)"}),
      Plot.text(ahead.slice(ahead.length / 2, ahead.length / 2 + 1), {
        x: "position",
        y: "value_high",
        text: () => words.projection.label,
        dy: -8,
        fill: "var(--ink-2)"
      }),
      ...shapes.map(shape =>
        Plot.line(
          paths.filter(row => row.shape === shape && row.basis !== "held" && row.basis !== "extended"),
          {
            x: "year",
            y: "value",
            stroke: shape === chosen ? "var(--ink-2)" : "var(--ink-3)",
            strokeWidth: shape === chosen ? 2 : 1.2,
            strokeDasharray: dashes[shape]
          }
        )
      ),
      Plot.line(
        paths.filter(row => row.shape === chosen && ["target", "held", "extended"].includes(row.basis)),
        {x: "year", y: "value", stroke: "var(--ink-3)", strokeDasharray: "1 4", strokeWidth: 2}
      ),
      ...breakMarks(breaks, words),
      seen.length === 0 && width > 480
        ? Plot.text([words.areaPage.noObservation], {
            frameAnchor: "bottom",
            text: d => d,
            dy: -14,
            fill: "var(--ink-2)"
          })
        : null,
      Plot.link(unbroken(seen, breaks), {
        x1: ([from]) => from.position,
        y1: ([from]) => from.chart_value,
        x2: ([, to]) => to.position,
        y2: ([, to]) => to.chart_value,
        stroke: "var(--accent)",
        strokeWidth: 2
      }),
      Plot.dot(seen, {
        ...place,
        r: 5,
        fill: "var(--accent)",
        href: d => provenanceHref(options.root, d.observation_id),
        title: d => `${formatPeriod(d.period, words)} ${formatNumber(d.value ?? 0, d.decimals, words)}${d.unit}`
      }),
      Plot.dot(ends, {
        x: "year",
        y: "value",
        r: 7,
        symbol: "symbol",
        fill: d => (d.symbol === "hexagon" ? "var(--accent)" : "var(--surface)"),
        stroke: "var(--accent)",
        strokeWidth: 2.5,
        href: d => provenanceHref(options.root, d.figure),
        title: d => `${d.role} ${formatPeriod(d.period, words)} ${d.said}`
      }),
      Plot.text(ends, {
        x: "year",
        y: "value",
        text: "said",
        dy: -20,
        fontWeight: 700,
        fontSize: 15,
        textAnchor: "middle"
      })
    ]
  });
  return named(chart, `${find.areas.get(areaId)?.name_ja} ${words.areaPage.path}`);
}
