import type {Operations, RunState} from "../../../../pipeline/contracts/published.js";
import {formatDuration, formatNumber} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Words} from "../words.js";
import {table} from "./blocks.js";
import {type Frame, instant, runSources, sourceTitle, whyLine} from "./runPieces.js";

/** So many runs stand in sight; those before are folded. */
const IN_SIGHT = 10;

/** The runs, the newest first: when, why begun, of what, how they ended, how long they took, and each step. */
export function runTables({words}: Frame, now: Operations): Markup {
  const {operations: say} = words;
  const older = now.runs.slice(IN_SIGHT);
  if (now.runs.length === 0) return html`<p class="missing">${say.noRuns}</p>`;
  const newest = runTable(say.runs, now.runs.slice(0, IN_SIGHT), now, words);
  return html`${newest}${older.length > 0 && olderRuns(older, now, words)}`;
}

function olderRuns(older: readonly RunState[], now: Operations, words: Words): Markup {
  const caption = words.operations.olderRuns(older.length);
  const held = runTable(caption, older, now, words);
  return html`<details class="data"><summary>${caption}</summary>${held}</details>`;
}

function runTable(caption: string, runs: readonly RunState[], now: Operations, words: Words): Markup {
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

function began({started_at, due_at}: RunState, {unknown}: Words): Markup {
  const at = started_at ?? due_at;
  return at === null ? html`<span class="missing">${unknown}</span>` : instant(at);
}

function outcome({outcome}: RunState, {operations: say}: Words): Markup {
  const bad = outcome === "failed" || outcome === "interrupted";
  return html`<span class="tag${bad && " warn"}">${say.outcome[outcome]}</span>`;
}

/** Why it went wrong and each step with its count and time, folded. */
function course({steps, why}: RunState, now: Operations, words: Words): Markup | string {
  const {operations: say} = words;
  const counts = [steps.length > 0 && say.stepCount(steps.length), why.length > 0 && say.whyCount(why.length)];
  const held = counts.filter(part => part !== false);
  if (held.length === 0) return "";
  const reasons = why.map(one => html`<p class="why">${whyLine(one, words)}</p>`);
  const done = steps.map(({step, count, ms}) => {
    const name = stepName(step, now, words);
    return html`<li>${say.stepTook(name, formatNumber(count, 0, words), formatDuration(ms, words))}</li>`;
  });
  return html`<details class="steps"><summary>${held.join("・")}</summary>${reasons}
<ul class="plain">${done}</ul></details>`;
}

/** A step in words; one that asks a source is written "ask world_bank". */
function stepName(step: string, now: Operations, {operations: say}: Words): string {
  if (step.startsWith("ask ")) return say.ask(sourceTitle(step.slice(4), now));
  return say.step[step as keyof typeof say.step] ?? step;
}
