import {formatPeriod} from "../format.js";
import {html, type Markup} from "../markup.js";
import {type Site, setInView, shapeInView} from "../site.js";
import {nothingChosen, queryOf, shapes} from "../state.js";

/** The choices of a page as a form whose state is the page's address; the page's script follows it at once. */
export function controls(site: Site, asked: readonly ("set" | "shape" | "asOf")[]): Markup {
  const {data, words, state} = site;
  const {view: say} = words;
  const option = (value: string, label: string, chosen: boolean) =>
    html`<option value="${value}"${chosen && html` selected`}>${label}</option>`;
  const sets = [...data.target_total].sort((a, b) => a.decided_on.localeCompare(b.decided_on));
  const fields = {
    set: () =>
      html`<label>${say.set} <select name="set">${sets.map(set => option(set.target_set_id, set.name_ja, set === setInView(site)))}</select></label>`,
    shape: () =>
      html`<label>${say.shape} <select name="shape">${shapes.map(shape => option(shape, words.shape[shape], shape === shapeInView(site)))}</select></label>`,
    asOf: () => html`<label>${say.asOf} <input type="date" name="asOf" value="${state.asOf ?? ""}"></label>`
  };
  return html`<form class="controls" method="get" aria-label="${say.title}">${asked.map(name => fields[name]())}<button type="submit">${say.show}</button><noscript><p class="note">${say.noScript}</p></noscript></form>`;
}

/** Says that an earlier day is shown and leads back to today; nothing where today is shown. */
export function asOfNotice(site: Site): Markup | false {
  const {words, state, asOf} = site;
  if (state.asOf === null) return false;
  const text =
    asOf === ""
      ? words.view.asOfNothing(formatPeriod(state.asOf, words))
      : words.view.asOfNotice(formatPeriod(state.asOf, words), formatPeriod(asOf, words));
  return html`<p class="notice" role="status"><strong>${text}</strong> <a class="today" href="${queryOf({...nothingChosen, set: state.set, shape: state.shape}) || "?"}">${words.view.today}</a></p>`;
}
