import type {Operations, SourceState} from "../../../../pipeline/contracts/published.js";
import {minuteInJapan} from "../format.js";
import {lastFailure} from "../lastFailure.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {facts} from "./blocks.js";
import {missingMembers} from "./missingMembers.js";
import {type Frame, instant, runSources, stateMark, whyLine} from "./runPieces.js";
import {runTables} from "./runTables.js";
import {alarming, failing, type Standing, sourceCard, standingOf, standings} from "./sourceState.js";

/** The published set that this site was made from. */
export type BuiltFrom = NonNullable<Operations["built_from"]>;

/** 運用状況: how every source stands, what the last runs did, and what waits for a person. Not on an earlier day. */
export function operations(site: Site, now: Operations | undefined, built: BuiltFrom): Markup {
  const {words} = site;
  if (!now) return html`<p>${words.operations.pastDay}</p>${builtFrom(site, built, null)}`;
  const written = html`data-written-at="${now.written_at}" data-built="${JSON.stringify(built)}"`;
  return html`<div id="operations" ${written}>${operationsNow(site, now, built, missingMembers(site))}</div>`;
}

/** All the page takes from the state of operation; `members` is what the published tables add to the work to do. */
export function operationsNow(frame: Frame, now: Operations, built: BuiltFrom, members: Markup): Markup {
  const {operations: say} = frame.words;
  const unreadable = now.unreadable_lines > 0 && html`<p class="notice">${say.unreadable(now.unreadable_lines)}</p>`;
  return html`<p class="written">${say.writtenAt(minuteInJapan(now.written_at))}</p>
${failure(frame, now)}
<section><h2>${say.sources}</h2>${summary(frame, now.sources)}
<p class="sub">${say.trendNote}</p>
${sourceCards(frame, now)}</section>
<section><h2>${say.work}</h2>${unopened(frame, now)}${lacking(frame, now.sources)}
<div data-keep="members">${members}</div></section>
<section><h2>${say.runs}</h2>${unreadable}${runTables(frame, now)}</section>
${builtFrom(frame, built, now.built_from)}`;
}

/** Every source, those that somebody should look at first. */
function sourceCards(frame: Frame, {sources, written_at}: Operations): Markup {
  const ordered = [...sources.filter(alarming), ...sources.filter(one => !alarming(one))];
  return html`<div class="cards">${ordered.map(source => sourceCard(frame, source, written_at))}</div>`;
}

/** Why the last run that ended failed, in one line, and what that means for what is shown. */
function failure({words}: Frame, now: Operations): Markup | false {
  const {operations: say} = words;
  const run = lastFailure(now);
  if (!run) return false;
  const last = run.why.at(-1); // those of its sources come first
  const why = last && html`・${whyLine(last, words)}`;
  const more = run.why.length > 1 && say.more(run.why.length - 1);
  const at = minuteInJapan(run.ended_at ?? now.written_at);
  return html`<div class="notice failed"><p><strong>${say.failedRun(at)}</strong>${say.stands}</p>
<p>${say.trigger[run.trigger]}・${runSources(run, now, words)}${why}${more}</p></div>`;
}

/** How many sources stand how. */
function summary({words}: Frame, sources: readonly SourceState[]): Markup {
  const {operations: say} = words;
  const item = (mark: Standing | "failing", word: string, count: number) =>
    count > 0 && html`<li class="is-${mark}">${stateMark(mark)} ${word} <strong>${count}</strong></li>`;
  const counts = standings.map(standing =>
    item(standing, say.state[standing], sources.filter(one => standingOf(one) === standing).length)
  );
  const failed = item("failing", say.failing, sources.filter(failing).length);
  const all = html`<li><strong>${say.sourceCount(sources.length)}</strong></li>`;
  return html`<ul class="standings">${all}${counts}${failed}</ul>`;
}

/** Files at hand that were not taken in, by reason; their names are for `bio status`. */
function unopened({words}: Frame, {unopened: files}: Operations): Markup | false {
  const {operations: say} = words;
  const all = files.reduce((sum, {count}) => sum + count, 0);
  const reasons = files.map(({rule, count}) => {
    return html`<li>${say.unopened[rule as keyof typeof say.unopened] ?? rule} <strong>${count}</strong></li>`;
  });
  return all > 0 && html`<p class="notice">${say.unopenedHead(all)}</p><ul class="plain">${reasons}</ul>`;
}

/** The sources that cannot ask until a person has done something. */
function lacking({words}: Frame, sources: readonly SourceState[]): Markup {
  const {operations: say} = words;
  const waiting = sources.filter(({lacks}) => lacks !== null);
  if (waiting.length === 0) return html`<p class="missing">${say.noneLacking}</p>`;
  const named = waiting.map(
    ({title_ja, lacks, key_variable}) =>
      [title_ja, lacks === "key" ? say.lacksKey(key_variable ?? "") : say.lacksQuestions] as const
  );
  return html`<h3 class="work">${say.lacking}</h3>${facts(named)}`;
}

/** What this site was made from, and whether something newer is published. */
function builtFrom({words, root}: Frame, built: BuiltFrom, published: Operations["built_from"]): Markup {
  const {operations: say, pages} = words;
  const manifest = html`<a href="${root}published/manifest.json">manifest.json</a>`;
  const newer =
    published !== null &&
    published.content_id !== built.content_id &&
    say.newer(published.content_id.slice(0, 16), minuteInJapan(published.built_at));
  const said = facts([
    [say.contentId, html`<code>${built.content_id}</code>`],
    [say.builtAt, instant(built.built_at)],
    [say.asOf, html`<time>${built.as_of}</time>`],
    [say.files, html`${manifest}　<a href="${root}quality.html">${pages.quality}</a>`]
  ]);
  return html`<section><h2>${say.built}</h2>${newer && html`<p class="notice">${newer}</p>`}${said}</section>`;
}
