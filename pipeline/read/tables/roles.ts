import type {Grid} from "../../contracts/book.js";
import type {Layout, TableColumn} from "../../contracts/table.js";
import type {ColumnRole, Vocabulary} from "../../contracts/vocabulary.js";
import {looksLikeNumber, looksLikePeriod} from "./fold.js";
import {readLabel} from "./words.js";

/** Rows looked at to tell from its cells what a column without a known name holds. */
const SAMPLE = 200;

const BESIDE: ReadonlySet<ColumnRole> = new Set(["note", "unit", "number", "document", "qualifier", "published_on"]);

/**
 * Gives each column its role: by its name, or else by what stands in it. A column of figures whose name speaks of
 * a period, an indicator or a community is "data"; one that nobody can tell keeps no role.
 */
export function assignRoles(
  grid: Grid,
  columns: readonly TableColumn[],
  body: readonly number[],
  vocabulary: Vocabulary
): TableColumn[] {
  const named = columns.map(column => ({...column, ...found(roleOfName(column, vocabulary))}));
  const taken = new Set(named.map(({role}) => role));
  return named.map(column => {
    if (column.role !== undefined) return column;
    const role = roleOfCells(grid, column.index, body, vocabulary);
    if (role === "figures") {
      const marked = column.parts.some(part => vocabulary.isStatus(readLabel(part, vocabulary).name));
      return {...column, ...found(marked ? "data" : undefined)};
    }
    if (role === undefined || taken.has(role)) return column;
    taken.add(role);
    return {...column, role};
  });
}

/** The axes that run across: which of period, indicator and community the names of the data columns speak of. */
export function axesAcross(
  columns: readonly TableColumn[],
  vocabulary: Vocabulary
): Set<"period" | "indicator" | "entity"> {
  const axes = new Set<"period" | "indicator" | "entity">();
  for (const part of columns.filter(({role}) => role === "data").flatMap(({parts}) => parts)) {
    const label = readLabel(part, vocabulary);
    if (label.period || looksLikePeriod(label.name)) axes.add("period");
    if (vocabulary.indicator(label.name)) axes.add("indicator");
    if (vocabulary.community(label.name)) axes.add("entity");
  }
  return axes;
}

/**
 * Long: a column of values. Cross: two axes of headings, above and at the side or one above the other. Wide: one axis
 * across.
 */
export function layoutOf(columns: readonly TableColumn[], vocabulary: Vocabulary): Layout {
  if (columns.some(({role}) => role === "value")) return "long";
  const axes = axesAcross(columns, vocabulary);
  const side = columns.find(({role}) => role === "indicator" || role === "entity" || role === "period");
  const ownName = side !== undefined && side.parts.length === 1 && vocabulary.role(side.parts[0] ?? "") === side.role;
  return axes.size > 1 || (side !== undefined && !ownName) ? "cross" : "wide";
}

function roleOfName({parts}: TableColumn, vocabulary: Vocabulary): ColumnRole | "data" | undefined {
  const labels = parts.map(part => readLabel(part, vocabulary));
  const beside = labels.map(({name}) => vocabulary.role(name)).find(role => role && BESIDE.has(role));
  if (beside) return beside; // 備考（令和6年度） is a note whatever its bracket says
  const speaks = labels.some(
    ({name, period}) =>
      period !== "" || looksLikePeriod(name) || vocabulary.indicator(name) || vocabulary.community(name)
  );
  if (speaks) return "data";
  const last = labels.at(-1);
  const corner = parts.length === 1 ? (parts[0] ?? "").split(/[＼\\/／]/)[0] : undefined;
  return (
    (last && vocabulary.role(last.name)) ??
    labels.map(({name}) => vocabulary.role(name)).find(role => role !== undefined) ??
    (corner ? vocabulary.role(corner.trim()) : undefined)
  );
}

function roleOfCells(
  grid: Grid,
  column: number,
  body: readonly number[],
  vocabulary: Vocabulary
): ColumnRole | "figures" | undefined {
  const counts = {indicator: 0, entity: 0, period: 0, unit: 0, status: 0, figures: 0};
  let cells = 0;
  for (const row of body.slice(0, SAMPLE)) {
    const cell = grid.cell(row, column);
    if (!cell) continue;
    cells += 1;
    const {name} = readLabel(cell.text, vocabulary);
    if (vocabulary.indicator(name)) counts.indicator += 1;
    else if (vocabulary.community(name)) counts.entity += 1;
    else if (vocabulary.isUnit(name)) counts.unit += 1;
    else if (vocabulary.isStatus(name)) counts.status += 1;
    else if (cell.kind === "date" || looksLikePeriod(cell.text)) counts.period += 1;
    else if (cell.kind === "number" || looksLikeNumber(cell.text)) counts.figures += 1;
  }
  const [best] = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return best && best[1] * 2 > cells ? (best[0] as keyof typeof counts) : undefined;
}

function found(role: TableColumn["role"]): {role?: ColumnRole | "data"} {
  return role === undefined ? {} : {role};
}
