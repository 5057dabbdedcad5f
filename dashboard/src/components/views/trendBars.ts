import type {OperatedSource} from "../../../../pipeline/contracts/published.js";
import {minuteInJapan} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Words} from "../words.js";

const step = 18;
const height = 44;

/** What was read at earlier runs as bars, the oldest first, the part that was held on top in stripes; nothing for fewer than two. */
export function trendBars(trend: OperatedSource["trend"], {operations: say}: Words): Markup | false {
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last || trend.length < 2) return false;
  const most = Math.max(1, ...trend.map(({readings}) => readings));
  const tall = (count: number) => Math.round((count / most) * (height - 2));
  const label = trend.map(({at, readings, quarantined}) => say.trendPoint(minuteInJapan(at), readings, quarantined));
  return html`<div class="trend"><svg width="${trend.length * step}" height="${height}" role="img" aria-label="${label.join("、")}">${trend.map(
    ({readings, quarantined}, i) => {
      const [all, held] = [Math.max(1, tall(readings)), quarantined > 0 ? Math.max(3, tall(quarantined)) : 0];
      return html`<rect class="read" x="${i * step}" y="${height - all}" width="${step - 4}" height="${all}"/>${held > 0 && html`<rect class="held" x="${i * step + 0.5}" y="${height - Math.max(all, held) + 0.5}" width="${step - 5}" height="${held - 1}" fill="url(#pattern-4)"/>`}`;
    }
  )}</svg><p class="note">${say.trend(
    say.fromTo(first.readings, last.readings),
    say.fromTo(first.quarantined, last.quarantined)
  )}</p></div>`;
}
