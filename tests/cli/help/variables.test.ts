import {expect, test} from "vitest";
import {variables} from "../../../pipeline/cli/help/variables.js";
import {alertSettings} from "../../../pipeline/schedule/alerts/settings.js";
import {loadSettings} from "../../../pipeline/settings.js";
import {files, text} from "../../helpers/imports.js";

const TABLE = "pipeline/cli/help/variables.js";
const product = ["pipeline", "dashboard/site", "dashboard/src"]
  .flatMap(folder => files(folder, /\.(ts|js)$/))
  .filter(file => file !== TABLE)
  .map(text);

/** The variables a file reads: by name from an environment, as the keys of its shape, or through a library. */
function readIn(code: string): string[] {
  const named = code.matchAll(/\b(BIO_[A-Z0-9_]+)\b|\benv(?:\.|\[")([A-Z][A-Z0-9_]+)\b/g);
  const shaped = /\b(const|function) environment\b/.test(code) ? code.matchAll(/^ {2,4}([A-Z][A-Z0-9_]{2,}): /gm) : [];
  return [
    ...Array.from(named, ([, own, any]) => own ?? any ?? ""),
    ...Array.from(shaped, ([, name = ""]) => name),
    ...(code.includes("EnvHttpProxyAgent") ? ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"] : [])
  ];
}

test("the variables that the code reads are the variables that help explains", () => {
  const one = (name: string) => (name.startsWith("BIO_SECRET_") ? "BIO_SECRET_*" : name); // any that a table names
  const read = new Set(
    product
      .flatMap(readIn)
      .map(one)
      .filter(name => !name.endsWith("_"))
  );
  expect([...read].sort()).toEqual(Object.keys(variables).sort());
});

test("that test sees every way in which a variable is read", () => {
  const ways = [
    'env.BIO_NEW === "1"',
    "process.env.OTHER_NEW",
    'env["THIRD_NEW"]',
    "const environment = z.object({\n  PORT_NEW: whole(0, 1, 0)\n})",
    "function environment() {\n  return z.object({\n    PORT_NEW: read()\n})"
  ];
  expect(ways.map(code => readIn(code))).toEqual([
    ["BIO_NEW"],
    ["OTHER_NEW"],
    ["THIRD_NEW"],
    ["PORT_NEW"],
    ["PORT_NEW"]
  ]);
});

test("what help calls the default is what holds where nothing is set", () => {
  const usual = Object.fromEntries(
    Object.entries(variables).flatMap(([name, row]) => (row.usual === undefined ? [] : [[name, row.usual]]))
  );
  expect(loadSettings(usual)).toEqual(loadSettings({}));
  expect(alertSettings(usual)).toEqual(alertSettings({}));
  expect(Object.keys(usual).length).toBeGreaterThan(5);
});
