import type {Operations, RunState} from "../../../../pipeline/contracts/published.js";
import {minuteInJapan} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import type {Words} from "../words.js";

/** What is needed of a site to say how things run: no tables. */
export type Frame = Pick<Site, "words" | "root">;

/** An instant to the minute, in Japan. */
export function instant(at: string): Markup {
  return html`<time datetime="${at}">${minuteInJapan(at)}</time>`;
}

/** Where something went wrong, and what: "world_bank/gdp api.worldbank.org：断られた（HTTP 404）". */
export function whyLine(reason: RunState["why"][number], {operations: say}: Words): Markup {
  const {code, source_id, request_id, host, place, status, tries} = reason;
  const question = [source_id, request_id].filter(part => part !== undefined).join("/");
  const where = [question, host, place].filter(Boolean).join(" ");
  const details = [
    ...(status === undefined ? [] : [say.status(status)]),
    ...(tries === undefined || tries < 2 ? [] : [say.tries(tries)])
  ];
  const what = say.reason[code] ?? say.reason.other; // a code of a newer product than this page
  return html`<span class="cause">${say.why(where, details.length > 0 ? say.whyDetails(what, details) : what)}</span>`;
}

/** The sources a run asked, by title; a run that asked none read the files that had been received. */
export function runSources({sources}: RunState, now: Pick<Operations, "sources">, words: Words): string {
  if (sources.length === 0) return words.operations.receivedFiles;
  return sources.map(id => sourceTitle(id, now)).join("、");
}

/** The title of a source; its id where the product no longer has it. */
export function sourceTitle(id: string, {sources}: Pick<Operations, "sources">): string {
  return sources.find(({source_id}) => source_id === id)?.title_ja ?? id;
}

const whole = html`<circle cx="8" cy="8" r="7" fill="currentColor"/>`;
const ring = html`<circle class="line" cx="8" cy="8" r="6"/>`;
const triangle = html`<path d="M8 1L15.5 15H.5Z" fill="currentColor"/>`;
const square = html`<rect x="1" y="1" width="14" height="14" rx="2" fill="currentColor"/>`;
const cut = (d: string) => html`<path class="cut" d="${d}"/>`;

const marks: Record<keyof Words["operations"]["state"] | "failing", Markup> = {
  failing: html`${whole}${cut("M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2")}`,
  current: html`${whole}${cut("M4.5 8.2l2.4 2.5 4.6-5")}`,
  scheduled: ring,
  awaited: html`${ring}<path class="line" d="M8 4.5V8l2.6 1.6"/>`,
  late: html`${triangle}${cut("M8 6v4M8 11.8v1.4")}`,
  quiet: html`${square}${cut("M6 4.5v7M10 4.5v7")}`,
  key: html`<circle class="line dashed" cx="8" cy="8" r="6"/>`,
  questions: html`<rect class="line dashed" x="2" y="2" width="12" height="12"/>`
};

/** One shape for each way a source can stand; the word beside it says the same. */
export function stateMark(standing: keyof typeof marks): Markup {
  const size = html`width="16" height="16" viewBox="0 0 16 16"`;
  return html`<svg class="state-mark" ${size} aria-hidden="true">${marks[standing]}</svg>`;
}
