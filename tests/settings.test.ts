import {mkdir, symlink} from "node:fs/promises";
import {isAbsolute, join, relative} from "node:path";
import {expect, test} from "vitest";
import {loadSettings} from "../pipeline/settings.js";
import {problemsOf} from "./helpers/errors.js";
import {repository, withFolder} from "./helpers/project.js";

test("every folder hangs under the given root", () => {
  const root = join("/", "any", "where");
  const {port, host, sample, maxUnzipped, readTimeoutMs, log, services, ...folders} = loadSettings({}, root);
  expect([port, host, sample, maxUnzipped, readTimeoutMs]).toEqual([4173, "127.0.0.1", false, 200_000_000, 60_000]);
  expect(log).toEqual({level: "info", lang: "ja"});
  expect(services).toEqual({
    keys: new Map(),
    endpoints: new Map(),
    allowHttp: false,
    allowPrivate: false,
    timeoutMs: 60_000,
    maxBytes: 200_000_000
  });
  expect(folders).toEqual({
    root,
    home: root,
    data: join(root, "data"),
    reference: join(root, "data", "reference"),
    archive: join(root, "data", "archive"),
    warehouse: join(root, "data", "warehouse.duckdb"),
    published: join(root, "data", "published"),
    hosts: join(root, "data", "hosts.json"),
    internal: join(root, "data", "internal"),
    lock: join(root, "data", ".lock"),
    dashboard: join(root, "dashboard"),
    output: join(root, "dashboard"),
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

test.each(["127.0.0.1", "0.0.0.0", "::", "::1", "fe80::1%eth0", "localhost", "bio.example.jp", "bio-1_a"])(
  "BIO_HOST=%s is taken",
  BIO_HOST => {
    expect(loadSettings({BIO_HOST}).host).toBe(BIO_HOST);
  }
);

test.each(["http://bio.example", "[::1]", "a b", "localhost:80", "bio..example", "/run/bio.socket"])(
  "BIO_HOST=%s is refused: neither an address nor a name",
  async BIO_HOST => {
    const [problem] = await problemsOf(() => loadSettings({BIO_HOST}));
    expect(problem).toMatchObject({where: "BIO_HOST", en: expect.stringContaining(`found "${BIO_HOST}", expected an`)});
  }
);

test("the home is one folder however it is written: from the folder at hand, with a slash, through a link", () =>
  withFolder(async folder => {
    const home = join(folder, "家 の 中");
    await mkdir(home);
    await symlink(home, join(folder, "link"));
    const written = [home, `${home}/`, `${home}/../家 の 中`, relative(process.cwd(), home), join(folder, "link")];
    for (const BIO_HOME of written)
      expect(loadSettings({BIO_HOME}, "/opt/bio")).toMatchObject({home, root: "/opt/bio", data: join(home, "data")});
    expect(loadSettings({BIO_HOME: join(folder, "new")}, "/opt/bio").home).toBe(join(folder, "new"));
    expect(loadSettings({BIO_HOME: ""}, "/opt/bio").home).toBe("/opt/bio");
  }));

test.each(["~/bio", "/opt/node_modules/bio-strategy-progress", join(repository, "node_modules/x/data")])(
  "BIO_HOME=%s is refused: no shell reads it, or the next npm install wipes it",
  async BIO_HOME => {
    const [problem] = await problemsOf(() => loadSettings({BIO_HOME}));
    expect(problem?.where).toMatch(/^BIO_HOME/);
  }
);

test("what is set aside for addresses is known as a key, and one too short to be hidden is refused without being shown", async () => {
  const env = {BIO_SECRET_BOX: "canary-123", BIO_SECRET_: "x", BIO_SECRET_small: "x", MY_TOKEN: "canary-456"};
  expect([...loadSettings(env).services.keys]).toEqual([["BIO_SECRET_BOX", "canary-123"]]);
  for (const BIO_SECRET_BOX of ["canary1", "canary 1234"]) {
    const problems = await problemsOf(() => loadSettings({BIO_SECRET_BOX}));
    expect(problems.map(({where}) => where)).toEqual(["BIO_SECRET_BOX"]);
    expect(JSON.stringify(problems)).not.toContain("canary");
  }
  expect(loadSettings({BIO_SECRET_BOX: ""}).services.keys.size).toBe(0);
});

test.each(["https://u:canary@a.test/", "https://canary@a.test/", "https://a.test/?canary", "https://a.test/#canary"])(
  "BIO_ENDPOINTS cannot lead to %s, and nothing of it is shown",
  async address => {
    const problems = await problemsOf(() => loadSettings({BIO_ENDPOINTS: `e_stat=${address}`}));
    expect(problems.map(({where}) => where)).toEqual(["BIO_ENDPOINTS"]);
    expect(JSON.stringify(problems)).not.toContain("canary");
  }
);
