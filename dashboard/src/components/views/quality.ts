import {dayInJapan, formatNumber} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {facts, table} from "./blocks.js";
import {dateText, documentLink, isReport, noteText, sampleNotice, statusLabel} from "./pieces.js";

/** What became of everything that was read, in one line. */
export function balance(site: Site): Markup {
  const {data, words} = site;
  const sum = (column: "readings" | "accepted" | "quarantined" | "skipped") =>
    data.source_status.reduce((all, row) => all + row[column], 0);
  const said = words.quality.balance(sum("readings"), sum("accepted"), sum("quarantined"), sum("skipped"));
  return html`${sampleNotice(site)}<p class="balance">${said}</p>`;
}

/** Every file that was received, and what became of its rows. */
export function sources(site: Site): Markup {
  const {data, find, words} = site;
  const {head, quality: say} = words;
  const files = table(
    say.sources,
    [
      head.file,
      `#${head.read}`,
      `#${head.accepted}`,
      `#${head.quarantined}`,
      `#${head.skipped}`,
      head.reason,
      say.received,
      "SHA-256",
      say.licence
    ],
    data.source_status.map(row => [
      html`<code>${row.file}</code>`,
      row.readings,
      row.accepted,
      row.quarantined,
      row.skipped,
      (row.skip_rules ?? "")
        .split(" ")
        .map(rule => find.rules.get(rule)?.name_ja ?? "")
        .join("、"),
      dateText(site, dayInJapan(row.first_received_at)),
      html`<code class="hash">${row.artifact_sha256}</code>`,
      row.licence
    ])
  );
  return html`${files}${data.source_status.some(isReport) && html`<p class="note">${say.fileCode}</p>`}`;
}

/** How much of which file is held, and why; what is written there is its sender's alone. */
export function quarantine({data, words}: Site): Markup {
  const {head, quality: say} = words;
  if (data.quarantine.length === 0) return html`<p>${say.noQuarantine}</p>`;
  const held = table(
    say.quarantine,
    [head.file, `#${head.quarantined}`, head.rule],
    data.quarantine.map(row => [html`<code>${row.file}</code>`, row.quarantined, row.message_ja])
  );
  return html`${held}<p class="note">${say.heldApart}</p>`;
}

/** Figures that are not shown until somebody has confirmed them. */
export function withheld({data, words}: Site): Markup {
  return table(
    words.withheld,
    [words.head.series, words.head.reason],
    data.withheld.map(row => [row.key, row.reason_ja])
  );
}

/** The published files: every table in both formats, and what describes them. */
export function downloads({data, words, root}: Site): Markup {
  const {head, quality: say} = words;
  const names = (Object.keys(data) as (keyof typeof data)[]).sort();
  const link = (file: string, text = file) => html`<a href="${root}published/${file}">${text}</a>`;
  return html`<p>${link("datapackage.json")}　${link("manifest.json")}</p>${table(
    say.downloads,
    [head.name, `#${head.rows}`, head.formats],
    names.map(name => [
      html`<code>${name}</code>`,
      formatNumber(data[name].length, 0, words),
      html`${link(`${name}.csv`, "CSV")}　${link(`${name}.parquet`, "Parquet")}`
    ])
  )}`;
}

/** What the status of a value means. */
export function statuses(site: Site): Markup {
  const {data, words} = site;
  return table(
    words.quality.statuses,
    [words.head.status, words.head.definition, "SDMX"],
    data.status.map(row => [statusLabel(site, row.status), row.definition_ja, row.sdmx_code])
  );
}

/** What the letters of confidence mean. */
export function confidence({words}: Site): Markup {
  return facts(Object.entries(words.quality.confidenceWords));
}

/** Every document that a figure leads to. */
export function documents(site: Site): Markup {
  const {data, words} = site;
  const {head, quality: say} = words;
  return table(
    say.documents,
    [head.document, head.publisher, head.published, head.confidence, words.note],
    data.document.map(row => [
      documentLink(site, row.document_id),
      row.publisher,
      dateText(site, row.published_on),
      row.confidence,
      noteText(site, row.note_ja)
    ])
  );
}

/** Services that were looked into and are not asked yet. */
export function services(site: Site): Markup {
  const {data, words} = site;
  const {head, quality: say} = words;
  return table(
    say.services,
    [head.name, head.address, words.note],
    data.api_source.map(row => [row.name, html`<code>${row.endpoint ?? ""}</code>`, noteText(site, row.note_ja)])
  );
}
