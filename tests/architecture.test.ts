import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {files, type Import, importsOf, importsOfText, ringOf, text} from "./helpers/imports.js";
import {repository} from "./helpers/project.js";

/** Who may import whom. The rooms are the folders; `types` may be imported as types only, `lazy` at run time only. */
interface Arrows {
  may?: readonly string[];
  types?: readonly string[];
  lazy?: readonly string[];
}

/** What every room may use. */
const GROUND = ["pipeline/errors.ts", "pipeline/contracts"];

const ARROWS: Record<string, Arrows> = {
  "pipeline/contracts": {},
  "pipeline/lock": {},
  "pipeline/read": {},
  "pipeline/judge": {},
  "pipeline/workbook": {},
  "pipeline/collect": {},
  "pipeline/sources": {may: ["pipeline/read"], types: ["pipeline/collect"]},
  "pipeline/models": {may: ["pipeline/store.ts"]},
  "pipeline/checks": {may: ["pipeline/store.ts"]},
  "pipeline/publish": {may: ["pipeline/store.ts"]},
  "pipeline/answer": {may: ["pipeline/store.ts"]},
  "pipeline/bulk": {may: ["pipeline/store.ts"]},
  "pipeline/run": {
    may: [
      "pipeline/settings.ts",
      "pipeline/store.ts",
      ...["collect", "sources", "read", "models", "checks", "publish", "answer", "judge", "lock"].map(
        room => `pipeline/${room}`
      )
    ]
  },
  "pipeline/schedule": {may: ["pipeline/settings.ts", "pipeline/run", "pipeline/answer", "pipeline/collect"]},
  "pipeline/cli": {
    may: ["pipeline/settings.ts"],
    types: ["pipeline", "dashboard/site"],
    lazy: ["pipeline", "dashboard/site"]
  },
  "dashboard/src": {types: ["pipeline/contracts/published.ts"]},
  "dashboard/site": {may: ["dashboard/src/components"]}
};

/** The four files that stand in no room, and what they may import. */
const LOOSE: Record<string, Arrows> = {
  "pipeline/bio.js": {lazy: ["pipeline/cli"]},
  "pipeline/errors.ts": {may: ["pipeline/contracts"]},
  "pipeline/settings.ts": {may: GROUND},
  "pipeline/store.ts": {may: ["pipeline/contracts"]},
  "dashboard/observablehq.config.js": {}
};

const code = ["pipeline", "dashboard"].flatMap(folder => files(folder, /\.(ts|js|mjs)$/));
const imports = await importsOf(code);
const relative = imports.filter(({to}) => /^(pipeline|dashboard|tests|data|\.)/.test(to));

const within = (file: string, places: readonly string[] = []) =>
  places.some(place => file === place || file.startsWith(`${place}/`));

function forbidden(place: string, {may, types, lazy}: Arrows, among: readonly Import[]): Import[] {
  const ground = place.startsWith("dashboard/src") || place in LOOSE ? [] : GROUND;
  const allowed = ({to, kind}: Import) =>
    within(to, [place, ...ground, ...(may ?? [])]) ||
    (kind === "types" && within(to, types)) ||
    (kind === "lazy" && within(to, lazy));
  return among.filter(one => within(one.from, [place]) && !allowed(one));
}

const arrows = Object.entries({...ARROWS, ...LOOSE});

describe("who may import whom", () => {
  test.each(arrows)("%s imports only what it may, and is not empty", (place, rules) => {
    expect(code.filter(file => within(file, [place])).length).toBeGreaterThan(0);
    expect(forbidden(place, rules, relative)).toEqual([]);
  });

  test("the rooms are the folders, and no file lies loose but the named ones", () => {
    const entries = ["pipeline", "dashboard"].flatMap(folder =>
      readdirSync(join(repository, folder), {withFileTypes: true})
        .map(entry => ({path: `${folder}/${entry.name}`, room: entry.isDirectory()}))
        .filter(({path, room}) => code.some(file => within(file, [path])) || (room && !/dist|\.pages/.test(path)))
    );
    expect(entries.filter(({room}) => room).map(({path}) => path)).toEqual(
      expect.arrayContaining(Object.keys(ARROWS).sort())
    );
    expect(entries.map(({path}) => path).sort()).toEqual(arrows.map(([place]) => place).sort());
    expect(relative.length).toBeGreaterThan(500);
  });

  test("every file that is imported exists", () => {
    expect(relative.filter(({to}) => !existsSync(join(repository, to)))).toEqual([]);
  });

  test("no files import each other in a ring, nor do rooms", () => {
    const running = relative.filter(({kind}) => kind !== "types");
    expect(ringOf(running)).toBeUndefined();
    const room = (file: string) => arrows.find(([place]) => within(file, [place]))?.[0] ?? file;
    const between = running
      .map(({from, to, kind}) => ({from: room(from), to: room(to), kind}))
      .filter(({from, to}) => from !== to);
    expect(ringOf(between)).toBeUndefined();
  });

  test("only TypeScript's own imports are used: nothing is required past the eyes of this test", () => {
    expect(imports.filter(({to}) => to === "node:module" || to === "module")).toEqual([]);
  });
});

