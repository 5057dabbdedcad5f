import type {SourceState} from "../../../../pipeline/contracts/published.js";
import {minuteInJapan} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Words} from "../words.js";

const step = 18;
const height = 44;

/** What was read at earlier runs as bars, the oldest first, what was held in stripes; nothing for fewer than two. */
export function trendBars(trend: SourceState["trend"], {operations: say}: Words): Markup | false {
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last || trend.length < 2) return false;
  const most = Math.max(1, ...trend.map(({readings}) => readings));
  const bars = trend.map((one, i) => bar(one, i * step, most));
  const points = trend.map(({at, readings, quarantined}) => say.trendPoint(minuteInJapan(at), readings, quarantined));
  const size = html`width="${trend.length * step}" height="${height}"`;
  const said = say.trend(say.fromTo(first.readings, last.readings), say.fromTo(first.quarantined, last.quarantined));
  return html`<div class="trend"><svg ${size} role="img" aria-label="${points.join("、")}">${bars}</svg>
<p class="note">${said}</p></div>`;
}

/** One run at its place from the left; a part that was held is never too small to be seen. */
function bar({readings, quarantined}: SourceState["trend"][number], x: number, most: number): Markup {
  const tall = (count: number) => Math.round((count / most) * (height - 2));
  const all = Math.max(1, tall(readings));
  const read = html`<rect class="read" x="${x}" y="${height - all}" width="${step - 4}" height="${all}"/>`;
  if (quarantined === 0) return read;
  const held = Math.max(3, tall(quarantined));
  const place = html`x="${x + 0.5}" y="${height - Math.max(all, held) + 0.5}" width="${step - 5}" height="${held - 1}"`;
  return html`${read}<rect class="held" ${place} fill="url(#pattern-4)"/>`;
}
