import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatNumber, formatPeriod, formatValue, qualified} from "../format.js";
import {abroad} from "../site.js";
import {provenanceHref, type SiteWith} from "./picked.js";
import {isStatus, type StatusId} from "./statusMark.js";

export interface SeriesMark {
  position: number;
  value: number;
  /** CY, FY, date, interval: values of different kinds are not joined by a solid line. */
  kind: string;
  status: StatusId;
  observed: boolean;
  /** A later version took its place. */
  replaced: boolean;
  /** What stands above the mark where there is room. */
  said: string;
  title: string;
  href: string | null;
}

export interface SeriesPanelRows {
  name: string;
  unit: string;
  /** The values are invented. */
  sample: boolean;
  /** In the order of time. */
  marks: SeriesMark[];
  /** Where the definition changed. */
  breaks: number[];
}

type Picked = SiteWith<"observation">;
type Observation = Row<"observation"> & {chart_value: number};

/** All versions of one series that may be shown. */
export function seriesPanelData(site: Picked, seriesId: string): SeriesPanelRows {
  const {data, find, words} = site;
  const mine = data.observation.filter(({series_id}) => series_id === seriesId);
  const shown = mine
    .filter((row): row is Observation => !row.withheld && row.chart_value !== null)
    .sort((a, b) => a.position - b.position);
  const [first] = shown;
  const country = first && abroad(find, first);
  const indicator = find.indicators.get(first?.indicator_id ?? "")?.name_ja ?? seriesId;
  const publisher = find.series.get(seriesId)?.publisher ?? "";
  return {
    name: `${country ? `${country.name_ja}：` : ""}${indicator} ${publisher} ${words.panel.trend}`,
    unit: first?.chart_unit ?? "",
    sample: shown.some(({sample}) => sample),
    marks: shown.map(row => markOf(site, row)),
    breaks: mine
      .filter(row => row.known_to === null && row.missing_reason === "definition_changed")
      .map(({position}) => position)
  };
}

function markOf({find, words, root}: Picked, row: Observation): SeriesMark {
  const replaced = row.known_to !== null;
  const word = isStatus(row.status) ? words.status[row.status] : "";
  const title = `${formatPeriod(row.period, words)} ${formatValue(row, find, words)}（${word}）`;
  const decimals = row.unit === row.chart_unit ? row.decimals : null;
  return {
    position: row.position,
    value: row.chart_value,
    kind: row.period_kind,
    status: isStatus(row.status) ? row.status : "actual",
    observed: row.observed === true,
    replaced,
    said: qualified(formatNumber(row.chart_value, decimals, words), row.qualifier, find),
    title: replaced ? `${title} ${words.replaced}` : title,
    href: provenanceHref(root, row.observation_id)
  };
}
