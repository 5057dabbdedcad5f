import {describe, expect, test} from "vitest";
import {files, text} from "./helpers/imports.js";

const product = ["pipeline", "dashboard", "data/reference", "data/bundled"].flatMap(folder =>
  files(folder, /\.(ts|js|mjs|sql|md|css|csv|json)$/)
);
const tests = files("tests", /\.ts$/);
const roots = ["README.md", "package.json", "tsconfig.json", "biome.json", "vitest.config.ts"].flatMap(name =>
  files(".", new RegExp(`^${name}$`))
);

describe("length", () => {
  /** Files that are a table of words or columns from end to end. */
  const TABLES = /^pipeline\/contracts\/|^dashboard\/src\/components\/words\.ts$/;

  test.each([
    ["TypeScript of the product", product.filter(file => file.endsWith(".ts") && !TABLES.test(file)), 150],
    ["SQL", product.filter(file => file.endsWith(".sql")), 100],
    ["tests", tests, 200],
    ["pages", product.filter(file => /^dashboard\/src\/.*\.md$/.test(file)), 80]
  ])("%s: no file is too long to read at one sitting", (_name, list, most) => {
    const long = list
      .map(file => [file, text(file).trimEnd().split("\n").length] as const)
      .filter(([, lines]) => lines > most);
    expect(long).toEqual([]);
    expect(list.length).toBeGreaterThan(3);
  });
});

test("every SQL model begins with its name, what it is, and its grain", () => {
  const models = files("pipeline/models", /\/(staging|quarantine|mart)\/\w+\.sql$/);
  const faulty = models.filter(file => {
    const name = file.replace("pipeline/models/", "").replace("/", ".").replace(".sql", "");
    const [first = "", second = ""] = text(file).split("\n");
    return !first.startsWith(`-- ${name}: `) || !/^-- grain: \w+(, \w+)*$/.test(second);
  });
  expect(faulty).toEqual([]);
  expect(models.length).toBeGreaterThan(15);
});

test("every check begins with its severity and its message", () => {
  const checks = files("pipeline/checks", /\.sql$/);
  expect(checks.filter(file => !/^-- (error|warning): \S.*\n/.test(text(file)))).toEqual([]);
  expect(checks.length).toBeGreaterThan(5);
});

describe("words that are not for others", () => {
  const MACHINE = new RegExp(
    `(?<![\\w.:/~-])(/(${["home", "Users", "work", "root", "tmp"].join("|")})/\\w|[A-Z]:\\\\\\\\?\\w)`
  );
  const UNFINISHED = new RegExp(`\\b(${["TO", "FIX"].map((half, i) => half + ["DO", "ME"][i]).join("|")}|XXX)\\b`);

  test("no path of a machine stands in the repository", () => {
    const found = [...product, ...tests, ...roots].filter(file => MACHINE.test(text(file)));
    expect(found).toEqual([]);
    const samples = ["see /", '"/', "https://example.org/", "src/"].map(before => `${before}home/me`);
    expect([...samples, ["C", "Users"].join(":\\")].map(line => MACHINE.test(line))).toEqual([
      true,
      true,
      false,
      false,
      true
    ]);
  });

  test("nothing in the product is marked as unfinished", () => {
    expect(product.filter(file => UNFINISHED.test(text(file)))).toEqual([]);
  });

  test("no other language's room for leftovers: utils, lib, helpers", () => {
    expect(product.filter(file => /\/(utils?|lib|helpers?)(\/|\.)/.test(file))).toEqual([]);
  });
});

describe("what Framework would download at build", () => {
  const window = product.filter(file => /^dashboard\/(src|site|brief)\/.*\.(ts|js|md)$/.test(file));
  const pages = product.filter(file => /^dashboard\/src\/.*\.md$/.test(file));
  const CDN = /["'`]npm:|cdn\.|jsdelivr|unpkg\.com|esm\.sh|skypack\.dev|fonts\.googleapis/;
  const ATTACHED = /FileAttachment\("[^)]*\)(?!\.(arrayBuffer|json|text)\()/;
  const BUILT_IN =
    /(?<![\w.])(Plot|d3|Inputs|Arrow|aq|htl|html|svg|sql|tex|dot|mermaid|vl|vg|topojson|echarts|DuckDBClient|SQLiteDatabaseClient)[.`(]/;
  const unnamed = (page: string) => {
    const [, name] = BUILT_IN.exec(page) ?? [];
    return name !== undefined && !new RegExp(`^import .*\\b${name}\\b.* from "[^n.]`, "m").test(page);
  };

  test("no page and no component names a CDN", () => {
    expect(
      [...window, "dashboard/src/style.css", "dashboard/observablehq.config.js"].filter(file => CDN.test(text(file)))
    ).toEqual([]);
    expect(window.length).toBeGreaterThan(20);
  });

  test("attached files are read by arrayBuffer, json or text", () => {
    expect(window.filter(file => ATTACHED.test(text(file)))).toEqual([]);
    expect(
      ["arrow()", "csv()", "parquet()", "sqlite()", "arrayBuffer()"].map(call =>
        ATTACHED.test(`FileAttachment("x").${call}`)
      )
    ).toEqual([true, true, true, true, false]);
  });

  test("no page uses a library it has not imported from node_modules", () => {
    expect(pages.filter(page => unnamed(text(page)) || /^```sql/m.test(text(page)))).toEqual([]);
    expect([unnamed("Plot.plot({})"), unnamed('import * as Plot from "@observablehq/plot";\nPlot.plot({})')]).toEqual([
      true,
      false
    ]);
  });
});
