import type {Json} from "@duckdb/node-api";
import type {VerdictExplanation} from "../../answer/explainVerdict.js";
import {both, nameOf, verdictWords} from "../../contracts/words.js";
import {explanationText} from "./explanation.js";
import {roundedText, yenText} from "./number.js";

/**
 * The verdict on one group or declared target for a terminal: headline, each method with its values in place, rounding,
 * and every input.
 */
export function verdictText({area, headline, answers, inputs}: VerdictExplanation): string {
  const [first] = answers;
  return [
    `${area.id}  ${area.name_ja} / ${area.name_en ?? ""}`,
    `  ${headline.set_ja} / ${headline.set_en}   時点 / as of ${headline.as_of}`,
    ...(headline.verdict === undefined ? [] : [`  判定 / verdict: ${said(headline.verdict, headline.reason)}`]),
    ...(headline.gap_jpy === null || headline.gap_jpy === undefined
      ? []
      : [`  経路との差 / gap to the path: ${yenText(headline.gap_jpy)}`]),
    "",
    "丸めの範囲 / rounding intervals",
    ...(first ? ["baseline", "value", "target"].map(side => interval(first, side)) : []),
    "",
    ...answers.flatMap(methodLines),
    "",
    "入力の出典 / where the inputs come from",
    ...inputs.map(input => explanationText(input))
  ].join("\n");
}

function said(verdict: Json | undefined, reason: Json | undefined): string {
  return `${named(verdict)}${reason ? `  (${reason})` : ""}`;
}

function interval(answer: Record<string, Json>, side: string): string {
  const names: Record<string, string> = {
    baseline: "基準値 / baseline",
    value: "観測値 / value",
    target: "目標値 / target"
  };
  const value = answer[side === "value" ? "value" : `${side}_value`];
  const half = Number(answer[`${side}_half`] ?? 0);
  if (value === null || value === undefined) return `  ${names[side]}: なし / none`;
  const printed = Number(value);
  const ends = `[${roundedText(printed - half)}, ${roundedText(printed + half)})`;
  return `  ${names[side]}: ${roundedText(printed)} ${answer.unit}  ${ends}`;
}

function methodLines(answer: Record<string, Json>): string[] {
  const judged = answer.verdict !== "undetermined";
  const result = answer.ratio === null ? `→ ${named(answer.verdict)}` : `= ${roundedText(answer.ratio)}`;
  return [
    `${answer.method_id}  ${answer.name_ja} / ${answer.name_en}: ${said(answer.verdict, answer.reason)}`,
    `  ${answer.formula_ja} / ${answer.formula_en}`,
    ...(judged ? [`  ${answer.working} ${result}`] : []),
    ...(answer.rounding_decides ? [`  境界的 / borderline: ${flip(answer)}`] : [])
  ];
}

function flip(answer: Record<string, Json>): string {
  if (answer.flip_input !== null)
    return `${answer.flip_input} = ${roundedText(answer.flip_value)} → ${named(answer.flip_verdict)}`;
  const together = "（複数の値の丸めが重なると / several roundings together）";
  return `${named(answer.verdict_worst)} 〜 ${named(answer.verdict_best)}${together}`;
}

function named(verdict: Json | undefined): string {
  return both(nameOf(verdictWords, String(verdict)));
}
