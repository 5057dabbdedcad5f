import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {table} from "./pieces.js";

/** 方法: how a figure travels, when a group can be judged, the formulas, and every rule of reading. */
export function method({data, words}: Site): Markup {
  const {method: say, head} = words;
  return html`<h1>${words.pages.method}</h1><p class="sub">${say.lead}</p>
${Object.values(say.sections).map(({title, body}) => html`<section class="prose"><h2>${title}</h2>${Object.values(body).map(paragraph => html`<p>${paragraph}</p>`)}</section>`)}
<section><h2>${say.methods}</h2>${table(
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
  )}</section>
<section><h2>${say.rules}</h2>${table(
    say.rules,
    [head.rule, head.kind, head.name],
    data.rule.map(({name_ja, kind, rule_id}) => [
      name_ja,
      say.ruleKind[kind as keyof typeof say.ruleKind],
      html`<code>${rule_id}</code>`
    ])
  )}</section>`;
}
