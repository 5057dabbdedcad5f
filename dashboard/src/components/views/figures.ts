import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatNumber, formatPeriod, formatValue} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {documentLink, figureLink, noteText, sampleNotice, statusLabel} from "./pieces.js";

/** 数値の台帳: the provenance of every figure of the site, each under its own address. */
export function figures(site: Site): Markup {
  const {data} = site;
  return html`${sampleNotice(site)}
${data.figure.map(figure => provenance(site, figure))}`;
}

/** Where one figure comes from: document, file, cell, raw text and every rule that changed it; or its formula and inputs. */
export function provenance(site: Site, figure: Row<"figure">): Markup {
  const {words, find} = site;
  const say = words.provenance;
  return html`<article class="provenance" id="${figure.figure_id}"><h2>${figure.label_ja}<span class="year"> ${kindWord(site, figure)} ${figure.period && formatPeriod(figure.period, words)}</span></h2>
<p class="big">${figure.withheld ? words.withheld : formatValue(figure, find, words)}</p>
${figure.withheld && html`<p class="tag warn">${words.withheldWhy}</p>`}${figure.sample && html`<p class="tag warn">${say.sample}</p>`}
<dl>${figure.series_label && entry(say.series, figure.series_label)}${figure.status && entry(say.status, statusLabel(site, figure.status))}
${figure.kind === "computed" ? computed(site, figure) : read(site, figure)}
${figure.note_ja && entry(say.note, noteText(site, figure.note_ja))}</dl></article>
`;
}

/** What the figure is: a baseline, a target, an observation, or the name of what was computed. */
function kindWord({words}: Site, {kind, formula_id}: Row<"figure">): string {
  if (kind === "computed") return words.formulaName[formula_id as keyof typeof words.formulaName];
  return words.figureKind[kind as keyof typeof words.figureKind];
}

function computed(site: Site, {formula_id, inputs}: Row<"figure">): Markup {
  const {words, find} = site;
  const parts = (inputs ?? "")
    .split(" ")
    .map(
      id =>
        html`<li>${find.figures.get(id)?.label_ja} ${formatPeriod(find.figures.get(id)?.period ?? null, words)} ${figureLink(site, id)}</li>`
    );
  return html`${entry(words.provenance.formula, words.formula[formula_id as keyof typeof words.formula])}${entry(words.provenance.inputs, html`<ul>${parts}</ul>`)}`;
}

function read(site: Site, figure: Row<"figure">): Markup {
  const {words, find} = site;
  const say = words.provenance;
  const document = find.documents.get(figure.document_id ?? "");
  const steps = (figure.steps ?? "").split(" ").filter(step => step !== "");
  const raw = [figure.raw_text, figure.raw_unit, figure.raw_period].filter(part => part).join(" ／ ");
  const basis = say.basis[figure.known_basis as keyof typeof say.basis];
  return html`${entry(say.document, documentLink(site, figure.document_id))}${entry(say.publisher, document?.publisher ?? words.unknown)}
${entry(say.published, formatPeriod(document?.published_on ?? null, words))}${figure.locator && entry(say.locator, figure.locator)}
${figure.confidence && entry(say.confidence, `${figure.confidence}（${words.quality.confidenceWords[figure.confidence as "A"]}）`)}
${entry(say.file, html`<code>${figure.file}</code>`)}${entry(say.address, html`<code>${figure.address}</code>`)}
${entry(say.sha256, html`<code class="hash">${figure.artifact_sha256}</code>`)}
${!figure.withheld && entry(say.raw, html`<code>${raw}</code>`)}
${entry(say.steps, steps.length === 0 ? say.noSteps : html`<ul>${steps.map(step => html`<li>${find.rules.get(step)?.name_ja ?? step}</li>`)}</ul>`)}
${figure.value_base !== null && !figure.withheld && entry(say.base, words.yen(formatNumber(figure.value_base, 0, words)))}
${figure.known_from && entry(say.known, `${formatPeriod(figure.known_from, words)}${figure.known_to ? say.knownTo(formatPeriod(figure.known_to, words)) : ""}${basis ? `（${basis}）` : ""}`)}`;
}

function entry(term: string, value: Markup | string): Markup {
  return html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
}
