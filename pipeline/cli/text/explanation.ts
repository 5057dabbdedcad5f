import type {Explanation} from "../../answer/explain.js";
import {visibleLine} from "../../contracts/visible.js";
import {exactText} from "./number.js";

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
        : `${exactText(figure.value)} ${figure.unit} ${figure.qualifier ?? ""}`
    ),
    ...line("期間", "period", figure.period),
    ...line("状態", "status", figure.status),
    ...line("系列", "series", figure.series_label),
    ...line("計算式", "formula", figure.formula_id),
    ...inputs.map(input => `    ${input.figure_id} = ${exactText(input.value)} ${input.unit}`),
    ...line("書かれていた文字", "as typed", figure.withheld ? null : figure.raw_text),
    ...rules.map(rule => `    ${rule.rule_id}: ${rule.name_ja} / ${rule.name_en}`),
    ...line("円に換算", "in yen", figure.value_base && !figure.withheld && exactText(figure.value_base)),
    ...line("ファイル", "file", figure.file),
    ...line("公開する符号", "published as", figure.published_as !== figure.file && figure.published_as),
    ...line("位置", "address", figure.address),
    ...line("SHA-256", "sha256", figure.artifact_sha256),
    ...line(
      "文書",
      "document",
      document && `${document.title} (${document.publisher}, ${document.published_on ?? "日付不明 / no date"})`
    ),
    ...line("URL", "address of the document", document?.url),
    ...line("表記", "wording", figure.locator),
    ...line("知られた日", "known from", `${figure.known_from ?? ""}${figure.known_to ? ` → ${figure.known_to}` : ""}`)
  ]
    .map(visibleLine)
    .concat(line("注", "note", figure.note_ja))
    .join("\n");
}
