import type {Row} from "../../../../pipeline/contracts/published.js";
import {formatNumber, formatPeriod, formatValue} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import type {Words} from "../words.js";
import {type Fact, factLines} from "./blocks.js";
import {documentLink, figureLink, isReport, noteText, sampleNotice, statusLabel} from "./pieces.js";

/** 数値の台帳: the provenance of every figure of the site, each under its own address. */
export function figures(site: Site): Markup {
  const {data} = site;
  return html`${sampleNotice(site)}
${data.figure.map(figure => provenance(site, figure))}`;
}

/** Where one figure comes from: document, file, cell, raw text, every rule that changed it; or formula and inputs. */
export function provenance(site: Site, figure: Row<"figure">): Markup {
  const {words, find} = site;
  const {provenance: say} = words;
  const kind = html`${kindWord(site, figure)} ${figure.period && formatPeriod(figure.period, words)}`;
  const warned = (why: string) => html`<p class="tag warn">${why}</p>`;
  const said = factLines([
    figure.series_label && [say.series, figure.series_label],
    figure.status && [say.status, statusLabel(site, figure.status)],
    ...(figure.kind === "computed" ? computed(site, figure) : read(site, figure)),
    figure.note_ja && [say.note, noteText(site, figure.note_ja)]
  ]);
  return html`<article class="provenance" id="${figure.figure_id}">
<h2>${figure.label_ja}<span class="year"> ${kind}</span></h2>
<p class="big">${figure.withheld ? words.withheld : formatValue(figure, find, words)}</p>
${figure.withheld && warned(words.withheldWhy)}${figure.sample && warned(say.sample)}
${said}</article>
`;
}

/** What the figure is: a baseline, a target, an observation, or the name of what was computed. */
function kindWord({words}: Site, {kind, formula_id}: Row<"figure">): string {
  if (kind === "computed") return words.formulaName[formula_id as keyof typeof words.formulaName];
  return words.figureKind[kind as keyof typeof words.figureKind];
}

/** The formula of a computed figure and what went into it. */
function computed(site: Site, {formula_id, inputs}: Row<"figure">): Fact[] {
  const {words, find} = site;
  const parts = (inputs ?? "").split(" ").map(id => {
    const input = find.figures.get(id);
    return html`<li>${input?.label_ja} ${formatPeriod(input?.period ?? null, words)} ${figureLink(site, id)}</li>`;
  });
  return [
    [words.provenance.formula, words.formula[formula_id as keyof typeof words.formula]],
    [words.provenance.inputs, html`<ul>${parts}</ul>`]
  ];
}

/** The document, the place in its file, and the way from what is written there to the value. */
function read(site: Site, figure: Row<"figure">): Fact[] {
  const {words, find} = site;
  const {provenance: say} = words;
  const {publisher, published_on} = find.documents.get(figure.document_id ?? "") ?? {};
  const raw = [figure.raw_text, figure.raw_unit, figure.raw_period].filter(part => part).join(" ／ ");
  const shown = !figure.withheld;
  return [
    [say.document, documentLink(site, figure.document_id)],
    [say.publisher, publisher ?? words.unknown],
    [say.published, formatPeriod(published_on ?? null, words)],
    figure.locator && [say.locator, figure.locator],
    figure.confidence && [say.confidence, confidence(words, figure.confidence)],
    [say.file, html`<code>${figure.file}</code>${isReport(figure) && html`<p class="note">${say.report}</p>`}`],
    [say.address, html`<code>${figure.address}</code>`],
    [say.sha256, html`<code class="hash">${figure.artifact_sha256}</code>`],
    shown && [say.raw, html`<code>${raw}</code>`],
    [say.steps, steps(site, figure)],
    shown && figure.value_base !== null && [say.base, words.yen(formatNumber(figure.value_base, 0, words))],
    figure.known_from && [say.known, known(words, figure.known_from, figure)]
  ];
}

function confidence({aside, quality}: Words, letter: string): string {
  const meaning = quality.confidenceWords[letter as keyof typeof quality.confidenceWords];
  return `${letter}${aside(meaning)}`;
}

function steps({words, find}: Site, {steps}: Row<"figure">): Markup | string {
  const rules = (steps ?? "").split(" ").filter(step => step !== "");
  if (rules.length === 0) return words.provenance.noSteps;
  return html`<ul>${rules.map(step => html`<li>${find.rules.get(step)?.name_ja ?? step}</li>`)}</ul>`;
}

/** Since when the value is known, until when it stood, and from what that is told. */
function known(words: Words, known_from: string, {known_to, known_basis}: Row<"figure">): string {
  const {provenance: say, aside} = words;
  const until = known_to ? say.knownTo(formatPeriod(known_to, words)) : "";
  const basis = say.basis[known_basis as keyof typeof say.basis];
  return `${formatPeriod(known_from, words)}${until}${basis ? aside(basis) : ""}`;
}
