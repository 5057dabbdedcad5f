import {dayInJapan, formatNumber} from "../format.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {dateText, documentLink, noteText, statusLabel, table} from "./pieces.js";

/** 出典とデータ品質: what was read, accepted, held and skipped; the documents; the files to download. */
export function quality(site: Site): Markup {
  const {data, words} = site;
  const sum = (column: "readings" | "accepted" | "quarantined" | "skipped") =>
    data.source_status.reduce((all, row) => all + row[column], 0);
  const {head, quality: say} = words;
  return html`<h1>${words.pages.quality}</h1>${data.series.some(({sample}) => sample) && html`<p class="notice"><strong>${words.samplePage}</strong></p>`}<p class="sub">${say.lead}</p>
<p class="balance">${say.balance(sum("readings"), sum("accepted"), sum("quarantined"), sum("skipped"))}</p>
<section><h2>${say.sources}</h2>${table(
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
        .map(rule => site.find.rules.get(rule)?.name_ja ?? "")
        .join("、"),
      dateText(site, dayInJapan(row.first_received_at)),
      html`<code class="hash">${row.artifact_sha256}</code>`,
      row.licence
    ])
  )}</section>
<section><h2>${say.quarantine}</h2>${
    data.quarantine.length === 0
      ? html`<p>${say.noQuarantine}</p>`
      : table(
          say.quarantine,
          [head.address, head.file, head.text, head.rule],
          data.quarantine.map(row => [
            row.address,
            html`<code>${row.file}</code>`,
            html`<code>${row.raw_text}</code>`,
            row.message_ja
          ])
        )
  }</section>
<section><h2>${words.withheld}</h2>${table(
    words.withheld,
    [head.series, head.reason],
    data.withheld.map(row => [row.key, row.reason_ja])
  )}</section>
<section><h2>${say.downloads}</h2><p class="sub">${say.downloadsNote}</p>${downloads(site)}</section>
<section><h2>${say.statuses}</h2>${table(
    say.statuses,
    [head.status, head.definition, "SDMX"],
    data.status.map(row => [statusLabel(site, row.status), row.definition_ja, row.sdmx_code])
  )}
<h3>${say.confidence}</h3><dl class="members">${Object.entries(say.confidenceWords).map(([letter, meaning]) => html`<dt>${letter}</dt><dd>${meaning}</dd>`)}</dl></section>
<section><h2>${say.documents}</h2><p class="sub">${say.documentsNote}</p>${table(
    say.documents,
    [head.document, head.publisher, head.published, head.confidence, words.note],
    data.document.map(row => [
      documentLink(site, row.document_id),
      row.publisher,
      dateText(site, row.published_on),
      row.confidence,
      noteText(site, row.note_ja)
    ])
  )}</section>
<section><h2>${say.services}</h2>${table(
    say.services,
    [head.name, head.address, words.note],
    data.api_source.map(row => [row.name, html`<code>${row.endpoint ?? ""}</code>`, noteText(site, row.note_ja)])
  )}</section>`;
}

function downloads({data, words, root}: Site): Markup {
  const names = (Object.keys(data) as (keyof typeof data)[]).sort();
  return html`<p><a href="${root}published/datapackage.json">datapackage.json</a>　<a href="${root}published/manifest.json">manifest.json</a></p>${table(
    words.quality.downloads,
    [words.head.name, `#${words.head.rows}`, words.head.formats],
    names.map(name => [
      html`<code>${name}</code>`,
      formatNumber(data[name].length, 0, words),
      html`<a href="${root}published/${name}.csv">CSV</a>　<a href="${root}published/${name}.parquet">Parquet</a>`
    ])
  )}`;
}
