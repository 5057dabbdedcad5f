import {type ArtifactRow, artifactColumns} from "../contracts/artifact.js";
import type {ColumnType, Field} from "../contracts/field.js";
import {type Reading, readingColumns} from "../contracts/reading.js";
import {referenceTables} from "../contracts/reference.js";
import type {Source} from "../contracts/source.js";
import {createSchemas, type Store} from "../store.js";
import {type Cell, type Columns, fill} from "./fill.js";

const sourceColumns: Columns = {
  source_id: "varchar",
  title_ja: "varchar",
  title_en: "varchar",
  publisher_ja: "varchar",
  publisher_en: "varchar",
  licence: "varchar",
  credit_ja: "varchar",
  credit_en: "varchar",
  compiled_on: "date",
  /** Whether its files are dropped by people: reports, whose names are not published. */
  from_inbox: "boolean"
};

/**
 * Creates the schemas of the house and fills raw.source, raw.artifact and raw.reading. With `knownBy`, an ISO day, what
 * became known later is set aside, and every model is as it was on that day.
 */
export async function loadRaw(
  store: Store,
  sources: readonly Source[],
  artifacts: readonly {row: ArtifactRow; readings: readonly Reading[]}[],
  knownBy = ""
): Promise<void> {
  await createSchemas(store);
  await fill(store, "raw", "horizon", {known_by: "date"}, [{known_by: knownBy}]);
  await fill(store, "raw", "source", sourceColumns, sources.map(sourceRow));
  await fill(
    store,
    "raw",
    "artifact",
    artifactColumns,
    artifacts.map(({row}) => ({...row}))
  );
  const columns: Columns = {
    reading_id: "integer",
    source_id: "varchar",
    file: "varchar",
    artifact_sha256: "varchar",
    stay: "integer",
    ...Object.fromEntries(readingColumns.map(column => [column, "varchar"] as const))
  };
  const rows = artifacts.flatMap(({row, readings}) => readings.map(reading => ({...pick(row), ...reading})));
  await fill(
    store,
    "raw",
    "reading",
    columns,
    rows.map((row, i) => ({reading_id: i + 1, ...row}))
  );
}

function sourceRow({
  id,
  title_ja,
  title_en,
  publisher_ja,
  publisher_en,
  licence,
  credit_ja,
  credit_en,
  compiled_on = "",
  inbox
}: Source) {
  const said = {title_ja, title_en, publisher_ja, publisher_en, licence, credit_ja, credit_en};
  return {source_id: id, ...said, compiled_on, from_inbox: inbox !== undefined};
}

function pick({source_id, file, artifact_sha256, stay}: ArtifactRow) {
  return {source_id, file, artifact_sha256, stay};
}

/**
 * Fills reference.<table>; an empty cell of an optional column becomes null. Of a cell that may hold a secret the
 * warehouse is given what may be shown.
 */
export async function loadReference(
  store: Store,
  table: string,
  records: readonly {line: number; fields: Record<string, string>}[]
) {
  const fields = referenceTables[table]?.fields ?? {};
  const columns = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.type]));
  const rows = records.map(({line, fields: cells}) => ({
    ...Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, typed(shownOf(field, cells[name] ?? ""), field.type)])
    ),
    line
  }));
  await fill(store, "reference", table, {...columns, line: "integer"}, rows);
}

function shownOf({shown}: Field, cell: string): string {
  return shown && cell !== "" ? shown(cell) : cell;
}

function typed(cell: string, type: ColumnType): Cell {
  if (cell === "") return null;
  if (type === "boolean") return cell === "true";
  return type === "integer" || type === "double" ? Number(cell) : cell;
}
