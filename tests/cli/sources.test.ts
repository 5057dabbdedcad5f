import {afterAll, beforeAll, expect, test} from "vitest";
import {startOpenAlexStub} from "../helpers/api/openAlex.js";
import {startWorldBankStub, type WorldBankStub} from "../helpers/api/worldBank.js";
import {type CliProject, makeCompiledProject} from "../helpers/cli.js";
import {filesIn} from "../helpers/project.js";

const KEY = "canary-of-openalex-0123456789";
let project: CliProject;
let stub: WorldBankStub;
const lines = (text: string) => text.trimEnd().split("\n");

beforeAll(async () => {
  project = await makeCompiledProject();
  await project.edit("data/reference/request.csv", text => text.replaceAll("JP,US,DE,FR,GB", "JP,DE"));
  stub = await startWorldBankStub({
    figures: {"NY.GDP.MKTP.CD": {JP: {2024: "4026210820997.27", 2023: null}, DE: {2024: "4659929338890.39"}}},
    mostPerPage: 2
  });
});
afterAll(async () => {
  await stub.close();
  await project.remove();
});

const env = () => ({BIO_ALLOW_HTTP: "1", BIO_ALLOW_PRIVATE: "1", BIO_ENDPOINTS: `world_bank=${stub.base}`});

test("bio sources try shows the first page as it would be read, digit by digit, and stores nothing", async () => {
  const before = [...(await filesIn(project.root)).keys()];
  const {code, stdout} = await project.bio("sources try world_bank gdp", env());
  expect(code).toBe(0);
  expect(stdout).toContain("$[1][0].value  worldbank-gdp-jp  2024  4026210820997.27 current US$");
  expect(stdout).toContain("$[1][1].value  worldbank-gdp-jp  2023  null current US$");
  expect(stdout).not.toContain("worldbank-gdp-de"); // that is on the second page
  expect(lines(stdout).at(-1)).toBe("何も保存していません / nothing was stored");
  expect([...(await filesIn(project.root)).keys()]).toEqual(before);
});

test("a page of another shape is told with its place, what stands there and what should, and exit code 1", async () => {
  stub.misbehave({body: '[{"page":1,"pages":1,"per_page":2,"total":1},[{"indicator":"GDP"}]]'});
  const {code, stdout} = await project.bio("sources try world_bank gdp --json", env());
  stub.misbehave(undefined);
  expect(code).toBe(1);
  const [problem, ...others] = JSON.parse(stdout).problems;
  expect(others).toEqual([]);
  expect(problem.where).toBe("api/world_bank/gdp/page-1.json $[1][0].indicator");
  expect(problem.en).toContain('found "GDP", expected object');
});

test.each([
  ["sources try nobody", "expected one of world_bank"],
  ["sources try world_bank nothing", "there is no such request; expected one of gdp"],
  ["sources try openalex", "put it into the environment variable OPENALEX_API_KEY"],
  ["sources try url_file", "there is nothing to ask for yet"],
  ["sources find world_bank x", "this source has no search by name"],
  ["sources look", "bio sources try <source>"],
  ["run --source nobody", "expected one of world_bank"]
])("bio %s ends with 1 and one line that says what to do", async (words, message) => {
  const {code, stdout, stderr} = await project.bio(words, env());
  expect({code, stdout, lines: lines(stderr).length}).toEqual({code: 1, stdout: "", lines: 1});
  expect(stderr).toContain(message);
});

test("bio sources try tells an answer that is not what it states of itself", async () => {
  stub.misbehave({body: '[{"page":1,"pages":1,"per_page":2,"total":2},[]]'});
  const {code, stdout} = await project.bio("sources try world_bank gdp", env());
  stub.misbehave(undefined);
  expect([code, stdout]).toEqual([1, expect.stringContaining("a number of rows (total) of 2, counted were 0.")]);
});

test("bio sources find gives candidates for an id by a name; the key is nowhere in what is printed", async () => {
  const service = await startOpenAlexStub({
    key: KEY,
    institutions: [
      {ror: "057zh3y96", name: "The University of Tokyo"},
      {ror: null, name: "University of Tokyo Press"}
    ]
  });
  const at = {BIO_ALLOW_HTTP: "1", BIO_ALLOW_PRIVATE: "1", BIO_ENDPOINTS: `openalex=${service.base}`};
  const found = await project.bio("sources find openalex Tokyo --json", {...at, OPENALEX_API_KEY: KEY});
  expect(JSON.parse(found.stdout)).toMatchObject([{ror: "057zh3y96", name: "The University of Tokyo"}]);
  const refused = await project.bio("sources find openalex Tokyo", {...at, OPENALEX_API_KEY: `${KEY}-wrong`});
  expect(refused.code).toBe(1);
  expect(`${found.stdout}${found.stderr}${refused.stdout}${refused.stderr}`).not.toContain(KEY);
  expect(service.requests.some(({path}) => path.includes(KEY))).toBe(true);
  await service.close();
});

test("a key that cannot be one is refused without being printed", async () => {
  const {code, stderr} = await project.bio("status", {E_STAT_APP_ID: "sh0rt"});
  expect(code).toBe(1);
  expect(stderr).toContain("E_STAT_APP_ID");
  expect(stderr).not.toContain("sh0rt");
});

test.each(["sources try world_bank gdp", "sources find openalex Tokyo"])(
  "bio %s asks nothing of a private address unless that is allowed",
  async words => {
    const before = stub.requests.length;
    const at = {BIO_ENDPOINTS: `world_bank=${stub.base} openalex=${stub.base}`, OPENALEX_API_KEY: KEY};
    const {code, stdout, stderr} = await project.bio(words, {...at, BIO_ALLOW_HTTP: "1", BIO_ALLOW_PRIVATE: "0"});
    expect({code, stdout}).toEqual({code: 1, stdout: ""});
    expect(stderr).toContain("BIO_ALLOW_PRIVATE=1");
    expect(`${stdout}${stderr}`).not.toContain(KEY);
    expect(stub.requests).toHaveLength(before);
  }
);
