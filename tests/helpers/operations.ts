import type {Operations, RunState, SourceState} from "../../pipeline/contracts/operations.js";
import type {Reason} from "../../pipeline/contracts/reasonCode.js";

/** A source that is well, but for what is given. */
export function operatedSource(given: Partial<SourceState> = {}): SourceState {
  return {
    source_id: "wood_survey",
    title_ja: "木造建築の調査",
    title_en: "Survey of wooden buildings",
    kind: "service",
    lacks: null,
    key_variable: null,
    cron: "0 6 * * *",
    release: "毎年12月25日",
    release_state: "current",
    expected_on: "2026-12-25",
    next_on: "2026-12-25",
    days: 29,
    last_run_at: "2026-11-25T21:00:04.000Z",
    last_outcome: "unchanged",
    next_run_at: "2026-11-26T21:00:00.000Z",
    failures: 0,
    quiet_until: null,
    why: [],
    failing: [],
    received_at: "2026-11-20T21:00:03.000Z",
    age_days: 5,
    readings: 120,
    accepted: 110,
    quarantined: 4,
    skipped: 6,
    trend: [],
    ...given
  };
}

/** A run that published, but for what is given. */
export function operatedRun(given: Partial<RunState> = {}): RunState {
  return {
    run_id: "20261126T060000-aaaaaa",
    trigger: "schedule",
    sources: ["wood_survey"],
    due_at: "2026-11-25T21:00:00.000Z",
    started_at: "2026-11-25T21:00:00.000Z",
    ended_at: "2026-11-25T21:00:04.000Z",
    outcome: "published",
    ms: 4391,
    steps: [
      {step: "reference", count: 37, ms: 34},
      {step: "ask wood_survey", count: 2, ms: 530},
      {step: "publish", count: 1048, ms: 2233}
    ],
    why: [],
    ...given
  };
}

/** How everything runs: one source that is well and one run that published, but for what is given. */
export function madeOperations(given: Partial<Operations> = {}): Operations {
  return {
    written_at: "2026-11-25T21:00:05.000Z",
    built_from: {content_id: "ab".repeat(32), built_at: "2026-11-25T21:00:04.000Z", as_of: "2026-11-23"},
    sources: [operatedSource()],
    runs: [operatedRun()],
    unopened: [],
    unreadable_lines: 0,
    ...given
  };
}

const refused: Reason = {
  code: "not_reached",
  source_id: "quiet_one",
  request_id: "a-question-with-a-name-as-long-as-names-of-questions-can-be",
  host: "api.example.org",
  tries: 4
};

const trend = [0, 3, 0, 12, 1].map((quarantined, i) => ({
  at: `2026-11-${10 + i}T21:00:00.000Z`,
  readings: [40, 80, 96, 110, 120][i] ?? 0,
  accepted: 30,
  quarantined
}));

/** A source in every state there is. */
export const everyState: SourceState[] = [
  operatedSource({trend}),
  operatedSource({
    source_id: "scheduled_one",
    title_ja: "予定の調査",
    release_state: "scheduled",
    received_at: null,
    age_days: null,
    last_run_at: null,
    last_outcome: null,
    readings: null,
    accepted: null,
    quarantined: null,
    skipped: null
  }),
  operatedSource({
    source_id: "awaited_one",
    title_ja: "公表を待つ統計（月次、府省の横断、長い名称の統計調査のための見出し）",
    release_state: "awaited",
    release: "毎月20日",
    expected_on: "2026-11-20",
    next_on: "2026-12-20",
    days: 3,
    trend: trend.slice(0, 2)
  }),
  operatedSource({
    source_id: "late_one",
    title_ja: "遅れている統計",
    release_state: "late",
    release: "毎年6月26日",
    expected_on: "2026-06-26",
    next_on: "2027-06-26",
    days: 9
  }),
  operatedSource({
    source_id: "keyless_one",
    title_ja: "鍵のない統計",
    lacks: "key",
    key_variable: "E_STAT_APP_ID",
    last_outcome: "unset"
  }),
  operatedSource({
    source_id: "asks_nothing",
    title_ja: "問合せのない統計",
    lacks: "questions",
    release: "随時",
    expected_on: null,
    next_on: null,
    days: null,
    last_outcome: "nothing_to_ask",
    next_run_at: null
  }),
  operatedSource({
    source_id: "quiet_one",
    title_ja: "休止中の統計",
    last_outcome: "failed",
    failures: 5,
    quiet_until: "2026-12-24T21:00:00.000Z",
    next_run_at: "2026-12-24T21:00:00.000Z",
    why: [refused]
  }),
  operatedSource({
    source_id: "failed_once",
    title_ja: "一度失敗した統計",
    last_outcome: "failed",
    failures: 1,
    age_days: 0,
    why: [refused]
  })
];

/** A run with every outcome and every trigger, the newest first; the last that ended failed. */
export const everyRun: RunState[] = [
  operatedRun({run_id: "queued", outcome: "queued", started_at: null, ended_at: null, ms: null, steps: []}),
  operatedRun({run_id: "running", outcome: "running", ended_at: null, ms: null, trigger: "catch_up"}),
  operatedRun({
    run_id: "failed",
    outcome: "failed",
    trigger: "retry",
    sources: ["quiet_one"],
    ended_at: "2026-11-25T20:30:00.000Z",
    ms: 125_400,
    why: [refused, {code: "table_faulty", place: "data/reference/series.csv:12"}]
  }),
  operatedRun({run_id: "unchanged", outcome: "unchanged", trigger: "first", ended_at: "2026-11-25T20:00:00.000Z"}),
  operatedRun({run_id: "stopped", outcome: "stopped", trigger: "manual", ended_at: "2026-11-25T19:00:00.000Z"}),
  operatedRun({run_id: "interrupted", outcome: "interrupted", ended_at: null, ms: null}),
  operatedRun({run_id: "published", trigger: "manual", sources: [], ended_at: "2026-11-25T18:00:00.000Z"})
];
