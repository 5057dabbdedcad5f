import type {Explanation} from "../../answer/explain.js";
import type {Status} from "../../answer/status.js";
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
  fill: "ページに本文と図 / pages filled",
  framework: "サイトのページ / pages of the site",
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

/** The state of the product as a person reads it in a terminal. */
export function statusText({built_at, as_of, content_id, files, verdicts}: Status): string {
  return [
    `公開中 / published  ${built_at}  時点 / as of ${as_of}  ${content_id.slice(0, 16)}`,
    "",
    "読取り = 受入 + 保留 + 読み飛ばし / read = accepted + quarantined + skipped",
    ...files.map(
      row =>
        `  ${row.readings} = ${row.accepted} + ${row.quarantined} + ${row.skipped}  ${row.file}${row.is_newest ? "" : "  (旧版 / replaced)"}`
    ),
    "",
    ...verdicts.map(row => `  ${verdictWords[String(row.verdict)]}  ${row.name_ja}  ${row.reason ?? ""}`)
  ].join("\n");
}

/** One figure and its way back, line by line. */
export function explanationText({figure, document, steps: rules, inputs}: Explanation): string {
  const line = (ja: string, en: string, value: unknown) =>
    value === null || value === undefined || value === false || value === "" ? [] : [`  ${ja} / ${en}: ${value}`];
  return [
    `${figure.figure_id}  ${figure.label_ja}`,
    ...line(
      "値",
      "value",
      figure.withheld
        ? "確認待ち / withheld until confirmed"
        : `${short(figure.value)} ${figure.unit} ${figure.qualifier ?? ""}`
    ),
    ...line("期間", "period", figure.period),
    ...line("状態", "status", figure.status),
    ...line("系列", "series", figure.series_label),
    ...line("計算式", "formula", figure.formula_id),
    ...inputs.map(input => `    ${input.figure_id} = ${short(input.value)} ${input.unit}`),
    ...line("書かれていた文字", "as typed", figure.withheld ? null : figure.raw_text),
    ...rules.map(rule => `    ${rule.rule_id}: ${rule.name_ja} / ${rule.name_en}`),
    ...line("円に換算", "in yen", figure.value_base && !figure.withheld && short(figure.value_base)),
    ...line("ファイル", "file", figure.file),
    ...line("位置", "address", figure.address),
    ...line("SHA-256", "sha256", figure.artifact_sha256),
    ...line(
      "文書",
      "document",
      document && `${document.title} (${document.publisher}, ${document.published_on ?? "日付不明 / no date"})`
    ),
    ...line("URL", "address of the document", document?.url),
    ...line("表記", "wording", figure.locator),
    ...line("知られた日", "known from", `${figure.known_from ?? ""}${figure.known_to ? ` → ${figure.known_to}` : ""}`),
    ...line("注", "note", figure.note_ja)
  ].join("\n");
}

/** An exact decimal without the zeros that only its column gave it: 9050.2, not 9050.200000. */
function short(decimal: unknown): string {
  return String(decimal)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}
