import {expect, test} from "vitest";
import {columns} from "../../pipeline/contracts/column.js";
import {publishedTables, type TableName} from "../../pipeline/contracts/published.js";
import {datapackage} from "../../pipeline/publish/datapackage.js";
import {manifestOf, withRanProject} from "../helpers/project.js";

interface Resource {
  name: string;
  path: string;
  rows: number;
  title: string;
  encoding?: string;
  schema: {
    fields: {name: string; type: string; title: string; description: string; constraints?: unknown}[];
    primaryKey: string[];
  };
}
interface Package {
  version: string;
  sources: unknown[];
  licenses: unknown[];
  resources: Resource[];
}

test("every published table is described, as CSV and as Parquet, with the columns and rows it has", async () => {
  await withRanProject(async project => {
    const manifest = await manifestOf(project);
    const {resources, version} = JSON.parse(await project.read("data/published/current/datapackage.json")) as Package;
    expect(version).toBe(manifest.as_of);
    expect(resources.map(({path}) => path)).toEqual(
      Object.keys(publishedTables).flatMap(name => [`${name}.csv`, `${name}.parquet`])
    );
    for (const {path, rows, schema} of resources) {
      const [table = ""] = path.split(".");
      const header = (await project.read(`data/published/current/${table}.csv`)).split("\n")[0];
      expect([path, schema.fields.map(({name}) => name).join()]).toEqual([path, header]);
      expect([path, rows]).toEqual([path, manifest.tables[table]?.rows]);
      expect(schema.fields.filter(({title, description}) => !title || !description)).toEqual([]);
    }
  });
});

test("a column that must have a value says so, an optional one does not, a key always does", () => {
  const rows = Object.fromEntries(Object.keys(publishedTables).map(name => [name, 0])) as Record<TableName, number>;
  const made = datapackage(rows, [{title: "試験", licence: "MIT"}], "2026-01-31") as Package;
  const fields = (table: TableName) =>
    new Map(made.resources.find(({name}) => name === table)?.schema.fields.map(field => [field.name, field]));
  expect(fields("observation").get("value")).toMatchObject({type: "number", title: columns.value.ja});
  expect(fields("observation").get("series_id")?.constraints).toEqual({required: true});
  expect(fields("observation").get("known_to")?.constraints).toBeUndefined();
  expect(fields("document").get("document_id")?.constraints).toEqual({required: true});
  expect(made.resources.find(({name}) => name === "observation")?.schema.primaryKey).toEqual(["observation_id"]);
  expect([made.sources, made.licenses]).toEqual([
    [{title: "試験"}],
    [{name: "LicenseRef-publishers-terms", title: "MIT"}]
  ]);
});

test("a column that is promised a value has one in every row of today's tables", async () => {
  await withRanProject(async project => {
    const {resources} = JSON.parse(await project.read("data/published/current/datapackage.json")) as Package;
    const {quoteText, select, withMemoryStore} = await import("../../pipeline/store.js");
    const empty = await withMemoryStore(async store => {
      const found: string[] = [];
      for (const {path, schema} of resources.filter(resource => resource.path.endsWith(".parquet"))) {
        const required = schema.fields.filter(({constraints}) => constraints).map(({name}) => name);
        const file = quoteText(`${project.settings.published}/current/${path}`);
        const [row = {}] = await select(
          store,
          `select ${required.map(name => `count(*) - count(${name}) as ${name}`).join(", ")} from read_parquet(${file})`
        );
        found.push(
          ...Object.entries(row)
            .filter(([, missing]) => Number(missing) > 0)
            .map(([name]) => `${path} ${name}`)
        );
      }
      return found;
    });
    expect(empty).toEqual([]);
  });
});
