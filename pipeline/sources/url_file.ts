import type {Reading} from "../contracts/reading.js";
import {seriesOf} from "../contracts/request.js";
import {defineSource, type ReadContext} from "../contracts/source.js";
import {inspectReport} from "../read/report.js";

/**
 * Files of tables that lie at an address and change there: statistics an office puts on its site, or a report a
 * community keeps online. They are read as reports are, whatever their layout. A row of request.csv names the address:
 *
 *   url_file,wood,url=https://example.org/wood.xlsx;document=wood-survey,…
 *
 * and may name the `community` whose report it is, the `document` and `confidence` its figures are shown with, and the
 * file's `name`. A figure whose texts match a row of request_series (indicator=金額;unit_header=億円) belongs to that
 * series; any other is a reported one.
 */
export default defineSource({
  id: "url_file",
  title_ja: "URL で指定したファイル",
  title_en: "Files at an address",
  publisher_ja: "各ファイルの公表者",
  publisher_en: "the publisher of each file",
  licence: "The terms of each file's own site apply",
  credit_ja: "出典は文書ごとに示す",
  credit_en: "the source is shown with each figure",
  files: [],
  asks: {api: "url"},
  calendar: {cron: "25 6 * * *", release: "随時", grace: 0},
  read: (artifact, context) => kept(inspectReport(artifact, context).readings, context),
  inspect(artifact, context) {
    const {found, readings} = inspectReport(artifact, context);
    return {found, readings: kept(readings, context)};
  }
});

/** The readings, each filed under the series its texts match. A table that says no status gives actual figures, as a report does. */
function* kept(readings: Iterable<Reading>, {asked}: ReadContext): Iterable<Reading> {
  const {document = "api-url-file", confidence = "C"} = asked?.request.params ?? {};
  for (const one of readings) {
    const key = asked && seriesOf(asked, {...one});
    const evidence = one.status === "" ? `${one.evidence} status_unsaid`.trim() : one.evidence;
    yield key === undefined ? one : {...one, key, document, confidence, evidence};
  }
}
