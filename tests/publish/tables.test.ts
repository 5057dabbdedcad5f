import {readFileSync} from "node:fs";
import {join} from "node:path";
import {tableFromIPC} from "@uwdata/flechette";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {columns} from "../../pipeline/contracts/column.js";
import {publishedTables, type TableName, windowColumns} from "../../pipeline/contracts/published.js";
import {quoteText, select, withMemoryStore} from "../../pipeline/store.js";
import {makeProject, type Project} from "../helpers/project.js";

let project: Project;
let folder: string;
beforeAll(async () => {
  project = await makeProject();
  const odd =
    'meti-healthcare-2023,2021,▲１．５０,億円,約,estimate,2024-08,yakuji-104912,B,"改行\nと ""引用"", コンマ",\n';
  await project.edit(
    "data/bundled/published_figures/observation.csv",
    text => `${text}${odd}meti-healthcare-2023,2022,?,億円,,estimate,2024,yakuji-104912,B,,\n`
  );
  await project.run();
  folder = join(project.settings.published, "current");
});
afterAll(() => project.remove());

const names = Object.keys(publishedTables) as TableName[];

/** Nobody has decided anything yet, and no register has been asked. */
const EMPTY: TableName[] = ["correction", "company_record", "company_activity"];

describe.each(names)("%s", name => {
  const list = publishedTables[name].columns;

  test("holds the same rows as CSV, Parquet and Arrow", async () => {
    const csv = await read(
      `read_csv(${quoteText(join(folder, `${name}.csv`))}, all_varchar = true, header = true, nullstr = '')`
    );
    const parquet = await read(`read_parquet(${quoteText(join(folder, `${name}.parquet`))})`);
    const table = tableFromIPC(readFileSync(join(folder, "arrow", `${name}.arrow`)));
    const window = windowColumns(name);
    const arrow = Array.from({length: table.numRows}, (_, row) =>
      window.map(column => table.getChild(column)?.at(row) ?? null)
    );
    expect(csv[0] ? Object.keys(csv[0]) : list).toEqual(list);
    expect(table.names).toEqual([...window]);
    const wanted = parquet.map(row => list.map(column => same(column, row[column])));
    expect(csv.map(row => list.map(column => same(column, row[column])))).toEqual(wanted);
    expect(arrow.map(row => window.map((column, i) => same(column, row[i])))).toEqual(
      parquet.map(row => window.map(column => same(column, row[column])))
    );
    if (!EMPTY.includes(name)) expect(csv.length).toBeGreaterThan(0);
  });

  test("is ordered by its key, and the key names each row", async () => {
    const {key} = publishedTables[name];
    const rows = await read(`read_parquet(${quoteText(join(folder, `${name}.parquet`))})`);
    const keys = rows.map(row => JSON.stringify(key.map(column => row[column])));
    expect(new Set(keys).size).toBe(rows.length);
    const ordered = await read(
      `(select * from read_parquet(${quoteText(join(folder, `${name}.parquet`))}) order by ${key.join(", ")})`
    );
    expect(rows).toEqual(ordered);
  });

  test("has the header and line ends of a plain CSV file", () => {
    const text = readFileSync(join(folder, `${name}.csv`), "utf8");
    expect(text.split("\n")[0]).toBe(list.join(","));
    expect([text.includes("\r"), text.endsWith("\n"), text.startsWith("\ufeff")]).toEqual([false, true, false]);
  });
});

test("an exact decimal is written in CSV as short as it is", async () => {
  const path = quoteText(join(folder, "target.csv"));
  const values = await read(
    `(select area_id, target_value, target_value_base
    from read_csv(${path}, all_varchar = true)
    where area_id in ('grp-wood', 'grp-biopharma', 'bio-total')
    order by target_value::double)`
  );
  expect(values.map(row => Object.values(row))).toEqual([
    ["grp-wood", "1", "1000000000000"],
    ["grp-biopharma", "3.3", "3300000000000"],
    ["bio-total", "92", "92000000000000"],
    ["bio-total", "100", "100000000000000"]
  ]);
  for (const name of names) {
    const exact = publishedTables[name].columns.filter(column => columns[column].type === "number");
    const csv = await read(
      `read_csv(${quoteText(join(folder, `${name}.csv`))}, all_varchar = true, header = true, nullstr = '')`
    );
    const cells = csv.flatMap(row => exact.map(column => row[column]).filter(cell => cell !== null));
    expect(cells.filter(cell => !/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/.test(String(cell)))).toEqual([]);
  }
});

test("a figure typed oddly is published with its value, its steps and its note as typed", async () => {
  const path = quoteText(join(folder, "observation.csv"));
  expect(
    await read(
      `(select value, decimals, qualifier, raw_text, note_ja
      from read_csv(${path}, all_varchar = true)
      where raw_text like '▲%')`
    )
  ).toEqual([
    {value: "-1.5", decimals: "2", qualifier: "about", raw_text: "▲１．５０", note_ja: '改行\nと "引用", コンマ'}
  ]);
});

function read(from: string): Promise<Record<string, unknown>[]> {
  return withMemoryStore(store => select(store, `from ${from}`));
}

/** One cell as a value that the three formats share: numbers as doubles, truth as truth, all else as text. */
function same(column: keyof typeof columns, cell: unknown): unknown {
  const {type} = columns[column];
  if (cell === null || cell === undefined) return null;
  if (type === "boolean") return String(cell) === "true";
  return type === "varchar" || type === "date" ? String(cell) : Number(cell);
}
