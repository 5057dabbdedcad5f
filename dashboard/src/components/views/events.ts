import type {Row} from "../../../../pipeline/contracts/published.js";
import type {Markup} from "../markup.js";
import type {Site} from "../site.js";
import {table} from "./blocks.js";
import {dateText, documentLink, noteText} from "./pieces.js";

/** Events in the order of their dates, each with its document. */
export function eventTable(site: Site, events: readonly Row<"event">[]): Markup {
  const {words} = site;
  return table(
    words.overview.events,
    [words.head.event, words.head.date, words.head.kind, words.note, words.head.source],
    events.map(({event_date, title_ja, kind, note_ja, document_id}) => [
      title_ja,
      dateText(site, event_date),
      words.eventKind[kind as keyof typeof words.eventKind],
      noteText(site, note_ja),
      documentLink(site, document_id)
    ])
  );
}
