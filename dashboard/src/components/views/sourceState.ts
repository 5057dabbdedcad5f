import type {FailingState, SourceState} from "../../../../pipeline/contracts/published.js";
import {minuteInJapan} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Words} from "../words.js";
import {factLines} from "./blocks.js";
import {tag, warning} from "./pieces.js";
import {type Frame, instant, stateMark, whyLine} from "./runPieces.js";
import {trendBars} from "./trendBars.js";

export type Standing = keyof Words["operations"]["state"];

/** Every way a source can stand, what needs a person first. */
export const standings: readonly Standing[] = ["late", "quiet", "awaited", "scheduled", "current", "key", "questions"];

/** How a source stands: what it lacks, else whether it is left alone, else how it stands towards its releases. */
export function standingOf({lacks, quiet_until, release_state}: SourceState): Standing {
  return lacks ?? (quiet_until === null ? release_state : "quiet");
}

/** Whether it fails, as a whole or in some of its requests; a state written by an older product knows no requests. */
export function failing({failures, failing: requests = []}: SourceState): boolean {
  return failures > 0 || requests.length > 0;
}

/** Whether somebody should look at it. */
export function alarming(source: SourceState): boolean {
  return failing(source) || standingOf(source) === "late";
}

/** A source: how it stands, its releases, its runs, what was read from it, and why it failed. */
export function sourceCard({words}: Frame, source: SourceState, writtenAt: string): Markup {
  const standing = standingOf(source);
  const said = html`<strong>${standingText(source, standing, words)}</strong> <code>${source.source_id}</code>`;
  return html`<article class="card operated${alarming(source) && " alarming"}"><h3>${source.title_ja}</h3>
<p class="standing-of is-${standing}">${stateMark(standing)} ${said}</p>
${factLines(factsOf(source, writtenAt, words), "strip")}
${trendBars(source.trend, words)}${source.why.length > 0 && failed(source, words)}
${failingRequests(source, words)}</article>`;
}

/** The requests that fail while others are heard: since when, why, and when each is tried next. */
function failingRequests({failing: requests = []}: SourceState, words: Words): Markup | false {
  const {operations: say} = words;
  const item = ({request_id, since, failures, next_try_at, quiet, why}: FailingState) => {
    const said = say.failingRequest(request_id, minuteInJapan(since), failures);
    const reasons = why.map(one => html`<br>${whyLine(one, words)}`);
    return html`<li>${said}${reasons}<span class="rule">${say.nextTry(minuteInJapan(next_try_at), quiet)}</span></li>`;
  };
  return (
    requests.length > 0 &&
    html`<div class="verdict"><p><strong class="badge">${say.failingRequests(requests.length)}</strong></p>
<ul class="plain">${requests.map(item)}</ul></div>`
  );
}

function failed({why}: SourceState, words: Words): Markup {
  const reasons = why.map(one => html`<li>${whyLine(one, words)}</li>`);
  return html`<div class="verdict"><p><strong class="badge">${words.operations.failedWhy}</strong></p>
<ul class="plain">${reasons}</ul></div>`;
}

function standingText({days, key_variable}: SourceState, standing: Standing, {operations: say}: Words): string {
  if (standing === "late" && days !== null) return say.late(days);
  if (standing === "key" && key_variable !== null) return say.unset(key_variable);
  return say.state[standing];
}

function factsOf(source: SourceState, writtenAt: string, words: Words): [string, Markup | string][] {
  const {operations: say} = words;
  return [
    [say.release, release(source, words)],
    [say.lastRun, lastRun(source, words)],
    [say.nextRun, nextRun(source, writtenAt, words)],
    [
      say.content,
      source.received_at === null || source.age_days === null
        ? say.nothingReceived
        : html`${say.age(source.age_days)}<span class="rule">${instant(source.received_at)}</span>`
    ],
    [say.readings, readings(source, words)]
  ];
}

/** The release that is awaited or comes next, and the rule of its days. */
function release({release, release_state, expected_on, next_on, days}: SourceState, words: Words): Markup {
  const {operations: say} = words;
  if (expected_on === null || days === null) return html`${release}`;
  const expected =
    release_state === "late"
      ? say.releaseLate(expected_on)
      : release_state === "awaited"
        ? say.releaseAwaited(expected_on, days)
        : say.releaseIn(expected_on, days);
  const next = next_on !== null && next_on !== expected_on && say.releaseNext(next_on);
  return html`${expected}<span class="rule">${[release, next].filter(Boolean).join("、")}</span>`;
}

function lastRun({last_run_at, last_outcome, failures}: SourceState, {operations: say}: Words): Markup {
  if (last_run_at === null) return html`${say.neverRun}`;
  const word = last_outcome && say.outcome[last_outcome];
  const outcome = word && (last_outcome === "failed" || last_outcome === "partly" ? warning(word) : tag(word));
  const again = failures > 1 && html`<span class="rule">${say.failures(failures)}</span>`;
  return html`${instant(last_run_at)} ${outcome}${again}`;
}

/** The next run; one that should have begun before the state was written tells that nothing runs by plan. */
function nextRun({next_run_at}: SourceState, writtenAt: string, {operations: say}: Words): Markup {
  if (next_run_at === null) return html`${say.noNextRun}`;
  return html`${instant(next_run_at)}${next_run_at < writtenAt && html`<span class="rule">${say.overdue}</span>`}`;
}

/** What was read is what was accepted, held and skipped. */
function readings({readings, accepted, quarantined, skipped}: SourceState, {operations: say}: Words) {
  if (readings === null || accepted === null || quarantined === null || skipped === null) return say.notRead;
  return html`${readings}<span class="rule">${say.balance(accepted, quarantined, skipped)}</span>`;
}
