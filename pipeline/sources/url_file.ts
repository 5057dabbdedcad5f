import type {Reading} from "../contracts/reading.js";
import {seriesOf} from "../contracts/request.js";
import {type Artifact, defineSource, type Inspection, type ReadContext} from "../contracts/source.js";
import type {Vocabulary} from "../contracts/vocabulary.js";
import {inspectReport} from "../read/tables/report.js";

/**
 * Files of tables that lie at an address and change there, read as reports are, whatever their layout:
 *
 *   request.csv         url_file,wood,url=https://example.org/wood.xlsx;document=wood-survey,…
 *   request_series.csv  url_file,wood,indicator=金額;unit_header=億円,wood-survey-value
 *
 * A request may also name the `community` whose report it is, the `confidence` of its figures, and the file's `name`. A
 * figure whose texts match a row of request_series belongs to that series; any other is a reported one.
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
  read: (artifact, context) => inspect(artifact, context).readings,
  inspect
});

function inspect(artifact: Artifact, context: ReadContext): Inspection {
  const {found, readings} = inspectReport(artifact, {...context, vocabulary: withOwnWords(context)});
  return {found, readings: kept(readings, context)};
}

/** The words by which tables are recognised, with the names that request_series gives the figures of this very file. */
function withOwnWords({vocabulary, asked}: ReadContext): Vocabulary {
  const own = new Set(asked?.series.flatMap(({match}) => match.indicator ?? []));
  return {...vocabulary, indicator: text => (own.has(text.trim()) ? text : vocabulary.indicator(text))};
}

/**
 * The readings, each filed under the series its texts match. A table that says no status gives actual figures, as a
 * report does.
 */
function* kept(readings: Iterable<Reading>, {asked}: ReadContext): Iterable<Reading> {
  const {document = "api-url-file", confidence = "C"} = asked?.request.params ?? {};
  for (const one of readings) {
    const key = asked && seriesOf(asked, {...one});
    const evidence = one.status === "" ? `${one.evidence} status_unsaid`.trim() : one.evidence;
    yield key === undefined ? one : {...one, key, document, confidence, evidence};
  }
}
