import {cp, mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {buildModels, readModels, rootsOf} from "../../pipeline/models/build.js";
import {select, withMemoryStore} from "../../pipeline/store.js";
import {files, text} from "../helpers/imports.js";
import {repository, withFolder} from "../helpers/project.js";
import {rows, withModels} from "../helpers/store.js";

test("each model is made after all that it reads", async () => {
  await withMemoryStore(async store => {
    const models = await readModels(store);
    const made = models.map(({name}) => name);
    for (const {name, reads} of models) {
      expect(reads.length, name).toBeGreaterThan(0);
      for (const read of reads.filter(other => made.includes(other)))
        expect(made.indexOf(read), `${name} reads ${read}`).toBeLessThan(made.indexOf(name));
    }
    expect(made.sort()).toEqual(
      files("pipeline/models", /\/(staging|quarantine|mart)\/\w+\.sql$/)
        .map(file => file.replace(/^pipeline\/models\/|\.sql$/g, "").replace("/", "."))
        .sort()
    );
  });
});

test("every table a model reads is made by a model, kept in reference or filled from what was read", async () => {
  await withModels({}, async (store, models) => {
    const tables = new Set(
      (await rows(store, "select schema_name || '.' || table_name from duckdb_tables()")).map(([name]) => name)
    );
    expect(models.flatMap(({reads}) => reads).filter(read => !tables.has(read))).toEqual([]);
  });
});

test("every SQL file of the pipeline binds to the tables it names", async () => {
  await withModels({}, async store => {
    // tests/bulk runs those of the bulk intake
    const queries = files("pipeline", /\.sql$/).filter(file => !/\/(macros|bulk)\//.test(file));
    for (const file of queries)
      await store.run(`explain ${text(file)}`).catch(cause => expect.unreachable(`${file}: ${cause}`));
    expect(queries.length).toBeGreaterThan(25);
    const macros = await select(
      store,
      "select distinct function_name as name from duckdb_functions() where schema_name = 'macros'"
    );
    const defined = files("pipeline/models/macros", /\.sql$/).flatMap(file =>
      Array.from(text(file).matchAll(/^create macro macros\.(\w+)/gm), ([, name]) => name)
    );
    expect(macros.map(({name}) => name).sort()).toEqual(defined.sort());
  });
});

test("a table rests on the files at the roots of all it reads", async () => {
  await withMemoryStore(async store => {
    const models = await readModels(store);
    expect(rootsOf("mart.area", models)).toEqual(["reference.area"]);
    expect(rootsOf("reference.unit", models)).toEqual(["reference.unit"]);
    expect(rootsOf("mart.target_total", models)).toEqual(
      expect.arrayContaining(["raw.reading", "reference.series", "reference.target", "reference.unit_name"])
    );
  });
});

test("a world with nothing in it builds", async () => {
  await withModels({}, async store => {
    expect(await rows(store, "select count(*)::integer from mart.figure")).toEqual([[0]]);
  });
});

test.each([
  [
    "a model without its two head lines",
    {"a.sql": "select 1 as n"},
    'staging/a.sql: the first lines must be "-- staging.a: …" and "-- grain: …"'
  ],
  [
    "a model under another name",
    {"a.sql": "-- staging.b: x\n-- grain: n\nselect 1 as n"},
    "staging/a.sql: the first lines must be"
  ],
  [
    "two models that read each other",
    {
      "a.sql": "-- staging.a: x\n-- grain: n\nselect * from staging.b",
      "b.sql": "-- staging.b: x\n-- grain: n\nselect * from staging.a"
    },
    "models read each other in a ring: staging.a, staging.b"
  ],
  ["SQL that is none", {"a.sql": "-- staging.a: x\n-- grain: n\nselekt 1"}, "selekt"]
])("%s stops the build", async (_name, sql, message) => {
  await withFolder(async folder => {
    for (const schema of ["staging", "quarantine", "mart"]) await mkdir(join(folder, schema));
    for (const [file, content] of Object.entries(sql)) await writeFile(join(folder, "staging", file), content);
    await withMemoryStore(async store => {
      await expect(readModels(store, folder)).rejects.toThrow(message);
    });
  });
});

test("a model that fails while it is built says so with its SQL", async () => {
  await withFolder(async folder => {
    await cp(join(repository, "pipeline/models/macros"), join(folder, "macros"), {recursive: true});
    await withMemoryStore(async store => {
      await store.run("create schema macros; create schema staging");
      const model = {
        name: "staging.a",
        sql: "select no_such_column from (select 1 as n)",
        reads: [],
        grain: ["n"],
        history: false
      };
      await expect(buildModels(store, [model], folder)).rejects.toThrow(
        /no_such_column[\s\S]*create table staging\.a as/
      );
    });
  });
});
