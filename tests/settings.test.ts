import {isAbsolute, join} from "node:path";
import {expect, test} from "vitest";
import {loadSettings} from "../pipeline/settings.js";
import {problemsOf} from "./helpers/errors.js";
import {repository} from "./helpers/project.js";

test("every folder hangs under the given root", () => {
  const root = join("/", "any", "where");
  const {port, sample, maxUnzipped, readTimeoutMs, log, services, ...folders} = loadSettings({}, root);
  expect([port, sample, maxUnzipped, readTimeoutMs]).toEqual([4173, false, 200_000_000, 60_000]);
  expect(log).toEqual({level: "info", lang: "ja"});
  expect(services).toEqual({
    keys: new Map(),
    endpoints: new Map(),
    allowHttp: false,
    timeoutMs: 60_000,
    maxBytes: 200_000_000
  });
  expect(folders).toEqual({
    root,
    data: join(root, "data"),
    reference: join(root, "data", "reference"),
    archive: join(root, "data", "archive"),
    warehouse: join(root, "data", "warehouse.duckdb"),
    published: join(root, "data", "published"),
    lock: join(root, "data", ".lock"),
    dashboard: join(root, "dashboard"),
    dist: join(root, "dashboard", "dist")
  });
});

test("without a root the folders are those of the repository, wherever the command was started", () => {
  const {root, reference} = loadSettings({});
  expect(join(root, "/")).toBe(join(repository, "/"));
  expect(isAbsolute(reference)).toBe(true);
});

test.each([
  ["0", 0],
  ["8080", 8080],
  ["65535", 65535]
])("PORT=%s is taken", (PORT, port) => {
  expect(loadSettings({PORT, HOME: "elsewhere"}).port).toBe(port);
});

test.each(["http", "-1", "65536", "80.5", "4173x", "NaN"])(
  "PORT=%s is refused in one line of both languages",
  async PORT => {
    expect(await problemsOf(() => loadSettings({PORT}))).toEqual([
      {
        where: "PORT",
        ja: `「${PORT}」は使えません。0 から 65535 の整数を指定してください。`,
        en: `found "${PORT}", expected a whole number from 0 to 65535.`
      }
    ]);
  }
);

test("the samples and the cap of workbooks are asked for by variables, and a wrong one is named", async () => {
  expect(loadSettings({BIO_SAMPLE: "1", BIO_MAX_UNZIPPED_MB: "50"})).toMatchObject({
    sample: true,
    maxUnzipped: 50_000_000
  });
  const problems = await problemsOf(() => loadSettings({BIO_SAMPLE: "yes", BIO_MAX_UNZIPPED_MB: "0"}));
  expect(problems.map(({where}) => where).sort()).toEqual(["BIO_MAX_UNZIPPED_MB", "BIO_SAMPLE"]);
  expect(problems.every(({ja, en}) => ja.includes("使えません") && en.startsWith("found"))).toBe(true);
});
