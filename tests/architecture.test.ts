import {existsSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {files, type Import, importsOf, ringOf, text} from "./helpers/imports.js";
import {repository} from "./helpers/project.js";

/** Who may import whom: a room may import its own files and what is listed; `types` may be imported as types only. */
interface Room {
  at: RegExp;
  may?: RegExp;
  types?: RegExp;
  lazy?: RegExp;
}

const ROOMS: Record<string, Room> = {
  "pipeline/errors.ts": {at: /^pipeline\/errors\.ts$/},
  "pipeline/store.ts": {at: /^pipeline\/store\.ts$/},
  "pipeline/contracts": {at: /^pipeline\/contracts\//},
  "pipeline/settings.ts": {at: /^pipeline\/settings\.ts$/, may: /^pipeline\/(contracts\/|errors\.ts)/},
  "pipeline/lock.ts": {at: /^pipeline\/(lock|processIdentity)\.ts$/, may: /^pipeline\/errors\.ts$/},
  "pipeline/warehouse.ts": {at: /^pipeline\/warehouse\.ts$/, may: /^pipeline\/contracts\//},
  "pipeline/fingerprint.ts": {at: /^pipeline\/fingerprint\.ts$/, may: /^pipeline\/contracts\//},
  "pipeline/read": {at: /^pipeline\/read\//, may: /^pipeline\/(contracts\/|errors\.ts)/},
  "pipeline/judge": {at: /^pipeline\/judge\//, may: /^pipeline\/(contracts\/|errors\.ts)/},
  "pipeline/workbook": {at: /^pipeline\/workbook\//, may: /^pipeline\/(contracts\/|errors\.ts)/},
  "pipeline/bulk": {at: /^pipeline\/bulk\//, may: /^pipeline\/(contracts\/|(errors|store)\.ts)/},
  "pipeline/collect": {at: /^pipeline\/collect\//, may: /^pipeline\/(contracts\/|errors\.ts)/},
  "pipeline/sources": {at: /^pipeline\/sources\//, may: /^pipeline\/(contracts|read)\//, types: /^pipeline\/collect\//},
  "pipeline/models": {at: /^pipeline\/models\//, may: /^pipeline\/(contracts\/|(errors|store)\.ts)/},
  "pipeline/checks": {at: /^pipeline\/checks\//, may: /^pipeline\/(contracts\/|(errors|store)\.ts)/},
  "pipeline/publish": {at: /^pipeline\/publish\//, may: /^pipeline\/(contracts\/|(errors|store)\.ts)/},
  "pipeline/run.ts": {
    at: /^pipeline\/(run|produce|runLedger|asking|tryRequest|input|asOf|checkFiles|fileReport|replay)\.ts$/,
    may: /^pipeline\/((collect|read|judge|models|checks|publish|sources|contracts)\/|(store|settings|errors|fingerprint|lock|warehouse)\.ts)/
  },
  "pipeline/schedule/alerts": {
    at: /^pipeline\/schedule\/alerts\//,
    may: /^pipeline\/(contracts\/|errors\.ts$|collect\/jsonLines\.ts$)/
  },
  "pipeline/schedule": {
    at: /^pipeline\/schedule\/(?!alerts\/)/,
    may: /^pipeline\/((collect|read|publish|sources|contracts|schedule\/alerts)\/|(run|runLedger|input|settings|errors|lock)\.ts)/
  },
  "pipeline/cli.ts": {
    at: /^pipeline\/(cli|command|commands|intake|quarantine|operating|operationsText|sourcesAnswer|checkText|steps|texts|verdictText)\.ts$/,
    may: /^pipeline\/((errors|settings)\.ts|contracts\/)/,
    types: /^pipeline\//,
    lazy: /^(pipeline|dashboard)\//
  },
  "pipeline/bio.js": {at: /^pipeline\/bio\.js$/, lazy: /^pipeline\/cli\.ts$/},
  "dashboard/src/components": {at: /^dashboard\/src\/components\//, types: /^pipeline\/contracts\/published\.ts$/},
  "dashboard/src pages": {at: /^dashboard\/src\/.*\.md$/, may: /^dashboard\/src\/components\//},
  "dashboard/site": {
    at: /^dashboard\/site\//,
    may: /^(dashboard\/src\/components|pipeline\/contracts)\/|^pipeline\/errors\.ts$/
  },
  "dashboard/brief": {
    at: /^dashboard\/brief\//,
    may: /^dashboard\/src\/components\/|^pipeline\/contracts\/published\.ts$|^pipeline\/errors\.ts$/
  },
  "dashboard/observablehq.config.js": {at: /^dashboard\/observablehq\.config\.js$/}
};

const code = ["pipeline", "dashboard"].flatMap(folder => files(folder, /\.(ts|js|mjs|md)$/));
const imports = code.flatMap(file => importsOf(file, text(file)));
const relative = imports.filter(({to}) => /^(pipeline|dashboard|tests|data|\.\.)/.test(to));

function forbidden({at, may, types, lazy}: Room, among: readonly Import[]): Import[] {
  const allowed = ({to, kind}: Import) =>
    at.test(to) || may?.test(to) || (kind === "types" && types?.test(to)) || (kind === "lazy" && lazy?.test(to));
  return among.filter(one => at.test(one.from) && !allowed(one));
}

/** Rooms the repository has; one that is still to come is not asked about. */
const standing = Object.entries(ROOMS).filter(([name]) => existsSync(join(repository, name.split(" ")[0] ?? "")));

test.each(standing)("%s imports only what it may, and is not empty", (_name, room) => {
  expect(code.filter(file => room.at.test(file)).length).toBeGreaterThan(0);
  expect(forbidden(room, relative)).toEqual([]);
});

test("every file of code stands in exactly one room", () => {
  const counts = code.map(file => [file, Object.values(ROOMS).filter(({at}) => at.test(file)).length] as const);
  expect(counts.filter(([, rooms]) => rooms !== 1)).toEqual([]);
  expect(relative.length).toBeGreaterThan(80);
  expect(standing.length).toBeGreaterThan(13);
});

test("every file that is imported exists", () => {
  expect(relative.filter(({to}) => !existsSync(join(repository, to)))).toEqual([]);
});

test("no files import each other in a ring", () => {
  expect(ringOf(relative)).toBeUndefined();
});

test("every library that is imported is a listed dependency", () => {
  const {dependencies} = JSON.parse(text("package.json")) as {dependencies: Record<string, string>};
  const bare = imports.filter(
    ({to, kind}) => kind !== "types" && !relative.some(one => one.to === to) && !/^(node|observablehq):/.test(to) // Framework's own
  );
  const unlisted = bare.filter(
    ({to}) =>
      !dependencies[
        to
          .split("/")
          .slice(0, to.startsWith("@") ? 2 : 1)
          .join("/")
      ]
  );
  expect(unlisted).toEqual([]);
});

test("the window uses nothing of Node and opens no database", () => {
  const window = imports.filter(({from, kind}) => /^dashboard\/src\//.test(from) && kind !== "types");
  expect(window.filter(({to}) => /^node:|duckdb/.test(to))).toEqual([]);
  expect(window.length).toBeGreaterThan(5);
});

test("these rules see what they are to forbid", () => {
  const seen = (from: string, source: string) =>
    Object.values(ROOMS)
      .flatMap(room => forbidden(room, importsOf(from, source)))
      .map(({to}) => to);
  expect(seen("pipeline/read/x.ts", 'import {a} from "../store.js";')).toEqual(["pipeline/store.ts"]);
  expect(seen("pipeline/read/x.ts", 'import {\n  a,\n  b\n} from "../models/load.js";')).toEqual([
    "pipeline/models/load.ts"
  ]);
  expect(seen("pipeline/read/x.ts", 'export {a} from "../store.js";\nimport "../run.js";')).toEqual([
    "pipeline/store.ts",
    "pipeline/run.ts"
  ]);
  expect(seen("pipeline/sources/x.ts", 'import type {A} from "../collect/archive.js";')).toEqual([]);
  expect(seen("pipeline/sources/x.ts", 'import {type A, b} from "../collect/archive.js";')).toEqual([
    "pipeline/collect/archive.ts"
  ]);
  expect(seen("pipeline/models/x.ts", 'const m = await import("../run.js");')).toEqual(["pipeline/run.ts"]);
  expect(seen("pipeline/cli.ts", 'import {run} from "./run.js";')).toEqual(["pipeline/run.ts"]);
  expect(
    seen("dashboard/src/components/x.ts", 'import {columns} from "../../../pipeline/contracts/published.js";')
  ).toHaveLength(1);
  expect(seen("dashboard/src/a.md", '```js\nimport {select} from "../../pipeline/store.js";\n```')).toEqual([
    "pipeline/store.ts"
  ]);
  const ring = [
    ["a", "b"],
    ["b", "c"],
    ["c", "b"]
  ].map(([from = "", to = ""]) => ({from, to, kind: "static" as const}));
  expect(ringOf(ring)).toEqual(["b", "c", "b"]);
});
