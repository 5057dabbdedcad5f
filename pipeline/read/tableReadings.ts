import {a1, type Cell} from "../contracts/book.js";
import {type Reading, reading} from "../contracts/reading.js";
import type {Table, TableColumn} from "../contracts/table.js";
import type {Vocabulary} from "../contracts/vocabulary.js";
import type {TableContext} from "./context.js";
import {looksLikeNumber, looksLikePeriod} from "./fold.js";
import {axesAcross} from "./roles.js";
import {isTotal, type Label, oneLine, readLabel} from "./words.js";

/**
 * The figures of a table, each with every text that says what it is: its row's labels, its column's header, and
 * what the lines around the table say where neither does. Rows and cells that are no figures come as readings too,
 * with the rule by which they are skipped, so that nothing of the body is lost.
 */
export function* tableReadings(
  table: Table,
  context: TableContext,
  given: string,
  vocabulary: Vocabulary
): Iterable<Reading> {
  const {grid, body, columns} = table;
  const labels = columns.filter(({role}) => role !== undefined && role !== "data" && role !== "value");
  const across = axesAcross(columns, vocabulary);
  const shared = sharedParts(columns);
  const data = columns
    .map(column => dataColumn(column, shared, across.has("indicator"), vocabulary))
    .filter(found => found !== undefined);
  const anyData = data.some(({column}) => column.role !== undefined);
  const totals = body.filter(row => labels.some(({index}) => isTotal(grid.cell(row, index)?.text ?? "")));
  for (const row of body) {
    const said = rowLabels(table, labels, row, vocabulary);
    const cells = data.flatMap(({column, header}) => {
      const cell = grid.cell(row, column.index);
      return column.role === undefined && !isFigure(cell) ? [] : [{column, header, cell}];
    });
    const filled = cells.some(({cell, column}) => cell && column.role !== undefined);
    if (!filled && anyData && !said.indicator && !said.period) {
      yield skipped(table, row, "section_row");
      continue;
    }
    const total = totals.includes(row);
    const slipped = isRagged(table, row) ? ["row_ragged"] : [];
    for (const {column, header, cell} of cells) {
      const merged = mergeParts(said, header, context);
      const known = column.role !== undefined;
      yield reading({
        ...merged.fields,
        address: addressOf(table, row, column),
        role: total ? "total" : "value",
        entity_given: given,
        value: cell?.text ?? "",
        format: cell?.format ?? "",
        unit_note: context.unit,
        symbols: context.symbols,
        sum_group: totals.length > 0 ? `${grid.sheet}!${column.index}.${partOf(totals, row, body)}` : "",
        evidence: [
          ...slipped,
          ...evidenceOf(table, row, column, cell),
          ...merged.evidence,
          ...(cell ? [] : ["empty_cell"]),
          ...(known || !cell ? [] : [anyData ? "column_not_data" : "column_unknown"])
        ].join(" ")
      });
    }
  }
}

/** Column headers as labels: what is said of every figure below. */
interface Said {
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
function sharedParts(columns: readonly TableColumn[]): ReadonlySet<string> {
  const data = columns.filter(({role}) => role === "data");
  return new Set(data[0]?.parts.filter(part => data.length > 1 && data.every(({parts}) => parts.includes(part))));
}

function dataColumn(
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

function rowLabels({grid}: Table, labels: readonly TableColumn[], row: number, vocabulary: Vocabulary): Said {
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

function mergeParts(row: Said, header: Said, context: TableContext) {
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

function evidenceOf({grid}: Table, row: number, {index}: TableColumn, cell: Cell | undefined): string[] {
  return [
    ...(cell?.unresolved ? ["formula_unresolved"] : []),
    ...(cell?.formula !== undefined && !cell.unresolved ? ["formula_result"] : []),
    ...(cell?.kind === "number" ? ["stored_number"] : []),
    ...(cell?.kind === "date" ? ["value_is_date"] : []),
    ...(cell?.merged ? ["merged_cell"] : []),
    ...(grid.hidden ? ["hidden_sheet"] : []),
    ...(grid.hiddenRows.has(row) ? ["hidden_row"] : []),
    ...(grid.hiddenColumns.has(index) ? ["hidden_column"] : [])
  ];
}

function isFigure(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.kind === "number" || looksLikeNumber(cell.text));
}

/** Which total a row is summed by: the one below it, or the first row's where the total stands on top. */
function partOf(totals: readonly number[], row: number, body: readonly number[]): number {
  if (totals[0] === body[0]) return totals.findLast(total => total <= row) ?? 0;
  return totals.find(total => total >= row) ?? -1;
}

function skipped(table: Table, row: number, rule: string): Reading {
  const [first] = table.columns.filter(({index}) => table.grid.cell(row, index));
  const column = first ?? {index: table.range.left, name: "", parts: []};
  return reading({
    address: addressOf(table, row, column),
    value: table.grid.cell(row, column.index)?.text ?? "",
    evidence: rule
  });
}

/** A record of a text file with more cells than the header has slipped, and nobody can say where. */
function isRagged({grid, range}: Table, row: number): boolean {
  return grid.sheet === "" && grid.cell(row, range.right + 1) !== undefined;
}

function addressOf({grid}: Table, row: number, {index, name}: Pick<TableColumn, "index" | "name">): string {
  return grid.sheet === "" ? `line ${grid.line(row)} ${name}`.trim() : `${grid.sheet}!${a1(row, index)}`;
}
