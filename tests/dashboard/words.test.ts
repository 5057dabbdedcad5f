import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {frame} from "../../dashboard/site/frame.js";
import {ja} from "../../dashboard/site/words.js";
import type {Manifest} from "../../pipeline/contracts/manifest.js";
import {files, text} from "../helpers/imports.js";

/** Maps whose words are chosen by what stands in the tables, not by name in the code. */
const KEYED_BY_DATA = [
  "actor",
  "areaPage.comparable",
  "changes.kind",
  "community.caution",
  "community.kind",
  "community.status",
  "eventKind",
  "figureKind",
  "formula",
  "formulaName",
  "method.ruleKind",
  "missingReason",
  "operations.identifier",
  "operations.outcome",
  "operations.reason",
  "operations.state",
  "operations.step",
  "operations.trigger",
  "operations.unopened",
  "panel.kind",
  "pastRule",
  "progress.flipInput",
  "progress.relation",
  "projection.note",
  "provenance.basis",
  "quality.confidenceWords",
  "reason",
  "shape",
  "signalReason",
  "status",
  "verdict"
];

/** The path of every word, a map that is keyed by data counted as one. */
function paths(words: object, within: readonly string[] = []): string[][] {
  return Object.entries(words).flatMap(([name, word]: [string, unknown]) => {
    const path = [...within, name];
    const whole = typeof word !== "object" || word === null || KEYED_BY_DATA.includes(path.join("."));
    return whole ? [path] : paths(word, path);
  });
}

/** The names that a file of code names, in its comments not counted. */
function namesIn(file: string): ReadonlySet<string> {
  return new Set(
    text(file)
      .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "")
      .match(/[A-Za-z]\w*/g)
  );
}

test("every word of the site is said somewhere: a file names it together with the section it stands in", () => {
  const code = files("dashboard", /\.(ts|js)$/).filter(file => !file.endsWith("components/words.ts"));
  const named = code.map(namesIn);
  const unsaid = (path: readonly string[]) => !named.some(names => path.slice(-2).every(name => names.has(name)));
  expect(paths(ja).filter(unsaid)).toEqual([]);
  expect(
    [
      ["operations", "nobodySaysThis"],
      ["operations", "stands"]
    ].map(unsaid)
  ).toEqual([true, false]);
  expect(paths(ja).length).toBeGreaterThan(250);
});

test("every map that is keyed by data is one of the words", () => {
  const found = paths(ja).map(path => path.join("."));
  expect(KEYED_BY_DATA.filter(map => !found.includes(map))).toEqual([]);
});

test("a page of the menu has the title by which the menu calls it", () => {
  const manifest = {as_of: "2026-11-27", built_at: "2026-11-27T00:00:00Z"} as Manifest;
  const {header} = frame({path: "index", source: "index.md", key: "", name: ""}, {manifest}, ja);
  const links = [...parseHTML(`<body>${header}</body>`).document.querySelectorAll("nav a")];
  const called = links.map(link => [link.getAttribute("href")?.replace(/^\.\/|\.html$/g, ""), link.textContent]);
  const titled = called.map(([path]) => [path, /^title: (.+)$/m.exec(text(`dashboard/src/${path}.md`))?.[1]]);
  expect(titled).toEqual(called);
  expect(called.length).toBeGreaterThan(5);
});
