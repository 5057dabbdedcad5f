import {type Reading, reading} from "../contracts/reading.js";
import {defineSource} from "../contracts/source.js";
import {type CsvRecord, readCsv} from "../read/bytes/csv.js";

/**
 * Figures transcribed from published documents, kept in this repository. One row of observation.csv
 * is one figure; one row of the two target files is a baseline and a target:
 *
 *   series_id         | period | value | unit | qualifier | status | published_on | document_id | ...
 *   yano-smart-agri-… | FY2024 | 331.54| 億円 |           | expected | 2025-02-18 | bpaffairs-… | ...
 */
export default defineSource({
  id: "published_figures",
  title_ja: "公表資料から書き写した数値",
  title_en: "Figures transcribed from published documents",
  publisher_ja: "各文書の公表者（文書一覧に示す）",
  publisher_en: "the publisher of each document (see the list of documents)",
  licence: "Facts and figures of the named publishers; each document's own terms apply",
  credit_ja: "各数値の出典は文書ごとに示す",
  credit_en: "the source of each figure is shown with it",
  files: [
    "data/bundled/published_figures/observation.csv",
    "data/reference/target.csv",
    "data/reference/target_milestone.csv",
    "data/reference/community_target.csv"
  ],
  compiled_on: "2026-11-23",

  calendar: {cron: "0 6 * * *", release: "随時", grace: 0},
  *read({name, content}) {
    const subject = name.split("/").at(-1)?.replace(".csv", "");
    for (const record of readCsv(content, name).records) {
      if (subject === "observation") yield observation(record);
      else if (subject === "target") yield* target(record);
      else if (subject === "target_milestone") yield milestone(record);
      else yield* communityTarget(record);
    }
  }
});

function observation({line, fields}: CsvRecord): Reading {
  return reading({
    ...context(fields),
    key: fields.series_id ?? "",
    address: `line ${line}, value`,
    period: fields.period ?? "",
    value: fields.value ?? "",
    status: fields.status ?? "",
    published_on: fields.published_on ?? ""
  });
}

function target({line, fields}: CsvRecord): Reading[] {
  return sides(`${fields.target_set_id}/${fields.area_id}`, "target", line, fields);
}

function milestone({line, fields}: CsvRecord): Reading {
  return reading({
    ...context(fields),
    key: `${fields.target_set_id}/${fields.area_id}`,
    subject: "target",
    role: "milestone",
    address: `line ${line}, value`,
    period: fields.year ?? "",
    value: fields.value ?? "",
    status: "target"
  });
}

function communityTarget({line, fields}: CsvRecord): Reading[] {
  return sides(`${fields.community_id}/${fields.indicator_id}`, "community_target", line, fields);
}

/**
 * The baseline, the target and (for a range) its upper end, as the row prints them. No document says what kind of
 * figure a baseline is.
 */
function sides(key: string, subject: Reading["subject"], line: number, fields: CsvRecord["fields"]): Reading[] {
  const {baseline_year = "", target_year = "", qualifier = ""} = fields;
  const printed = [
    {role: "baseline", column: "baseline_value", period: baseline_year, status: "", qualifier: ""},
    {role: "target", column: "target_value", period: target_year, status: "target", qualifier},
    {role: "target_max", column: "target_value_max", period: target_year, status: "target", qualifier: ""}
  ] as const;
  return printed
    .filter(({column}) => column in fields)
    .map(({column, ...side}) =>
      reading({
        ...context(fields),
        ...side,
        key,
        subject,
        address: `line ${line}, ${column}`,
        value: fields[column] ?? ""
      })
    );
}

function context(fields: CsvRecord["fields"]) {
  return {
    unit: fields.unit ?? "",
    qualifier: fields.qualifier ?? "",
    document: fields.document_id ?? "",
    confidence: fields.confidence ?? "",
    locator: fields.locator ?? "",
    note_ja: fields.note_ja ?? "",
    note_en: fields.note_en ?? ""
  };
}
