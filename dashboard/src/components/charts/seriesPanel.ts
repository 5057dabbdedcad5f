import * as Plot from "@observablehq/plot";
import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatNumber, formatPeriod, formatValue, qualified} from "../format.js";
import {abroad} from "../site.js";
import {breakMarks} from "./breakMarks.js";
import {type ChartOptions, look, named, provenanceHref} from "./chart.js";
import {spaced, tickYears} from "./seriesLabels.js";
import {isStatus, statusMarks} from "./statusMark.js";

type Observation = Row<"observation"> & {chart_value: number};

/**
 * One series by itself, in one unit, the shape of a mark saying its status. A solid line joins observed values of
 * neighbouring years only; where years between are missing, or a value is not observed, it is dashed. Values
 * replaced later stay as small crosses.
 */
export function seriesPanel(seriesId: string, options: ChartOptions) {
  const {data, find, words, root, width, document} = options;
  const all = data.observation
    .filter((row): row is Observation => row.series_id === seriesId && !row.withheld && row.chart_value !== null)
    .sort((a, b) => a.position - b.position);
  const current = all.filter(({known_to}) => known_to === null);
  const breaks = data.observation
    .filter(row => row.series_id === seriesId && row.known_to === null && row.missing_reason === "definition_changed")
    .map(({position}) => position);
  const observed = current.filter(({observed: seen}) => seen);
  const country = all[0] && abroad(find, all[0]);
  const name = `${country ? `${country.name_ja}：` : ""}${find.indicators.get(all[0]?.indicator_id ?? "")?.name_ja ?? seriesId}`;
  const place = {x: "position", y: "chart_value"} as const;
  const positions = [...new Set(current.map(({position}) => Math.floor(position)))];
  const [from = 0, to = 0] = [Math.min(...positions), Math.max(...positions)];
  const room = (50 * (to - from + 2.1)) / width; // what a label takes, on the axis of time
  const labelled = spaced(
    [...observed.slice(-1), ...current.slice(-1), ...current.slice(0, 1), ...(current.length <= 4 ? current : [])],
    room
  );
  const say = (d: Observation) =>
    `${formatPeriod(d.period, words)} ${formatValue(d, find, words)}（${isStatus(d.status) ? words.status[d.status] : ""}）`;
  const chart = Plot.plot({
    document,
    style: look,
    width,
    height: 190,
    marginLeft: 52,
    marginRight: 30,
    marginTop: 30,
    marginBottom: 26,
    x: {
      label: null,
      domain: [from - 0.8, to + 1.3],
      ticks: tickYears(from, to, width),
      tickFormat: (d: number) => `${d}`
    },
    y: {
      label: words.panel.unit(all[0]?.chart_unit ?? ""),
      labelAnchor: "top",
      labelArrow: "none",
      grid: true,
      zero: true,
      nice: true,
      ticks: 4,
      tickFormat: (d: number) => d.toLocaleString(words.locale)
    },
    marks: [
      Plot.ruleY([0], {stroke: "var(--ink-2)"}),
      ...breakMarks(breaks, words),
      Plot.text(all.some(({sample}) => sample) ? [words.sample] : [], {
        frameAnchor: "middle",
        fontSize: 34,
        fontWeight: 700,
        fill: "var(--ink-3)",
        fillOpacity: 0.35
      }),
      ...[true, false].map(solid =>
        Plot.link(
          joints(current, breaks).filter(joint => joint.solid === solid),
          {
            x1: d => d.from.position,
            y1: d => d.from.chart_value,
            x2: d => d.to.position,
            y2: d => d.to.chart_value,
            stroke: solid ? "var(--accent)" : "var(--ink-3)",
            strokeWidth: solid ? 2 : 1.2,
            ...(!solid && {strokeDasharray: "4 4"})
          }
        )
      ),
      Plot.dot(
        all.filter(({known_to}) => known_to !== null),
        {...place, symbol: "times", r: 4, stroke: "var(--ink-3)", href: link, title: d => `${say(d)} ${words.replaced}`}
      ),
      Plot.dot(current, {
        ...place,
        symbol: (d: Observation) => markOf(d).symbol,
        r: 5,
        fill: d => (markOf(d).filled ? "var(--accent)" : "var(--surface)"),
        stroke: d => (markOf(d).filled ? "var(--accent)" : "var(--ink)"),
        strokeWidth: 1.8,
        href: link,
        title: say
      }),
      Plot.text(labelled, {
        ...place,
        text: (d: Observation) =>
          qualified(formatNumber(d.chart_value, d.unit === d.chart_unit ? d.decimals : null, words), d.qualifier, find),
        dy: -13,
        fontWeight: 600,
        stroke: "var(--surface)",
        strokeWidth: 4,
        fill: "var(--ink)"
      })
    ]
  });
  return named(chart, `${name} ${find.series.get(seriesId)?.publisher ?? ""} ${words.panel.trend}`);

  function link({observation_id}: Observation): string {
    return provenanceHref(root, observation_id);
  }
}

function markOf({status}: Observation) {
  return statusMarks[isStatus(status) ? status : "actual"];
}

/** Neighbouring values, and whether a solid line may join them: both observed, and no year missing between. None across a break. */
function joints(
  current: readonly Observation[],
  breaks: readonly number[]
): {from: Observation; to: Observation; solid: boolean}[] {
  return current.slice(1).flatMap((to, i) => {
    const from = current[i];
    if (!from || breaks.some(at => at > from.position && at <= to.position)) return [];
    const reach = to.period_kind === "date" ? 1.6 : 1;
    return [
      {
        from,
        to,
        solid:
          from.observed && to.observed && from.period_kind === to.period_kind && to.position - from.position <= reach
      }
    ];
  });
}
