import type {OperatedRun, Operations} from "../../../../pipeline/contracts/published.js";
import {formatDuration, formatNumber} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Words} from "../words.js";
import {table} from "./pieces.js";
import {type Frame, instant, runSources, sourceTitle, whyLine} from "./runPieces.js";

/** So many runs stand in sight; those before are folded. */
const IN_SIGHT = 10;

/** The runs, the newest first: when, why begun, of what, how they ended, how long they took, and each step. */
export function runTables({words}: Frame, now: Operations): Markup {
  const {operations: say} = words;
  const older = now.runs.slice(IN_SIGHT);
  if (now.runs.length === 0) return html`<p class="missing">${say.noRuns}</p>`;
  return html`${runTable(say.runs, now.runs.slice(0, IN_SIGHT), now, words)}${
    older.length > 0 &&
    html`<details class="data"><summary>${say.olderRuns(older.length)}</summary>${runTable(say.olderRuns(older.length), older, now, words)}</details>`
  }`;
}

function runTable(caption: string, runs: readonly OperatedRun[], now: Operations, words: Words): Markup {
  const {operations: say} = words;
  return table(
    caption,
    [say.at, say.outcomeHead, say.triggerHead, say.sources, `#${say.took}`, say.course],
    runs.map(run => [
      began(run, words),
      outcome(run, words),
      say.trigger[run.trigger],
      runSources(run, now, words),
      run.ms === null ? "" : formatDuration(run.ms, words),
      course(run, now, words)
    ])
  );
}

function began({started_at, due_at}: OperatedRun, {unknown}: Words): Markup {
  const at = started_at ?? due_at;
  return at === null ? html`<span class="missing">${unknown}</span>` : instant(at);
}

function outcome({outcome}: OperatedRun, {operations: say}: Words): Markup {
  const bad = outcome === "failed" || outcome === "interrupted";
  return html`<span class="tag${bad && " warn"}">${say.outcome[outcome]}</span>`;
}

/** Why it went wrong and each step with its count and time, folded. */
function course({steps, why}: OperatedRun, now: Operations, words: Words): Markup | string {
  const {operations: say} = words;
  const held = [steps.length > 0 && say.stepCount(steps.length), why.length > 0 && say.whyCount(why.length)].filter(
    part => part !== false
  );
  if (held.length === 0) return "";
  return html`<details class="steps"><summary>${held.join("・")}</summary>${why.map(one => html`<p class="why">${whyLine(one, words)}</p>`)}<ul class="plain">${steps.map(
    ({step, count, ms}) =>
      html`<li>${say.stepTook(stepName(step, now, words), formatNumber(count, 0, words), formatDuration(ms, words))}</li>`
  )}</ul></details>`;
}

/** A step in words; one that asks a source is written "ask world_bank". */
function stepName(step: string, now: Operations, {operations: say}: Words): string {
  if (step.startsWith("ask ")) return say.ask(sourceTitle(step.slice(4), now));
  return say.step[step as keyof typeof say.step] ?? step;
}
