import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import {type Site, setInView, shapeInView} from "../site.js";
import {nothingChosen, queryOf, shapes} from "../state.js";
import type {Words} from "../words.js";

/** The choices of a page as a form whose state is the page's address; the page's script follows it at once. */
export function controls(site: Site, asked: readonly ("set" | "shape" | "asOf")[]): Markup {
  const {data, words, state} = site;
  const {view: say} = words;
  const option = (value: string, label: string, chosen: boolean) =>
    html`<option value="${value}"${chosen && html` selected`}>${label}</option>`;
  const choice = (name: "set" | "shape", options: readonly Markup[]) =>
    html`<label>${say[name]} <select name="${name}">${options}</select></label>`;
  const [set, shape] = [setInView(site), shapeInView(site)];
  const sets = [...data.target_total]
    .sort((a, b) => a.decided_on.localeCompare(b.decided_on))
    .map(one => option(one.target_set_id, one.name_ja, one === set));
  const paths = shapes.map(one => option(one, words.shape[one], one === shape));
  const fields = {
    set: () => choice("set", sets),
    shape: () => choice("shape", paths),
    asOf: () => html`<label>${say.asOf} <input type="date" name="asOf" value="${state.asOf ?? ""}"></label>`
  };
  const chosen = asked.map(name => fields[name]());
  return choiceForm(say, chosen);
}

/** A form of choices, with what to do where no script follows it. */
export function choiceForm(say: Words["view"], fields: readonly Markup[]): Markup {
  const show = html`<button type="submit">${say.show}</button>`;
  const without = html`<noscript><p class="note">${say.noScript}</p></noscript>`;
  return html`<form class="controls" method="get" aria-label="${say.title}">${fields}${show}${without}</form>`;
}

/** Says that an earlier day is shown and leads back to today; nothing where today is shown. */
export function asOfNotice(site: Site): Markup | false {
  const {words, state, asOf} = site;
  if (state.asOf === null) return false;
  const day = formatPeriod(state.asOf, words);
  const text = asOf === "" ? words.view.asOfNothing(day) : words.view.asOfNotice(day, formatPeriod(asOf, words));
  const today = queryOf({...nothingChosen, set: state.set, shape: state.shape}) || "?";
  const back = html`<a class="today" href="${today}">${words.view.today}</a>`;
  return html`<p class="notice" role="status"><strong>${text}</strong> ${back}</p>`;
}
