import type {Table, TableColumn} from "../../contracts/table.js";
import type {Vocabulary} from "../../contracts/vocabulary.js";
import type {TableContext} from "./context.js";
import {looksLikePeriod} from "./fold.js";
import {type Label, oneLine, readLabel} from "./words.js";

/** Column headers as labels: what is said of every figure below. */
export interface Said {
  entity: string;
  indicator: string;
  period: string;
  period_header: string;
  unit: string;
  unit_header: string;
  status: string;
  qualifier: string;
  note: string;
  document: string;
  published_on: string;
  evidence: string[];
}

const nothing: Omit<Said, "evidence"> = {
  entity: "",
  indicator: "",
  period: "",
  period_header: "",
  unit: "",
  unit_header: "",
  status: "",
  qualifier: "",
  note: "",
  document: "",
  published_on: ""
};

/** A header's parts that are the same over all data columns tell no figure from another. */
export function sharedParts(columns: readonly TableColumn[]): ReadonlySet<string> {
  const data = columns.filter(({role}) => role === "data");
  return new Set(data[0]?.parts.filter(part => data.length > 1 && data.every(({parts}) => parts.includes(part))));
}

/** A column of figures with what its header says; undefined for any other column. */
export function dataColumn(
  column: TableColumn,
  shared: ReadonlySet<string>,
  indicatorsAcross: boolean,
  vocabulary: Vocabulary
): {column: TableColumn; header: Said} | undefined {
  const {role, parts} = column;
  if (role !== undefined && role !== "data" && role !== "value") return undefined;
  const header: Said = {...nothing, evidence: []};
  const others: string[] = [];
  for (const part of parts) {
    const label = readLabel(part, vocabulary);
    keepMarks(header, label);
    if (looksLikePeriod(label.name)) header.period = label.name;
    else if (vocabulary.indicator(label.name)) header.indicator = label.name;
    else if (vocabulary.community(label.name)) header.entity = label.name;
    else if (vocabulary.isUnit(label.name)) header.unit_header = label.name;
    else if (vocabulary.isStatus(label.name)) header.status = label.name;
    else if (vocabulary.role(label.name) === "period") header.period_header = label.name;
    else if (vocabulary.role(label.name) === undefined && !shared.has(part)) others.push(oneLine(part));
  }
  // A word nobody knows tells this column from its neighbours (うち女性): it belongs to the indicator's name.
  if (role !== undefined && others.length > 0)
    header.indicator = [header.indicator, ...others].filter(text => text).join(" / ");
  if (role === undefined && indicatorsAcross)
    return {column: {...column, role: "data"}, header: {...header, indicator: others.join(" / ")}};
  return {column, header};
}

function keepMarks(said: Said, {unit, status, period, trimmed}: Label): void {
  if (unit) said.unit_header = unit;
  if (status) said.status = status;
  if (period) said.period = period;
  if (trimmed) said.evidence.push("label_mark");
}

/** What the label cells of a row say. */
export function rowLabels({grid}: Table, labels: readonly TableColumn[], row: number, vocabulary: Vocabulary): Said {
  const said: Said = {...nothing, evidence: []};
  for (const {index, role, name} of labels) {
    const cell = grid.cell(row, index);
    if (!cell) continue;
    if (role === "indicator" || role === "entity") {
      const label = readLabel(cell.text, vocabulary);
      keepMarks(said, label);
      said[role] = label.name;
      if (cell.merged) said.evidence.push("merged_cell");
    } else if (role === "period") {
      said.period = said.period && !looksLikePeriod(cell.text) ? said.period : cell.text;
      said.period_header = name;
    } else if (
      role === "unit" ||
      role === "status" ||
      role === "qualifier" ||
      role === "note" ||
      role === "document" ||
      role === "published_on"
    ) {
      said[role] = said[role] ? `${said[role]} ${cell.text}` : cell.text;
    }
  }
  return said;
}

/** What is said of one figure: by its row, its header and, where neither speaks, the lines around the table. */
export function mergeParts(row: Said, header: Said, context: TableContext) {
  const evidence = [...row.evidence, ...header.evidence];
  const pick = (role: "entity" | "indicator" | "period", rule: string) => {
    const near = row[role] || header[role];
    if (!near && context[role]) evidence.push(rule);
    return near || context[role];
  };
  const breakdown = row.indicator && header.indicator ? `${row.indicator} / ${header.indicator}` : undefined;
  const fields = {
    entity: pick("entity", "entity_from_title"),
    indicator: breakdown ?? pick("indicator", "indicator_from_title"),
    period: pick("period", "period_from_title"),
    period_header: row.period_header || header.period_header,
    unit: row.unit,
    unit_header: [...new Set([row.unit_header, header.unit_header].filter(unit => unit))].join(" "),
    status: [...new Set([row.status, header.status].filter(status => status))].join(" "),
    qualifier: row.qualifier,
    published_on: row.published_on,
    locator: row.document,
    note_ja: row.note,
    note_en: row.note
  };
  return {fields, evidence: [...new Set(evidence)]};
}
