import {type ChildProcess, execFileSync, spawn, spawnSync} from "node:child_process";
import {chmod, chown, mkdir, mkdtemp, readdir, rename, rm, stat, symlink} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {afterAll, beforeAll, expect, test} from "vitest";
import {sources} from "../pipeline/sources/index.js";
import {type StubServer, startFileServer} from "./helpers/api/fileServer.js";
import {hashesIn, repository} from "./helpers/project.js";

const NAME = "bio-strategy-progress";
let folder: string;
let home: string;
let packed: string[];
let service: StubServer;
let user: {uid?: number; gid?: number};
let written: string;
const begun: ChildProcess[] = [];

/** The product as npm installs it: unpacked where only its owner may write, its libraries beside it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bio-installed-"));
  await chmod(folder, 0o755);
  const env = {...process.env, npm_config_cache: join(folder, "npm"), npm_config_update_notifier: "false"};
  const said = execFileSync("npm", ["pack", "--json", "--pack-destination", folder], {cwd: repository, env});
  packed = (JSON.parse(String(said)) as {files: {path: string}[]}[]).flatMap(one => one.files.map(({path}) => path));
  const libraries = join(folder, "node_modules");
  await mkdir(libraries);
  for (const name of await readdir(join(repository, "node_modules")))
    await symlink(join(repository, "node_modules", name), join(libraries, name));
  await install();
  written = await listing();
  user = anybody(libraries);
  home = join(folder, "home", "bio");
  await mkdir(join(folder, "home"));
  if (user.uid !== undefined) await chown(join(folder, "home"), user.uid, 0);
  service = await startFileServer({});
});
afterAll(async () => {
  for (const child of begun) child.kill("SIGKILL");
  await service?.close();
  spawnSync("chmod", ["-R", "u+w", folder]);
  await rm(folder, {recursive: true, force: true});
});

const root = () => join(folder, "node_modules", NAME);

/** Puts the product into its place, where an older one may stand, as npm does. */
async function install(): Promise<void> {
  spawnSync("chmod", ["-R", "u+w", root()]);
  await rm(root(), {recursive: true, force: true});
  const [tarball = ""] = (await readdir(folder)).filter(name => name.endsWith(".tgz"));
  execFileSync("tar", ["xzf", tarball], {cwd: folder});
  await rename(join(folder, "package"), root());
  execFileSync("chmod", ["-R", "a-w", root()]);
}

/** Every file and folder of the product with its size, its mode and when it was changed. */
async function listing(): Promise<string> {
  const names = (await readdir(root(), {recursive: true})).sort();
  const facts = names.map(async name => {
    const {size, mode, mtimeMs} = await stat(join(root(), name));
    return `${name} ${size} ${mode} ${mtimeMs}`;
  });
  return (await Promise.all(facts)).join("\n");
}

/** Somebody who owns nothing here, where this process may become another and that one can reach the libraries. */
function anybody(libraries: string): typeof user {
  const nobody = {uid: 65534, gid: 65534};
  if (process.getuid?.() !== 0) return {};
  const seen = spawnSync(process.execPath, ["-e", `require("fs").readdirSync("${libraries}/tsx/dist")`], nobody);
  return seen.status === 0 ? nobody : {};
}

/** Starts `bio` from nowhere in particular, with the variables that are named and no others. */
function start(words: string, env: Record<string, string> = {}): ChildProcess {
  const apis = new Set(sources.flatMap(({asks}) => (asks ? [asks.api] : [])));
  const child = spawn(process.execPath, [join(root(), "pipeline", "bio.js"), ...words.split(" ")], {
    ...user,
    cwd: "/",
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      BIO_ALLOW_HTTP: "1",
      BIO_ENDPOINTS: [...apis].map(api => `${api}=${service.base}`).join(" "),
      ...env
    }
  });
  begun.push(child);
  return child;
}

async function ended(child: ChildProcess) {
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", chunk => (stdout += chunk));
  child.stderr?.on("data", chunk => (stderr += chunk));
  const code = await new Promise<number | null>(resolve => child.once("close", resolve));
  return {code, stdout, stderr};
}

test("the package holds the product whole, and nothing that tests it or was made by it", () => {
  const kept = execFileSync("git", ["ls-files", "pipeline", "dashboard", "data"], {cwd: repository, encoding: "utf8"});
  const needed = kept.split("\n").filter(path => path !== "" && path !== "dashboard/screenshot.png");
  expect(packed).toEqual(expect.arrayContaining(needed));
  expect(packed.filter(path => !needed.includes(path)).sort()).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "bio.service",
    "package.json"
  ]);
});

test("in an empty home, as anybody, it keeps the schedule and serves the site it makes, until it is asked to stop", async () => {
  const port = await freePort();
  const child = start("schedule --serve", {BIO_HOME: home, BIO_HOST: "127.0.0.2", PORT: String(port)});
  const end = ended(child);
  const seen: number[] = [];
  while (!seen.includes(200) && child.exitCode === null) {
    const status = (await fetch(`http://127.0.0.2:${port}/`).catch(() => undefined))?.status;
    if (status !== undefined && !seen.includes(status)) seen.push(status);
    await wait(20);
  }
  expect(seen).toEqual([503, 200]);
  const page = await (await fetch(`http://127.0.0.2:${port}/areas/grp-wood.html`)).text();
  expect(page).toContain("<h1");
  child.kill("SIGTERM");
  const {code, stderr} = await end;
  expect({code, stderr: stderr.split("\n").at(-2)}).toEqual({
    code: 0,
    stderr: expect.stringContaining("schedule_ended")
  });
  expect((await readdir(join(home, "dashboard"))).sort()).toEqual([".pages", "dist", "dist.1"]);
  expect(await listing()).toBe(written);
});

test("installed anew it finds everything again: nothing is new, nothing is lost", async () => {
  const kept = async () => ({
    archive: await hashesIn(join(home, "data/archive")),
    site: await hashesIn(join(home, "dashboard/dist.1"))
  });
  const before = await kept();
  await install();
  const {code, stdout} = await ended(start("run --json", {BIO_HOME: home}));
  expect({code, ...JSON.parse(stdout)}).toMatchObject({code: 0, changed: false});
  expect({...(await kept()), site: new Map()}).toEqual({...before, site: new Map()});
  expect([...before.site.keys()]).toEqual([...(await kept()).site.keys()]);
});

test("without a home of its own it says that what it makes goes with the next upgrade", async () => {
  const {stderr} = await ended(start("sources"));
  expect(stderr).toMatch(/^BIO_HOME: .*更新すると消えます.*goes with the next upgrade[^\n]*\n$/);
});

async function freePort(): Promise<number> {
  const {createServer} = await import("node:net");
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, "127.0.0.2", resolve));
  const bound = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof bound === "object" && bound ? bound.port : 0;
}
