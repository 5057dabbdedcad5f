import {readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import type {Client} from "../../pipeline/collect/api/client.js";
import {type Asker, askRequest} from "../../pipeline/collect/ask.js";
import {makeGet} from "../../pipeline/collect/http.js";
import {readLedger} from "../../pipeline/collect/ledger.js";
import {settleAll} from "../../pipeline/collect/settle.js";
import {sha256Of} from "../../pipeline/contracts/sha256.js";
import plain from "../../pipeline/sources/world_bank.js";
import {type StubServer, startFileServer} from "../helpers/api/fileServer.js";
import {still} from "../helpers/asking.js";
import {problemsOf} from "../helpers/errors.js";
import {withFolder} from "../helpers/project.js";

/** A service of three pages, behind a first one that may serve as gate; `of` names what is asked for. */
const client = (gate: boolean): Client => ({
  base: "http://unused/",
  perSecond: 1000,
  calls: ({params: {of = ""}}) => [{name: "1", path: `1/${of}`, ...(gate && {gate})}],
  hear({path}) {
    const [page = "", of] = path.split("/");
    const next = Number(page) + 1;
    return {keep: true, ...(next <= 3 && {next: [{name: String(next), path: `${next}/${of}`}]})};
  }
});

let server: StubServer;
beforeEach(async () => {
  server = await startFileServer({"*": ({path}) => ({body: `page ${path}`})});
});
afterEach(() => server.close());

const paths = () => server.requests.splice(0).map(({path}) => path);

interface Asking extends Partial<Asker> {
  of?: string;
  gate?: boolean;
}

const ask = (archive: string, {of = "a", gate = false, ...given}: Asking = {}) =>
  askRequest(
    plain,
    {id: "all", params: {of}},
    {
      archive,
      client: client(gate),
      base: server.base,
      keys: new Map(),
      get: makeGet({allowHttp: true, allowPrivate: true, timeoutMs: 60_000}, still),
      now: still.now,
      ...given
    }
  );

const progressFile = (archive: string) => join(archive, "asking", "world_bank.all.json");
const at = (instant: string) => () => new Date(instant);

/** An asking that ends at the third page, as when the process dies. */
async function cutOff(archive: string, given: Asking = {}): Promise<void> {
  const get = makeGet({allowHttp: true, allowPrivate: true, timeoutMs: 60_000}, still);
  const dying = (target: Parameters<typeof get>[0]) => {
    if (target.url.includes("/3/")) throw new Error("the process died");
    return get(target);
  };
  await expect(ask(archive, {...given, get: async target => dying(target)})).rejects.toThrow("the process died");
  expect(paths()).toHaveLength(2);
}

/** An asking that ends when all pages are there and none counts as received yet. */
async function leftUnsettled(archive: string): Promise<void> {
  let calls = 0;
  const now = () => {
    if (++calls > 2) throw new Error("the process died");
    return still.now();
  };
  await expect(ask(archive, {now})).rejects.toThrow("the process died");
}

test("an asking that was cut off goes on where it was, and nothing counts as received before the last page", async () => {
  await withFolder(async archive => {
    await cutOff(archive);
    expect(await readLedger(archive)).toEqual([]);
    const received = await ask(archive, {now: at("2026-11-24T23:59:59.000Z")});
    expect(paths()).toEqual(["/3/a"]);
    expect(received.map(({name, sha256}) => [name, sha256])).toEqual(
      [1, 2, 3].map(n => [`api/world_bank/all/${n}`, sha256Of(Buffer.from(`page /${n}/a`))])
    );
    expect(new Set(received.map(({received_at}) => received_at))).toEqual(new Set(["2026-11-24T23:59:59.000Z"]));
    expect(await readLedger(archive)).toEqual(received);
    await expect(readFile(progressFile(archive))).rejects.toThrow("ENOENT");
  });
});

test("a service in trouble at the third page is asked for that page alone the next time", async () => {
  await withFolder(async archive => {
    server.set("/3/a", {status: 503});
    expect((await problemsOf(() => ask(archive)))[0]?.en).toBe("answered with HTTP 503.");
    expect(paths()).toEqual(["/1/a", "/2/a", "/3/a", "/3/a", "/3/a", "/3/a"]);
    server.set("/3/a", {body: "well again"});
    expect(await ask(archive)).toHaveLength(3);
    expect(paths()).toEqual(["/3/a"]);
  });
});

test.each([
  ["a day later", {now: at("2026-11-25T00:00:00.000Z")}],
  ["before it began, by the clock", {now: at("2026-11-23T00:00:00.000Z")}],
  ["of another question", {of: "b"}]
])("what was kept is of no use %s: the asking begins anew", async (_name, given) => {
  await withFolder(async archive => {
    await cutOff(archive);
    expect(await ask(archive, given)).toHaveLength(3);
    expect(paths()).toHaveLength(3);
  });
});

test.each([
  [
    "torn",
    async (archive: string) => {
      const text = await readFile(progressFile(archive), "utf8");
      await writeFile(progressFile(archive), text.slice(0, text.length / 2));
    }
  ],
  ["empty", (archive: string) => writeFile(progressFile(archive), "")],
  ["without the page it speaks of", (archive: string) => rm(join(archive, sha256Of(Buffer.from("page /1/a"))))]
])("a progress file that is %s does not stand in the way", async (name, spoil) => {
  await withFolder(async archive => {
    await cutOff(archive);
    await spoil(archive);
    expect(await ask(archive)).toHaveLength(3);
    expect(paths()).toEqual(name.startsWith("without") ? ["/1/a", "/3/a"] : ["/1/a", "/2/a", "/3/a"]);
  });
});

test("an asking whose pages are all there is settled without the network, once", async () => {
  await withFolder(async archive => {
    await leftUnsettled(archive);
    expect(await readLedger(archive)).toEqual([]);
    expect(paths()).toHaveLength(3);
    const received = await settleAll(archive, new Date("2026-11-30T00:00:00.000Z"));
    expect(received.map(({name, licence}) => [name, licence])).toEqual(
      [1, 2, 3].map(n => [`api/world_bank/all/${n}`, plain.licence])
    );
    expect(await settleAll(archive, new Date())).toEqual([]);
    expect(paths()).toEqual([]);
  });
});

test("of an asking whose page was lost before it was settled nothing counts as received, and it begins anew", async () => {
  await withFolder(async archive => {
    await leftUnsettled(archive);
    await rm(join(archive, sha256Of(Buffer.from("page /2/a"))));
    expect(await settleAll(archive, new Date())).toEqual([]);
    expect(await readLedger(archive)).toEqual([]);
    paths();
    expect(await ask(archive)).toHaveLength(3);
    expect(paths()).toHaveLength(3);
  });
});

test("an asking that did not come to its end is not settled", async () => {
  await withFolder(async archive => {
    expect(await settleAll(archive, new Date())).toEqual([]);
    await cutOff(archive);
    expect(await settleAll(archive, new Date())).toEqual([]);
    expect(await ask(archive)).toHaveLength(3);
  });
});

test("nothing is fetched behind a gate that did not change; all of it when the gate or the question did", async () => {
  await withFolder(async archive => {
    const gate = true;
    expect(await ask(archive, {gate})).toHaveLength(3);
    paths();
    expect(await ask(archive, {gate})).toEqual([]);
    expect(paths()).toEqual(["/1/a"]);
    server.set("/1/a", {body: "new edition"});
    expect((await ask(archive, {gate})).map(({name}) => name)).toEqual(["api/world_bank/all/1"]);
    expect(paths()).toEqual(["/1/a", "/2/a", "/3/a"]);
    server.set("/1/b", {body: "new edition"}); // the gate says the same of another question
    expect(await ask(archive, {gate, of: "b"})).toHaveLength(2);
    expect(paths()).toEqual(["/1/b", "/2/b", "/3/b"]);
  });
});

test("a service that names a page twice is not followed for ever", async () => {
  await withFolder(async archive => {
    const again: Client = {...client(false), hear: call => ({keep: true, next: [call]})};
    const [problem] = await problemsOf(() => ask(archive, {client: again}));
    expect(problem?.en).toContain("had given before");
    expect(paths()).toEqual(["/1/a"]);
  });
});
