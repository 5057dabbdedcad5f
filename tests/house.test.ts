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
  const TABLES =
    /^pipeline\/contracts\/|^pipeline\/cli\/help\/(commands|options|variables)\.js$|^dashboard\/src\/components\/words\.ts$/;

  test.each([
    ["code of the product", product.filter(file => /\.(ts|js)$/.test(file) && !TABLES.test(file)), 150],
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

describe("width", () => {
  const MOST = 120;
  const sql = files("pipeline", /\.sql$/);
  const code = ["pipeline", "dashboard", "tests"].flatMap(folder => files(folder, /\.(ts|js)$/));
  const lines = (list: readonly string[]) =>
    list.flatMap(file =>
      text(file)
        .split("\n")
        .map((line, i) => ({at: `${file}:${i + 1}`, line}))
    );
  const wide = (line: string) => [...line].length > MOST;

  /** What Biome breaks is not looked at again: a text of one piece, a pattern, and the sentence that names a test. */
  const ofOnePiece = (line: string) =>
    /^\s*(test|describe)[.(]/.test(line) ||
    /^\s*\/.*\/\w*;$/.test(line) ||
    (!wide(line.replace(/"(?:[^"\\]|\\.)*"/g, '""')) && !/"(select|with|create|insert|update) [^"]*"/.test(line));

  test("no line of SQL is wider than a screen", () => {
    expect(lines(sql).filter(({line}) => wide(line))).toEqual([]);
    expect(sql.length).toBeGreaterThan(100);
  });

  test("no line of a template, of a query or of a comment is wider in TypeScript", () => {
    expect(lines(code).filter(({line}) => wide(line) && !ofOnePiece(line))).toEqual([]);
    const long = "x".repeat(MOST);
    const samples = [`"${long}"`, `\`\${a}${long}\``, `// ${long}`, `"select ${long}"`, `test("${long}", () => {`];
    expect(samples.map(line => wide(line) && !ofOnePiece(line))).toEqual([false, true, true, true, false]);
  });
});

/** No formatter at hand keeps macros and lists as people wrote them: what one would hold is held here. */
test("SQL is in lower case, by steps of four spaces, with no tab and nothing behind the end of a line", () => {
  const KEYWORD =
    /\b(SELECT|FROM|WHERE|JOIN|LEFT|ON|AND|OR|NOT|CASE|WHEN|THEN|ELSE|END|GROUP|ORDER|BY|UNION|ALL|AS|NULL|WITH)\b/;
  const plain = (line: string) => line.replace(/--.*$/, "").replace(/'[^']*'/g, "''");
  const faulty = (line: string) =>
    /\t|\s$/.test(line) || KEYWORD.test(plain(line)) || (/^ */.exec(line)?.[0].length ?? 0) % 4 > 0;
  const found = files("pipeline", /\.sql$/).flatMap(file =>
    text(file)
      .split("\n")
      .flatMap((line, i) => (faulty(line) ? [`${file}:${i + 1} ${line}`] : []))
  );
  expect(found).toEqual([]);
  expect(["  select 1", "SELECT 1", "select 1 ", "\tselect 1", "select 'A OR B' -- AND"].map(faulty)).toEqual([
    true,
    true,
    true,
    true,
    false
  ]);
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
