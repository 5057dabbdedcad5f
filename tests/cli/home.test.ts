import {appendFile, mkdir, rm, symlink, writeFile} from "node:fs/promises";
import {createServer} from "node:net";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {referenceTables} from "../../pipeline/contracts/reference.js";
import {type CliProject, makeCompiledProject} from "../helpers/cli.js";
import {makeProject, manifestOf, type Project} from "../helpers/project.js";

let product: CliProject;
let clone: Project;
let env: {BIO_HOME: string};

/** A product, and as its home a whole clone of an earlier one, with tables, figures and all it received. */
beforeAll(async () => {
  [product, clone] = await Promise.all([makeCompiledProject(), makeProject({ran: true})]);
  env = {BIO_HOME: clone.root};
});
afterAll(() => Promise.all([product.remove(), clone.remove()]));

const lines = (text: string) => text.trimEnd().split("\n");

test("a clone of an earlier version is a home: nothing of it is lost, and its figures are the same", async () => {
  const {content_id} = await manifestOf(clone);
  const {code, stdout} = await product.bio("run --json", env);
  expect({code, ...JSON.parse(stdout)}).toMatchObject({code: 0, changed: false, content_id});
});

test("status names the home, and each of its own tables by how it stands to the product's", async () => {
  const path = join(clone.root, "data/reference");
  await appendFile(join(path, "correction.csv"), "\n");
  await writeFile(join(path, "corections.csv"), "");
  const {code, stdout} = await product.bio("status --json", env);
  expect(code).toBe(0);
  const {home, own_tables} = JSON.parse(stdout) as {home: string; own_tables: {file: string; state: string}[]};
  expect([home, own_tables.length]).toEqual([clone.root, Object.keys(referenceTables).length + 1]);
  expect(own_tables.filter(({state}) => state !== "same")).toEqual([
    {file: "data/reference/corections.csv", state: "unread"},
    {file: "data/reference/correction.csv", state: "different"}
  ]);
  const text = (await product.bio("status", env)).stdout;
  expect(text).toContain(`設置先 / home: ${clone.root}\n`);
  expect(text).toContain(`the product's reference tables: ${join(product.root, "data/reference")}\n`);
  expect(text).toMatch(/data\/reference\/unit\.csv {2}製品の表と同じです[^\n]*same as the product's/);
  expect(text).toMatch(/corections\.csv {2}[^\n]*no table has this name/);
  await rm(join(path, "corections.csv"));
  expect((await product.bio("status --json")).stdout).toContain(`"home": ${JSON.stringify(product.root)}`);
});

test("a mistake in a table names the file that was read, the home's or the product's", async () => {
  await clone.edit("data/reference/unit.csv", text => text.replace(/^[^\n]*/, "no,such,columns"));
  const own = await product.bio("run --json", env);
  const path = join(clone.root, "data/reference/unit.csv");
  expect({code: own.code, named: own.stderr.startsWith(`${path}:2`)}).toEqual({code: 1, named: true});
  expect(JSON.parse(own.stdout).error[0].where).toMatch(`${path}:2`);

  await rm(path);
  await product.edit("data/reference/unit.csv", text => text.replace(/^[^\n]*/, "no,such,columns"));
  const {stderr} = await product.bio("run", env);
  expect(stderr).toContain(`${join(product.root, "data/reference/unit.csv")}:2`);
  expect((await product.bio("run")).stderr).toMatch(/^data\/reference\/unit\.csv:2/);
});

test("a home that is none is told in one line of both languages, whatever was to be done", async () => {
  const at = (name: string) => join(clone.root, name);
  await writeFile(at("file"), "");
  for (const [link, to] of [
    ["dangling", "nowhere"],
    ["ring", "ring"]
  ] as const)
    await symlink(to, at(link));
  for (const [home, said] of [
    [at("file"), "this is no folder"],
    [at("file/below"), "this is no folder"],
    [at("dangling"), "its link leads nowhere"],
    [at("ring"), "its links lead in a ring"],
    [at("x".repeat(300)), "this name is too long"],
    ["~/bio", "a path without ~"],
    [at("node_modules/bio"), "name a folder outside"]
  ] as const) {
    const {code, stdout, stderr} = await product.bio("status", {BIO_HOME: home});
    expect({code, stdout, lines: lines(stderr).length}).toEqual({code: 1, stdout: "", lines: 1});
    expect(stderr).toContain(said);
  }
});

test("serving while the schedule is kept goes with no single look, and with no port that is taken", async () => {
  const once = await product.bio("schedule --once --serve", env);
  expect({code: once.code, lines: lines(once.stderr)}).toEqual({
    code: 1,
    lines: [expect.stringMatching(/^bio schedule --once --serve: .*どちらか一つ.* \/ --once ends at once/)]
  });
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, "127.0.0.2", resolve));
  const bound = server.address();
  const port = String(typeof bound === "object" ? bound?.port : "");
  const taken = await product.bio("schedule --serve", {...env, PORT: port, BIO_HOST: "127.0.0.2"});
  server.close();
  expect({code: taken.code, lines: lines(taken.stderr).length}).toEqual({code: 1, lines: 1});
  expect(taken.stderr).toContain("this port is taken");
});

test("commands that only look make no home", async () => {
  const home = join(clone.root, "not yet");
  expect((await product.bio("status", {BIO_HOME: home})).code).toBe(1);
  await expect(mkdir(home)).resolves.toBeUndefined();
});
