import {describe, expect, test} from "vitest";
import {readModels, tablesRead} from "../../pipeline/models/build.js";
import {withMemoryStore} from "../../pipeline/store.js";
import {files, text} from "../helpers/imports.js";

/** What stands on each floor, by schema: a model reads its own floor and those named here. */
const BELOW: Record<string, readonly string[]> = {
  staging: ["raw", "reference"],
  quarantine: ["raw", "reference", "staging"],
  mart: ["reference", "staging", "quarantine"]
};

/** A mart that tells of the files: whose they are, beside what became of their readings. */
const OF_FILES: Record<string, readonly string[]> = {"mart.source_status": ["raw.source"]};

const schemaOf = (table: string) => table.split(".")[0] ?? "";

/** What a model reads of a floor that is not below it. */
function above({name, reads}: {name: string; reads: readonly string[]}): string[] {
  const schema = schemaOf(name);
  const allowed = [schema, ...(BELOW[schema] ?? [])];
  return reads
    .filter(table => !allowed.includes(schemaOf(table)) && !OF_FILES[name]?.includes(table))
    .map(table => `${name} reads ${table}`);
}

const {models, checks} = await withMemoryStore(async store => {
  const of = async (file: string) => ({file, reads: await tablesRead(store, text(file))});
  const checks: {file: string; reads: string[]}[] = [];
  for (const file of files("pipeline/checks", /\.sql$/)) checks.push(await of(file));
  return {models: await readModels(store), checks};
});

describe("the floors of the SQL: macros, staging and quarantine, mart, checks", () => {
  test("every model reads its own floor and those below it, and only staging reads what was typed", () => {
    expect(models.flatMap(above)).toEqual([]);
    expect(models.length).toBeGreaterThan(60);
  });

  test("a model that reads upwards, or a mart that reads what was typed, would be seen", () => {
    const wrong = [
      {name: "staging.x", reads: ["mart.series", "staging.typed", "raw.reading"]},
      {name: "staging.y", reads: ["quarantine.reading"]},
      {name: "quarantine.x", reads: ["mart.series", "reference.rule"]},
      {name: "mart.x", reads: ["raw.reading", "quarantine.reading"]},
      {name: "mart.source_status", reads: ["raw.reading", "raw.source"]}
    ];
    expect(wrong.flatMap(above)).toEqual([
      "staging.x reads mart.series",
      "staging.y reads quarantine.reading",
      "quarantine.x reads mart.series",
      "mart.x reads raw.reading",
      "mart.source_status reads raw.reading"
    ]);
  });

  test("every exception is still needed", () => {
    const reads = new Map(models.map(model => [model.name, model.reads]));
    for (const [name, tables] of Object.entries(OF_FILES))
      expect(reads.get(name)).toEqual(expect.arrayContaining([...tables]));
  });

  test("a macro reads no table at all", () => {
    const macros = files("pipeline/models/macros", /\.sql$/);
    const TABLE = /\b(?:raw|reference|staging|quarantine|mart)\.\w+|\b(?:from|join)\s+[a-z_]+\b(?!\s*\()/;
    const code = (file: string) =>
      text(file)
        .replace(/--.*$/gm, "")
        .replace(/'(?:[^']|'')*'/g, "''");
    expect(macros.filter(file => TABLE.test(code(file)))).toEqual([]);
    expect(TABLE.test("create macro macros.x(a) as (select max(b) from reference.unit)")).toBe(true);
    expect(macros.length).toBeGreaterThan(8);
  });

  test("a check may read every floor, and nothing that is not one", () => {
    const floors = new Set([...Object.keys(BELOW), ...Object.values(BELOW).flat()]);
    const outside = checks.map(({file, reads}) => [file, reads.filter(table => !floors.has(schemaOf(table)))] as const);
    expect(outside.filter(([, tables]) => tables.length > 0)).toEqual([]);
    expect(checks.filter(({reads}) => reads.length === 0)).toEqual([]);
    expect(checks.length).toBeGreaterThan(10);
  });
});

test("in TypeScript only the models, the answers and the bulk intake name what was typed and how it was read", () => {
  const NAMED = /\b(?:from|join|into|table)\s+(?:\w+\.)?(?:raw|staging)\.\w+/;
  const found = files("pipeline", /\.ts$/).filter(file => NAMED.test(text(file)));
  expect(found.filter(file => !/^pipeline\/(models|answer|bulk)\//.test(file))).toEqual([]);
  expect(found.length).toBeGreaterThan(3);
});
