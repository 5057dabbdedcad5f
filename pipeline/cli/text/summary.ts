import {minuteInJapan} from "../../contracts/day.js";
import type {FailingState, OperationsInFull, RunState, SourceState} from "../../contracts/operations.js";
import {outcomeWords, releaseWords, type Text, triggerWords} from "../../contracts/words.js";
import type {Problem} from "../../errors.js";
import {unopenedLines} from "./progress.js";

type Lang = keyof Text;

/** How everything runs, for a terminal: a block a source, then the last runs. */
export function summaryText({sources, runs, unreadable_lines, built_from}: OperationsInFull, lang: Lang): string {
  const title = (ja: string, en: string) => (lang === "ja" ? ja : en);
  return [
    built_from
      ? `${title("元の版", "built from")}  ${built_from.content_id.slice(0, 16)}  ${clock(built_from.built_at)}`
      : title("公開した版はまだありません", "nothing is published yet"),
    "",
    title("情報源", "sources"),
    ...sources.flatMap(source => sourceLines(source, lang)),
    "",
    title("最近の実行", "last runs"),
    ...runs.slice(0, 10).map(run => runLine(run, lang)),
    ...(unreadable_lines > 0
      ? [
          title(
            `実行記録のうち ${unreadable_lines} 行は読めません`,
            `unreadable lines of the run ledger: ${unreadable_lines}`
          )
        ]
      : [])
  ].join("\n");
}

/** What lies in the inboxes and was not taken in, with the reason of each; nothing where there is none. */
export function unopenedText({files, all}: {files: {name: string; rule: string}[]; all: number}, lang: Lang): string {
  if (all === 0) return "";
  const title = lang === "ja" ? `取り込めなかったもの ${all} 件` : `not taken in: ${all}`;
  return ["\n", title, ...unopenedLines(files, all).map(line => `  ${line}`)].join("\n");
}

function sourceLines(source: SourceState<Problem>, lang: Lang): string[] {
  const say = (ja: string, en: string) => (lang === "ja" ? ja : en);
  const counts =
    source.readings === null
      ? ""
      : say(
          `読取り ${source.readings}（受入 ${source.accepted}・保留 ${source.quarantined}）`,
          `read ${source.readings} (accepted ${source.accepted}, held ${source.quarantined})`
        );
  const age =
    source.age_days === null
      ? say("受領なし", "nothing received")
      : say(`受領 ${source.age_days} 日前`, `received ${source.age_days} d ago`);
  const last =
    source.last_run_at === null
      ? say("未実行", "never run")
      : [
          say("前回", "last"),
          clock(source.last_run_at),
          source.last_outcome && outcomeWords[source.last_outcome][lang]
        ].join(" ");
  const quiet = source.quiet_until ? say("（連続失敗のため休止中）", " (left alone after failures)") : "";
  const next = source.next_run_at === null ? "" : `${say("次回", "next")} ${clock(source.next_run_at)}${quiet}`;
  return [
    `  ${source.source_id}  ${lang === "ja" ? source.title_ja : source.title_en}`,
    `    ${[standing(source, lang), last, next, age, counts].filter(part => part !== "").join("  ")}`,
    ...source.why.map(one => `    ${one.where}: ${one[lang]}`),
    ...source.failing.flatMap(one => failingLines(one, lang))
  ];
}

/** A request that fails: since when, when it is tried again, and why. */
function failingLines(
  {request_id, failures, since, next_try_at, quiet, why}: FailingState<Problem>,
  lang: Lang
): string[] {
  const [from, next] = [clock(since), clock(next_try_at)];
  const left = lang === "ja" ? "（連続失敗のため休止中）" : " (left alone after failures)";
  const said =
    lang === "ja"
      ? `失敗中の問合せ ${request_id}  ${from} から ${failures} 回  次に試す日時 ${next}`
      : `failing request ${request_id}  since ${from} (failures: ${failures})  tried next ${next}`;
  return [`    ${said}${quiet ? left : ""}`, ...why.map(one => `      ${one.where}: ${one[lang]}`)];
}

function standing(
  {lacks, key_variable, release, release_state, expected_on, days}: SourceState<Problem>,
  lang: Lang
): string {
  const say = (ja: string, en: string) => (lang === "ja" ? ja : en);
  if (lacks === "key") return say(`未設定（${key_variable}）`, `not set up (${key_variable})`);
  if (lacks === "questions") return say("問合せがまだない", "nothing to ask for yet");
  const state = releaseWords[release_state][lang];
  if (expected_on === null) return `${state} ${say(`（${release}）`, "(no fixed days)")}`;
  if (release_state === "late")
    return say(`遅延 ${days}日（予定 ${expected_on}）`, `late by ${days} days (expected ${expected_on})`);
  if (release_state === "awaited") return `${state} ${expected_on}`;
  return say(
    `${state}、次回公表予定 ${expected_on}（あと${days}日）`,
    `${state}, next release ${expected_on} (in ${days} days)`
  );
}

function runLine(run: RunState<Problem>, lang: Lang): string {
  const at = run.started_at ?? run.due_at;
  const took = run.ms === null ? "" : `${(run.ms / 1000).toFixed(1)} s`;
  const words = [triggerWords[run.trigger][lang], outcomeWords[run.outcome][lang]];
  const parts = [at ? clock(at) : "", ...words, took, run.sources.join(" "), run.run_id];
  return `  ${parts.filter(part => part !== "").join("  ")}`;
}

function clock(instant: string): string {
  return minuteInJapan(new Date(instant));
}
