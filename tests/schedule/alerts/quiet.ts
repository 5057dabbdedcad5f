import type {ChangeFact, VerdictFact} from "../../../pipeline/contracts/difference.js";
import {alertsOfRun} from "../../../pipeline/schedule/alerts/detect.js";
import type {RunFacts, SourceFact} from "../../../pipeline/schedule/alerts/facts.js";

/** A run in which nothing happened. */
export const QUIET: RunFacts = {
  run_id: "run-2",
  at: "2026-11-24T00:00:00.000Z",
  sources: [],
  tallies: [],
  tallies_before: [],
  quarantine_limit: 10,
  changes: [],
  verdicts: [],
  late: []
};
export const BANK: SourceFact = {
  source_id: "world_bank",
  title_ja: "世界銀行",
  title_en: "World Bank",
  outcome: "failed",
  why: [{where: "world_bank", ja: "応答がありません。", en: "no answer."}],
  failed_before: 0
};
export const CHANGE: ChangeFact = {
  change_id: "yano.FY2023.2",
  series_id: "yano-health-food",
  label_ja: "健康食品の市場規模",
  label_en: "Health food market",
  period: "FY2023",
  old: "8995.100000",
  old_unit: "億円",
  new: "9050.200000",
  new_unit: "億円",
  kind: "revision"
};
export const VERDICT: VerdictFact = {
  target_set_id: "bio-strategy-2021",
  area_id: "bio_manufacturing",
  name_ja: "バイオ製造",
  name_en: "Bio-manufacturing",
  before: "on_track",
  after: "limited"
};

/** Key and texts of the alerts of a run that is quiet but for these facts. */
export const told = (facts: Partial<RunFacts>) =>
  alertsOfRun({...QUIET, ...facts}).map(({key, ja, en}) => [key, ja, en]);
export const keys = (facts: Partial<RunFacts>) => told(facts).map(([key]) => key);
export const tally = (source_id: string, quarantined: number) => ({
  source_id,
  readings: 99,
  accepted: 99 - quarantined,
  quarantined,
  skipped: 0
});
