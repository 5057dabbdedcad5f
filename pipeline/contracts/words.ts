import type {RunState, SourceState} from "./operations.js";
import type {ReasonCode} from "./reasonCode.js";
import type {SourceOutcome, Trigger} from "./runEvent.js";
import {type UnopenedRule, unopenedWords} from "./unopened.js";

/** One text in both languages of the house. */
export interface Text {
  ja: string;
  en: string;
}

/** What each of some ids is called for people, in the terminal, in alerts and on the site. */
export type Words<Id extends string = string> = Readonly<Record<Id, Text>>;

/** What a method, or all of them together, say of an area. */
export const verdictWords = {
  achieved: {ja: "達成", en: "achieved"},
  on_track: {ja: "経路上", en: "on track"},
  acceleration_needed: {ja: "加速が必要", en: "acceleration needed"},
  limited: {ja: "遅れ", en: "limited"},
  deterioration: {ja: "後退", en: "deterioration"},
  split: {ja: "判定が分かれています", en: "the methods disagree"},
  undetermined: {ja: "判定不能", en: "undetermined"}
} as const satisfies Words;

/** How a run stands or ended, and how asking one source ended. */
export const outcomeWords = {
  published: {ja: "公開", en: "published"},
  unchanged: {ja: "変更なし", en: "nothing new"},
  received: {ja: "受領", en: "received"},
  partly: {ja: "一部失敗", en: "failed in part"},
  failed: {ja: "失敗", en: "failed"},
  stopped: {ja: "停止", en: "stopped"},
  running: {ja: "実行中", en: "running"},
  interrupted: {ja: "中断", en: "interrupted"},
  queued: {ja: "待機", en: "queued"},
  unset: {ja: "未設定", en: "not set up"},
  nothing_to_ask: {ja: "問合せなし", en: "nothing to ask"}
} as const satisfies Words<RunState["outcome"] | SourceOutcome>;

/** Why a run was begun. */
export const triggerWords = {
  manual: {ja: "手動", en: "by hand"},
  schedule: {ja: "定期", en: "planned"},
  catch_up: {ja: "補完実行", en: "catch-up"},
  retry: {ja: "再試行", en: "retry"},
  first: {ja: "初回", en: "first"}
} as const satisfies Words<Trigger>;

/** How a source stands towards its release. */
export const releaseWords = {
  scheduled: {ja: "予定", en: "scheduled"},
  awaited: {ja: "公表待ち", en: "awaited"},
  late: {ja: "遅延", en: "late"},
  current: {ja: "最新", en: "current"}
} as const satisfies Words<SourceState["release_state"]>;

/** The steps of a run; a step is told with the number of things it handled. */
export const stepWords = {
  reference: {ja: "基準表の確認", en: "reference tables checked"},
  collect: {ja: "新しい受領", en: "new receipts"},
  read: {ja: "読取り", en: "readings"},
  build: {ja: "モデル", en: "models built"},
  check: {ja: "検査の警告", en: "warnings of the checks"},
  publish: {ja: "公開した表", en: "tables published"},
  unchanged: {ja: "変わらない表", en: "nothing new, tables stand"}
} as const satisfies Words;

/** Why something went wrong, for those who may not see more than that. */
export const reasonWords = {
  address_not_public: {
    ja: "公開のインターネットではない宛先のため接続していない",
    en: "not an address of the open internet"
  },
  address_refused: {
    ja: "https ではない、または利用者名を含む宛先のため接続していない",
    en: "not https, or with a user in it"
  },
  not_reached: {ja: "接続できない", en: "could not be reached"},
  timed_out: {ja: "時間内に応答が終わらない", en: "did not answer in time"},
  redirected: {ja: "転送が多すぎる", en: "redirected too often"},
  refused: {ja: "断られた", en: "refused"},
  busy: {ja: "混雑または障害の応答", en: "busy or in trouble"},
  left_alone: {ja: "相手が求めた休止の間のため問い合わせていない", en: "not asked yet, as it wished"},
  too_large: {ja: "応答が大きすぎる", en: "the answer is too large"},
  answer_unusable: {ja: "応答が使えない", en: "the answer cannot be used"},
  answer_damaged: {ja: "応答が途中で切れているか壊れている", en: "the answer is cut or damaged"},
  answer_unclosed: {ja: "応答がどこで終わるか確かめられない", en: "nothing tells where the answer ends"},
  encoding_unknown: {ja: "応答の圧縮方式を扱えない", en: "the answer is packed in a way that is not known"},
  question_unusable: {ja: "問合せの書き方に誤りがある", en: "the question is not well put"},
  table_faulty: {ja: "表に誤りがある", en: "a table has a mistake"},
  check_failed: {ja: "検査に通らない", en: "a check does not pass"},
  archive_damaged: {ja: "受領の記録か保管したファイルが壊れている", en: "the archive or its ledger is damaged"},
  disk_full: {ja: "ディスクに空きがない", en: "the disk is full"},
  no_permission: {ja: "読み書きの権限がない", en: "no permission to read or write"},
  too_many_files: {ja: "開いているファイルが多すぎる", en: "too many files are open"},
  stopped: {ja: "途中で止めた", en: "stopped on request"},
  fault_of_ours: {ja: "製品の不具合", en: "a fault of ours"},
  other: {ja: "そのほかの理由（bio status が示す）", en: "another reason, which bio status tells"}
} as const satisfies Words<ReasonCode>;

/** How a figure came to read otherwise. */
export const changeWords = {
  new: {ja: "新規", en: "new"},
  correction: {ja: "訂正", en: "correction"},
  revision: {ja: "遡及改定", en: "revision"},
  definition_change: {ja: "定義変更", en: "definition change"},
  withdrawal: {ja: "撤回", en: "withdrawal"}
} as const satisfies Words;

/** The name of an id; the id itself where it has none. */
export function nameOf(words: Words, id: string): Text {
  return (Object.hasOwn(words, id) ? words[id] : undefined) ?? {ja: id, en: id};
}

/** Both languages on one line, as terminals show them. */
export function both({ja, en}: Text): string {
  return `${ja} / ${en}`;
}

/** What the site calls as the terminal and the alerts do, in one language. */
export interface SharedWords {
  verdict: Record<keyof typeof verdictWords, string>;
  outcome: Record<keyof typeof outcomeWords, string>;
  trigger: Record<keyof typeof triggerWords, string>;
  release: Record<keyof typeof releaseWords, string>;
  step: Record<keyof typeof stepWords, string>;
  change: Record<keyof typeof changeWords, string>;
  reason: Record<keyof typeof reasonWords, string>;
  unopened: Record<UnopenedRule, string>;
}

/** The words for the site. */
export function sharedWords(lang: keyof Text): SharedWords {
  return {
    verdict: wordsIn(verdictWords, lang),
    outcome: wordsIn(outcomeWords, lang),
    trigger: wordsIn(triggerWords, lang),
    release: wordsIn(releaseWords, lang),
    step: wordsIn(stepWords, lang),
    change: wordsIn(changeWords, lang),
    reason: wordsIn(reasonWords, lang),
    unopened: wordsIn(unopenedWords, lang)
  };
}

/** The names in one language, by their ids. */
export function wordsIn<Id extends string>(words: Words<Id>, lang: keyof Text): Record<Id, string> {
  const entries = Object.entries<Text>(words).map(([id, text]) => [id, text[lang]] as const);
  return Object.fromEntries(entries) as Record<Id, string>;
}
