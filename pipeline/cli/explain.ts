import type {Settings} from "../settings.js";
import type {Command, Output} from "./command.js";
import {withPublished} from "./steps.js";

export const explain: Command = {
  about: "数値を出典のセルまでたどる / walk a figure back to its cell",
  usage: [
    "bio explain <figure id> | bio explain <series> <period> | bio explain verdict <area or community>",
    "bio explain yano-health-food FY2023",
    "bio explain target.bio-strategy-2021.grp-wood.target",
    "bio explain verdict grp-wood    入力・式・丸め・出典 / inputs, formulas, rounding, provenance"
  ],
  words: [1, 2],
  run: ({settings}, words) =>
    words[0] === "verdict" && words[1] !== undefined ? verdictOf(settings, words[1]) : figureOf(settings, words)
};

async function figureOf(settings: Settings, words: string[]): Promise<Output> {
  const [answers, {explanationText}] = await Promise.all([
    import("../answer/explain.js"),
    import("./text/explanation.js")
  ]);
  const json = await withPublished(settings, store => answers.explain(store, words));
  return {json, text: json.map(explanationText).join("\n\n")};
}

async function verdictOf(settings: Settings, id: string): Promise<Output> {
  const [{explainVerdict}, {verdictText}] = await Promise.all([
    import("../answer/explainVerdict.js"),
    import("./text/verdict.js")
  ]);
  const json = await withPublished(settings, store => explainVerdict(store, id));
  return {json, text: json.map(verdictText).join("\n\n")};
}
