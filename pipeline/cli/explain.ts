import type {Settings} from "../settings.js";
import type {Command, Output} from "./command.js";
import {withPublished} from "./steps.js";

export const explain: Command = ({settings}, words) =>
  words[0] === "verdict" && words[1] !== undefined ? verdictOf(settings, words[1]) : figureOf(settings, words);

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
