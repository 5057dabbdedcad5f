import type {Reading} from "../contracts/reading.js";
import {defineSource} from "../contracts/source.js";
import {type CsvRecord, readCsv} from "../read/csv.js";

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
    "data/reference/community_target.csv"
  ],
  compiled_on: "2026-11-23",

  *read({name, content}) {
    const subject = name.split("/").at(-1)?.replace(".csv", "");
    for (const record of readCsv(content, name).records) {
      if (subject === "observation") yield observation(record);
      else if (subject === "target") yield* target(record);
      else yield* communityTarget(record);
    }
  }
});

function observation({line, fields}: CsvRecord): Reading {
  return {
    ...context(fields),
    subject: "observation",
    key: fields.series_id ?? "",
    role: "value",
    address: `line ${line}, value`,
    period: fields.period ?? "",
    value: fields.value ?? "",
    status: fields.status ?? "",
    published_on: fields.published_on ?? ""
  };
}

function target({line, fields}: CsvRecord): Reading[] {
  const key = `${fields.target_set_id}/${fields.area_id}`;
  return pair({...context(fields), subject: "target", key}, line, fields);
}

function communityTarget({line, fields}: CsvRecord): Reading[] {
  const key = `${fields.community_id}/${fields.indicator_id}`;
  return pair({...context(fields), subject: "community_target", key}, line, fields);
}

/** The baseline, the target and (for a range) its upper end, as the row prints them. */
function pair(
  row: ReturnType<typeof context> & Pick<Reading, "subject" | "key">,
  line: number,
  fields: CsvRecord["fields"]
): Reading[] {
  const sides = [
    {role: "baseline", period: fields.baseline_year, value: fields.baseline_value, qualifier: ""},
    {role: "target", period: fields.target_year, value: fields.target_value, qualifier: row.qualifier},
    {role: "target_max", period: fields.target_year, value: fields.target_value_max, qualifier: ""}
  ] as const;
  return sides
    .filter(({role, value}) => role !== "target_max" || value !== undefined)
    .map(({role, period = "", value = "", qualifier}) => ({
      ...row,
      role,
      period,
      value,
      qualifier,
      address: `line ${line}, ${role}_value`.replace("target_max_value", "target_value_max"),
      status: role === "baseline" ? "" : "target", // no document says what kind of figure its baseline is
      published_on: ""
    }));
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