test("every library that is imported is a listed dependency", () => {
  const {dependencies} = JSON.parse(text("package.json")) as {dependencies: Record<string, string>};
  const named = ({to}: Import) => /^(@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to;
  const bare = imports.filter(
    ({to, kind}) => kind !== "types" && !/^(node|observablehq):/.test(to) && !relative.some(one => one.to === to)
  );
  expect(bare.filter(one => !dependencies[named(one)])).toEqual([]);
});

test("the window uses nothing of Node and opens no database", () => {
  const window = imports.filter(({from, kind}) => /^dashboard\/src\//.test(from) && kind !== "types");
  expect(window.filter(({to}) => /^node:|duckdb/.test(to))).toEqual([]);
  expect(window.length).toBeGreaterThan(5);
});

test("pages hold words and slots: what they compute would be seen by no test", () => {
  const pages = files("dashboard/src", /\.md$/);
  expect(pages.filter(page => /^\s*(```|~~~)|\$\{|<script/m.test(text(page)))).toEqual([]);
  expect(pages.length).toBeGreaterThan(8);
});

/** Rooms that ask a warehouse may name what is not yet published; all others see the marts. */
test("only models, answer and bulk name tables below the marts", () => {
  const below = /["'`\s(](raw|staging)\.[a-z_]+\b/;
  const others = files("pipeline", /\.ts$/).filter(
    file => !within(file, ["pipeline/models", "pipeline/answer", "pipeline/bulk"])
  );
  const naming = others.filter(file => below.test(text(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")));
  expect(naming).toEqual([]);
  expect(below.test("select 1 from staging.reading")).toBe(true);
});

describe("these rules see what they are to forbid", () => {
  const seen = async (from: string, source: string) => {
    const found = await importsOfText(from, source);
    return arrows.flatMap(([place, rules]) => forbidden(place, rules, found)).map(({to}) => to);
  };
  test.each([
    ["pipeline/read/x.ts", 'import {select} from "../store.js"; select();', ["pipeline/store.ts"]],
    [
      "pipeline/read/x.ts",
      'export {select} from "../store.js";\nimport "../run/run.js";',
      ["pipeline/store.ts", "pipeline/run/run.ts"]
    ],
    ["pipeline/sources/x.ts", 'import type {A} from "../collect/archive.js";', []],
    [
      "pipeline/sources/x.ts",
      'import {type A, keep} from "../collect/archive.js"; keep();',
      ["pipeline/collect/archive.ts"]
    ],
    ["pipeline/sources/x.ts", 'import("../collect/archive.js").then(m => m.keep());', ["pipeline/collect/archive.ts"]],
    ["pipeline/models/x.ts", 'const m = await import("../run/run.js"); m.run();', ["pipeline/run/run.ts"]],
    ["pipeline/models/x.ts", "const m = await import(`../run/run.js`); m.run();", ["pipeline/run/run.ts"]],
    ["pipeline/models/x.ts", 'const m = await import("../" + name + ".js"); m.run();', ["pipeline/**/*.ts"]],
    ["pipeline/cli/x.ts", 'import {run} from "../run/run.js"; run();', ["pipeline/run/run.ts"]],
    ["pipeline/cli/x.ts", 'const {run} = await import("../run/run.js"); run();', []],
    ["pipeline/schedule/x.ts", 'import {withLock} from "../lock/lock.js"; withLock();', ["pipeline/lock/lock.ts"]],
    [
      "dashboard/src/components/x.ts",
      'import * as c from "../../../pipeline/contracts/published.js"; c.x();',
      ["pipeline/contracts/published.ts"]
    ],
    ["dashboard/src/components/x.ts", 'import type {C} from "../../../pipeline/contracts/published.js";', []]
  ])("%s: %s", async (from, source, expected) => {
    expect((await seen(from, source)).sort()).toEqual([...expected].sort());
  });

  test("a ring is found as the path that was walked", () => {
    const ring = ["ab", "bc", "cb"].map(([from = "", to = ""]) => ({from, to, kind: "static" as const}));
    expect(ringOf(ring)).toEqual(["b", "c", "b"]);
  });
});
