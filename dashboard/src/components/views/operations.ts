import type {OperatedSource, Operations} from "../../../../pipeline/contracts/published.js";
import {minuteInJapan} from "../format.js";
import {lastFailure} from "../lastFailure.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {missingMembers} from "./missingMembers.js";
import {type Frame, instant, runSources, stateMark, whyLine} from "./runPieces.js";
import {runTables} from "./runTables.js";
import {alarming, sourceCard, standingOf, standings} from "./sourceState.js";

/** The published set that this site was made from. */
export type BuiltFrom = NonNullable<Operations["built_from"]>;

/** 運用状況: how every source stands, what the last runs did, and what waits for a person. A site of an earlier day has none. */
export function operations(site: Site, now: Operations | undefined, built: BuiltFrom): Markup {
  const {words} = site;
  if (!now) return html`<p>${words.operations.pastDay}</p>${builtFrom(site, built, null)}`;
  return html`<div id="operations" data-written-at="${now.written_at}" data-built="${JSON.stringify(built)}">${operationsNow(site, now, built, missingMembers(site))}</div>`;
}

/** All of the page that the state of operation decides; `members` is what the published tables add to the work to be done. */
export function operationsNow(frame: Frame, now: Operations, built: BuiltFrom, members: Markup): Markup {
  const {operations: say} = frame.words;
  return html`<p class="written">${say.writtenAt(minuteInJapan(now.written_at))}</p>
${failure(frame, now)}
<section><h2>${say.sources}</h2>${summary(frame, now.sources)}
<p class="sub">${say.trendNote}</p>
<div class="cards">${[...now.sources.filter(alarming), ...now.sources.filter(one => !alarming(one))].map(source => sourceCard(frame, source, now.written_at))}</div></section>
<section><h2>${say.work}</h2>${lacking(frame, now.sources)}<div data-keep="members">${members}</div></section>
<section><h2>${say.runs}</h2>${now.unreadable_lines > 0 && html`<p class="notice">${say.unreadable(now.unreadable_lines)}</p>`}${runTables(frame, now)}</section>
${builtFrom(frame, built, now.built_from)}`;
}

/** Why the last run that ended failed, in one line, and what that means for what is shown. */
function failure({words}: Frame, now: Operations): Markup | false {
  const {operations: say} = words;
  const run = lastFailure(now);
  if (!run) return false;
  const why = run.why.at(-1); // those of its sources come first
  return html`<div class="notice failed"><p><strong>${say.failedRun(minuteInJapan(run.ended_at ?? now.written_at))}</strong>${say.stands}</p>
<p>${say.trigger[run.trigger]}・${runSources(run, now, words)}${why && html`・${whyLine(why, words)}`}${run.why.length > 1 && say.more(run.why.length - 1)}</p></div>`;
}

/** How many sources stand how. */
function summary({words}: Frame, sources: readonly OperatedSource[]): Markup {
  const {operations: say} = words;
  const counts = standings.map(
    standing => [standing, sources.filter(one => standingOf(one) === standing).length] as const
  );
  const failing = sources.filter(({failures}) => failures > 0).length;
  return html`<ul class="standings"><li><strong>${say.sourceCount(sources.length)}</strong></li>${counts
    .filter(([, count]) => count > 0)
    .map(
      ([standing, count]) =>
        html`<li class="is-${standing}">${stateMark(standing)} ${say.state[standing]} <strong>${count}</strong></li>`
    )}${failing > 0 && html`<li class="is-failing">${stateMark("failing")} ${say.failing} <strong>${failing}</strong></li>`}</ul>`;
}

/** The sources that cannot ask until a person has done something. */
function lacking({words}: Frame, sources: readonly OperatedSource[]): Markup {
  const {operations: say} = words;
  const waiting = sources.filter(({lacks}) => lacks !== null);
  if (waiting.length === 0) return html`<p class="missing">${say.noneLacking}</p>`;
  return html`<h3 class="work">${say.lacking}</h3><dl class="members">${waiting.map(
    ({title_ja, lacks, key_variable}) =>
      html`<dt>${title_ja}</dt><dd>${lacks === "key" ? say.lacksKey(key_variable ?? "") : say.lacksQuestions}</dd>`
  )}</dl>`;
}

/** What this site was made from, and whether something newer is published. */
function builtFrom({words, root}: Frame, built: BuiltFrom, published: Operations["built_from"]): Markup {
  const {operations: say, pages} = words;
  const newer = published !== null && published.content_id !== built.content_id;
  return html`<section><h2>${say.built}</h2>${
    newer &&
    html`<p class="notice">${say.newer(published.content_id.slice(0, 16), minuteInJapan(published.built_at))}</p>`
  }<dl class="members"><dt>${say.contentId}</dt><dd><code>${built.content_id}</code></dd><dt>${say.builtAt}</dt><dd>${instant(built.built_at)}</dd><dt>${say.asOf}</dt><dd><time>${built.as_of}</time></dd><dt>${say.files}</dt><dd><a href="${root}published/manifest.json">manifest.json</a>　<a href="${root}quality.html">${pages.quality}</a></dd></dl></section>`;
}
