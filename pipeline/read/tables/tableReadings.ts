import {a1, type Cell} from "../../contracts/book.js";
import {type Reading, reading} from "../../contracts/reading.js";
import type {Table, TableColumn} from "../../contracts/table.js";
import type {Vocabulary} from "../../contracts/vocabulary.js";
import {WIDE} from "../bytes/bounds.js";
import type {TableContext} from "./context.js";
import {looksLikeNumber} from "./fold.js";
import {axesAcross} from "./roles.js";
import {dataColumn, mergeParts, rowLabels, sharedParts} from "./said.js";
import {isTotal} from "./words.js";

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
  const isSum = new Set(totals);
  const wide = data.length > WIDE;
  for (const row of body) {
    const said = rowLabels(table, labels, row, vocabulary);
    const here = wide ? new Set(grid.filled(row)) : undefined;
    const cells = data.flatMap(({column, header}) => {
      if (column.role === undefined && here?.has(column.index) === false) return [];
      const cell = grid.cell(row, column.index);
      return column.role === undefined && !isFigure(cell) ? [] : [{column, header, cell}];
    });
    const filled = cells.some(({cell, column}) => cell && column.role !== undefined);
    if (!filled && anyData && !said.indicator && !said.period) {
      yield skipped(table, row, "section_row");
      continue;
    }
    const total = isSum.has(row);
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

function evidenceOf({grid}: Table, row: number, {index}: TableColumn, cell: Cell | undefined): string[] {
  return [
    ...(cell?.long ? ["cell_too_long"] : []),
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
  let [from, to] = [0, totals.length]; // the first total that is not above the row
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((totals[middle] ?? 0) < row) from = middle + 1;
    else to = middle;
  }
  if (totals[0] !== body[0]) return totals[from] ?? -1;
  return (totals[from] === row ? row : totals[from - 1]) ?? 0;
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
