import {expect, test} from "vitest";
import {add, namedBy, namesOf, reached, within} from "./nearness.js";

const sources = new Map([
  ["pipeline/models/macros/unit.sql", "create or replace macro macros.unit_of(a) as a;"],
  ["pipeline/models/staging/number_text.sql", "select macros.unit_of(value) from raw.reading"],
  ["pipeline/models/mart/area.sql", "select * from reference.area"],
  ["pipeline/models/mart/goal.sql", "select * from mart.area join staging.number_text using (text)"],
  ["data/reference/area.csv", "area_id\n"],
  ["tests/models/mart/area.test.ts", 'select(store, "select * from mart.area")'],
  ["tests/models/mart/goal.test.ts", 'select(store, "from mart.goal")'],
  ["tests/models/staging/number_text.test.ts", 'select(store, "from staging.number_text")'],
  ["tests/run/run.test.ts", "nothing of the kind"]
]);
const named = namedBy(sources);

test("a changed SQL file reaches the tests that read its table, the nearest first", () => {
  expect(reached(["pipeline/models/mart/area.sql"], [named])).toEqual([
    "tests/models/mart/area.test.ts",
    "tests/models/mart/goal.test.ts"
  ]);
  expect(reached(["pipeline/models/macros/unit.sql"], [named])).toEqual([
    "tests/models/staging/number_text.test.ts",
    "tests/models/mart/goal.test.ts"
  ]);
});

test("a changed table that people keep reaches the tests of the models that read it", () => {
  expect(reached(["data/reference/area.csv"], [named])[0]).toBe("tests/models/mart/area.test.ts");
});

test("a changed file reaches the tests that import it, itself or through others; of equally near ones those of its room", () => {
  const imported = new Map<string, Set<string>>();
  add(imported, "pipeline/models/build.ts", "tests/helpers/store.ts");
  for (const name of ["tests/answer/a.test.ts", "tests/models/build.test.ts", "tests/models/mart/area.test.ts"])
    add(imported, "tests/helpers/store.ts", name);
  add(imported, "pipeline/models/build.ts", "tests/models/load.test.ts");
  expect(reached(["pipeline/models/build.ts"], [imported])).toEqual([
    "tests/models/load.test.ts",
    "tests/models/build.test.ts",
    "tests/answer/a.test.ts",
    "tests/models/mart/area.test.ts"
  ]);
});

test("a changed test reaches itself, and what nothing leans on reaches nothing", () => {
  expect(reached(["tests/run/run.test.ts"], [named])).toEqual(["tests/run/run.test.ts"]);
  expect(reached(["LICENSE"], [named])).toEqual([]);
});

test("files are known by the names that SQL and tests call them", () => {
  expect(namesOf("pipeline/checks/headline.sql", "")).toEqual(["headline.sql"]);
  expect(namesOf("dashboard/src/style.css", "")).toEqual(["style.css"]);
  expect(namesOf("pipeline/errors.ts", "")).toEqual([]);
});

test("what does not fit into the time is left, and shorter ones behind it are still taken", () => {
  const lasts = (test: string) => ({a: 10, b: 50, c: 20})[test] ?? 0;
  expect(within(["a", "b", "c"], 40, lasts)).toEqual({chosen: ["a", "c"], others: ["b"]});
});
