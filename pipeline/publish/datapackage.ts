import {columns} from "../contracts/column.js";
import {promisedColumns} from "../contracts/promise.js";
import {publishedTables, type TableName} from "../contracts/published.js";

/** What the package must say of each source. */
export interface PackageSource {
  title: string;
  licence: string;
}

const types = {
  varchar: "string",
  integer: "integer",
  double: "number",
  number: "number",
  boolean: "boolean",
  date: "date"
} as const;

/**
 * The description of the published files as a Frictionless Data Package, version 2
 * (https://datapackage.org/standard/data-package/): every table twice, as CSV and as Parquet.
 */
export function datapackage(rows: Record<TableName, number>, sources: readonly PackageSource[], asOf: string): object {
  const names = Object.keys(publishedTables) as TableName[];
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "bio-strategy-progress",
    title: "バイオ戦略の進み具合：数値と出典",
    description:
      "Figures on Japan's Bio Strategy by market area and by community, each with the cell it was read from. " +
      "Texts are exactly as they were received: one may begin with = + - or @, which a spreadsheet takes for a " +
      "formula, or hold control characters and marks of direction; import the columns as text. / " +
      "文字は受け取ったままです。= + - @ で始まるもの（表計算ソフトは式とみなす）や制御文字を含むことがあるので、" +
      "文字列として読み込んでください。",
    version: asOf,
    licenses: sources.map(({licence}) => ({name: "LicenseRef-publishers-terms", title: licence})),
    sources: sources.map(({title}) => ({title})),
    resources: names.flatMap(name => [
      resource(name, name, "csv", "text/csv", rows[name]),
      resource(`${name}.parquet`, name, "parquet", "application/vnd.apache.parquet", rows[name])
    ])
  };
}

function resource(name: string, table: TableName, format: string, mediatype: string, rows: number): object {
  const {ja, en, key, columns: list} = publishedTables[table];
  const promised = promisedColumns(table);
  return {
    name,
    path: `${table}.${format}`,
    format,
    mediatype,
    ...(format === "csv" && {encoding: "utf-8", dialect: {delimiter: ","}}),
    title: ja,
    description: `One row is ${en}.`,
    rows,
    schema: {
      fields: list.map(column => fieldOf(column, promised.includes(column))),
      primaryKey: key,
      missingValues: [{value: "", label: "no value"}]
    }
  };
}

function fieldOf(column: keyof typeof columns, required: boolean): object {
  const {type, ja, en, ...rest} = columns[column];
  return {
    name: column,
    type: types[type],
    title: ja,
    description: en,
    ...("unit" in rest && {unit: rest.unit}),
    ...(required && {constraints: {required: true}})
  };
}
