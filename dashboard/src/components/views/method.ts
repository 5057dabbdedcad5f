import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {table} from "./blocks.js";

/** The methods by which a group is judged, each with its formula, its thresholds and where it comes from. */
export function methods({data, words}: Site): Markup {
  const {method: say, head} = words;
  return table(
    say.methods,
    [
      head.name,
      words.formulaPanel.title,
      `#${words.verdict.on_track}`,
      `#${words.verdict.acceleration_needed}`,
      head.source
    ],
    [...data.method]
      .sort((a, b) => a.sort_order - b.sort_order)
      .map(method => [
        html`${method.name_ja} <code>${method.method_id}</code>`,
        method.formula_ja,
        html`${method.on_track_from} ${say.from}`,
        html`${method.acceleration_from} ${say.from}`,
        method.origin_ja
      ])
  );
}

/** Every rule by which a reading is understood, held or passed over. */
export function rules({data, words}: Site): Markup {
  const {method: say, head} = words;
  return table(
    say.rules,
    [head.rule, head.kind, head.name],
    data.rule.map(({name_ja, kind, rule_id}) => [
      name_ja,
      say.ruleKind[kind as keyof typeof say.ruleKind],
      html`<code>${rule_id}</code>`
    ])
  );
}
