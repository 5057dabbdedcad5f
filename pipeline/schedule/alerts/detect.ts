import type {Alert} from "../../contracts/alert.js";
import type {ChangeFact, VerdictFact} from "../../contracts/difference.js";
import {changeWords, nameOf} from "../../contracts/words.js";
import {amountText} from "./amount.js";
import type {LateFact, RunFacts, Said, SourceFact} from "./facts.js";
import {requestFailures, requestRecoveries} from "./requests.js";
import {named, oneLine, verdictName, whyText} from "./words.js";

/** The alerts a run gives rise to, in the order of alertKinds. The same facts always give the same keys. */
export function alertsOfRun(facts: RunFacts): Alert[] {
  const {run_id, at} = facts;
  const said = [
    ...runFailure(facts),
    ...facts.sources.flatMap(source => sourceFailure(source, run_id)),
    ...facts.sources.flatMap(requestFailures),
    ...runRecovery(facts),
    ...facts.sources.flatMap(source => sourceRecovery(source, run_id)),
    ...facts.sources.flatMap(requestRecoveries),
    ...facts.late.map(delay),
    ...facts.changes.flatMap(revision),
    ...facts.verdicts.flatMap(one => verdictChange(one, run_id)),
    ...heldAboveLimit(facts)
  ];
  return said.map(({key, kind, subject, ja, en}) => ({
    key,
    kind,
    at,
    run_id,
    subject,
    ja: oneLine(ja),
    en: oneLine(en)
  }));
}

/** Only the first of a row of failures is told; what follows is the same news. */
function sourceFailure(source: SourceFact, run_id: string): Said[] {
  if (source.outcome !== "failed" || source.failed_before > 0) return [];
  const [name, why] = [named(source), whyText(source.why)];
  return [
    {
      kind: "failure",
      subject: source.source_id,
      key: `failure:${source.source_id}:${run_id}`,
      ja: `${name.ja}の取得に失敗しました。${why.ja}`,
      en: `${name.en} could not be collected: ${why.en}`
    }
  ];
}

/** A source that had no key or nothing to ask for has not shown that it is well again. */
function sourceRecovery(source: SourceFact, run_id: string): Said[] {
  const succeeded = ["received", "unchanged", "partly"].includes(source.outcome);
  if (!succeeded || source.failed_before === 0) return [];
  const name = named(source);
  return [
    {
      kind: "recovery",
      subject: source.source_id,
      key: `recovery:${source.source_id}:${run_id}`,
      ja: `${name.ja}の取得が復旧しました（続けて ${source.failed_before} 回失敗したあと）。`,
      en: `${name.en} is collected again (failures in a row before: ${source.failed_before}).`
    }
  ];
}

function runFailure({run_id, run_failed}: RunFacts): Said[] {
  if (!run_failed || run_failed.failed_before > 0) return [];
  const why = whyText(run_failed.why);
  const ja = `実行 ${run_id} が失敗し、公開中の内容は前のままです。${why.ja}`;
  const en = `run ${run_id} failed, what is published stays as it was: ${why.en}`;
  return [{kind: "failure", subject: "run", key: `failure:run:${run_id}`, ja, en}];
}

function runRecovery({run_id, run_succeeded}: RunFacts): Said[] {
  const before = run_succeeded?.failed_before ?? 0;
  if (before === 0) return [];
  const ja = `実行 ${run_id} が最後まで終わり、復旧しました（続けて ${before} 回失敗したあと）。`;
  const en = `run ${run_id} came to its end again (failures in a row before: ${before}).`;
  return [{kind: "recovery", subject: "run", key: `recovery:run:${run_id}`, ja, en}];
}

/** Once for each release: the run is no part of the key. */
function delay(late: LateFact): Said {
  const name = named(late);
  return {
    kind: "delay",
    subject: late.source_id,
    key: `delay:${late.source_id}:${late.expected_on}`,
    ja: `${name.ja}の公表が予定日 ${late.expected_on} から ${late.days} 日たっても届いていません。`,
    en: `${name.en} was expected on ${late.expected_on} and has not come; days late: ${late.days}.`
  };
}

/** What is merely new is not worth an alert. */
function revision(change: ChangeFact): Said[] {
  if (change.kind === "new" || !Object.hasOwn(changeWords, change.kind)) return [];
  const name = nameOf(changeWords, change.kind);
  const [from, to] = [amountText(change.old, change.old_unit), amountText(change.new, change.new_unit)];
  return [
    {
      kind: "revision",
      subject: change.series_id,
      key: `revision:${change.change_id}`,
      ja: `${name.ja}: ${change.label_ja}（${change.series_id}）${change.period}: ${from.ja} → ${to.ja}`,
      en: `${name.en}: ${change.label_en} (${change.series_id}) ${change.period}: ${from.en} -> ${to.en}`
    }
  ];
}

function verdictChange({target_set_id, area_id, name_ja, name_en, before, after}: VerdictFact, run_id: string): Said[] {
  if (before === null || before === after) return [];
  const [from, to] = [verdictName(before), verdictName(after)];
  return [
    {
      kind: "verdict",
      subject: area_id,
      key: `verdict:${target_set_id}:${area_id}:${run_id}`,
      ja: `${name_ja}（${area_id}、${target_set_id}）の判定: ${from.ja} → ${to.ja}`,
      en: `verdict on ${name_en ?? name_ja} (${area_id}, ${target_set_id}): ${from.en} -> ${to.en}`
    }
  ];
}

/** Only when the limit is passed; a source that stays above it is no news. */
function heldAboveLimit({run_id, tallies, tallies_before, quarantine_limit: limit, sources}: RunFacts): Said[] {
  const heldBefore = new Map(tallies_before.map(tally => [tally.source_id, tally.quarantined]));
  const source = new Map(sources.map(one => [one.source_id, named(one)]));
  return tallies.flatMap(({source_id, quarantined}): Said[] => {
    const before = heldBefore.get(source_id) ?? 0;
    if (quarantined <= limit || before > limit) return [];
    const name = source.get(source_id) ?? {ja: source_id, en: source_id};
    const ja = `${name.ja}の保留が ${before} 件 → ${quarantined} 件になりました（目安 ${limit} 件）。`;
    const en = `${name.en}: readings held ${before} -> ${quarantined} (limit ${limit}).`;
    return [{kind: "quarantine", subject: source_id, key: `quarantine:${source_id}:${run_id}`, ja, en}];
  });
}
