import type {SourceResult} from "../../collect/askSource.js";
import type {SourceOutcome} from "../../contracts/runEvent.js";
import {describe} from "../../errors.js";

const steps: Record<string, string> = {
  reference: "基準表を確認 / reference tables checked",
  collect: "新しく受領 / new receipts",
  read: "読取り / readings",
  build: "モデル / models built",
  check: "検査の警告 / warnings of the checks",
  publish: "公開した表 / tables published",
  unchanged: "入力に変更なし / nothing new, tables stand",
  framework: "ページの骨組み / pages framed",
  prerender: "ページに本文と図 / pages written",
  compress: "圧縮 / files compressed"
};

/** Each verdict in both languages. */
export const verdictWords: Record<string, string> = {
  achieved: "達成 / achieved",
  on_track: "経路上 / on track",
  acceleration_needed: "加速が必要 / acceleration needed",
  limited: "遅れ / limited",
  deterioration: "後退 / deterioration",
  split: "判定が分かれています / the methods disagree",
  undetermined: "判定不能 / undetermined"
};

/** One line of progress, e.g. "  197  読取り / readings". */
export function stepText(step: string, count: number): string {
  return `${String(count).padStart(6)}  ${steps[step] ?? step}`;
}

const outcomes: Record<SourceOutcome, string> = {
  received: "新しい内容を受領 / new content received",
  unchanged: "変更なし / nothing new",
  failed: "取得できません / failed",
  unset: "未設定（鍵がありません） / not set up (no key)",
  nothing_to_ask: "問合せがまだありません / nothing to ask for yet"
};

/** How asking one source went, with its reasons, a line each. */
export function askedText({source_id, outcome, requests, received, why}: SourceResult): string {
  const counts = outcome === "received" ? ` ${received}/${requests}` : "";
  return [`        ${source_id}: ${outcomes[outcome]}${counts}`, ...why.map(one => `          ${describe(one)}`)].join(
    "\n"
  );
}
