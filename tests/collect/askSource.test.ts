import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from "vitest";
import type {Client} from "../../pipeline/collect/api/client.js";
import {clients} from "../../pipeline/collect/api/index.js";
import {readLedger} from "../../pipeline/collect/ledger.js";
import plain from "../../pipeline/sources/world_bank.js";
import {type Script, type StubServer, startFileServer} from "../helpers/api/fileServer.js";
import {ask, still, type World} from "../helpers/asking.js";
import {filesIn, withFolder} from "../helpers/project.js";

const KEY = 'canary-ab/cd+ef=12&34(5)"6';

/** Two services that want a key, one in the address, one in a header; an answer that says no is a refusal. */
const service: Client = {
  base: "http://unused/",
  perSecond: 1000,
  calls: ({params}) => [{name: "1.json", path: params.path ?? ""}],
  hear: (_call, {content}) =>
    Buffer.from(content).toString().startsWith("no")
      ? {keep: false, problem: {ja: "いいえ", en: Buffer.from(content).toString()}}
      : {keep: true}
};
const real = {...clients};
beforeAll(() => {
  Object.assign(clients, {
    e_stat: {...service, key: {variable: "KEY", parameter: "id"}},
    gbizinfo: {...service, key: {variable: "KEY", header: "x-key"}},
    world_bank: service,
    url: {...service, apart: true}
  });
});
afterAll(() => {
  Object.assign(clients, real);
});

let server: StubServer;
beforeEach(async () => {
  server = await startFileServer({"*": {body: "yes"}});
});
afterEach(() => server.close());

const world = (
  archive: string,
  api: "e_stat" | "gbizinfo" | "world_bank" | "url",
  given: Partial<World> = {}
): World => ({
  source: {...plain, id: "test", asks: {api}},
  archive,
  base: server.base,
  keys: {KEY},
  requests: {a: "path=a", b: "path=b", c: "path=c"},
  ...given
});

describe("what an asking comes to", () => {
  test("a service that wants a key is not asked without one", async () => {
    await withFolder(async archive => {
      expect(await ask(world(archive, "e_stat", {keys: {OTHER: "12345678"}}))).toEqual({
        source_id: "test",
        outcome: "unset",
        requests: 3,
        received: 0,
        why: []
      });
      expect(server.requests).toEqual([]);
      expect(await ask(world(archive, "e_stat"))).toMatchObject({outcome: "received", received: 3});
      expect(server.requests.map(({path}) => new URL(path, "http://x").searchParams.get("id"))).toEqual([
        KEY,
        KEY,
        KEY
      ]);
    });
  });

  test("without a row in request.csv there is nothing to ask", async () => {
    await withFolder(async archive => {
      const result = await ask(world(archive, "world_bank", {requests: {}}));
      expect(result).toMatchObject({outcome: "nothing_to_ask", requests: 0, received: 0, why: []});
    });
  });

  test("what says the same as before is unchanged", async () => {
    await withFolder(async archive => {
      expect((await ask(world(archive, "world_bank"))).outcome).toBe("received");
      expect(await ask(world(archive, "world_bank"))).toMatchObject({outcome: "unchanged", received: 0, why: []});
      server.set("/b", {body: "yes, and more"});
      expect(await ask(world(archive, "world_bank"))).toMatchObject({outcome: "received", received: 1});
    });
  });

  test.each<[string, Script, string]>([
    ["refused by the service", {body: "no such table"}, "no such table"],
    ["refused by HTTP", {status: 404, body: "gone"}, "refused with HTTP 404: gone"]
  ])("one request that is %s does not stop the others", async (_name, script, said) => {
    await withFolder(async archive => {
      server.set("/b", script);
      const result = await ask(world(archive, "world_bank"));
      expect(result).toMatchObject({outcome: "partly", requests: 3, received: 2, failing: [{request_id: "b"}]});
      expect(result.why.map(({en}) => en)).toEqual([said]);
      expect((await readLedger(archive)).map(({name}) => name)).toEqual(["api/test/a/1.json", "api/test/c/1.json"]);
    });
  });

  test.each<[string, Script]>([
    ["in trouble", {status: 503}],
    ["throttling", {status: 429, headers: {"retry-after": "3600"}}],
    ["refusing the key", {status: 403, body: "bad key"}],
    ["silent", {slowMs: 600_000}]
  ])("a service that is %s is left for now", async (_name, script) => {
    await withFolder(async archive => {
      server.set("/b", script);
      const result = await ask(world(archive, "world_bank", {http: {tries: 2, timeoutMs: 1500}}));
      expect(result).toMatchObject({outcome: "partly", received: 1});
      expect(result.failing?.map(({request_id}) => request_id)).toEqual(["c", "b"]);
      expect(result.why).toHaveLength(1);
      expect(server.requests.map(({path}) => path)).not.toContain("/c");
    });
  });

  test("where each request goes to a site of its own, one site that is down says nothing of the others", async () => {
    await withFolder(async archive => {
      server.set("/b", {status: 503});
      expect(await ask(world(archive, "url"))).toMatchObject({outcome: "partly", received: 2});
    });
  });

  test("a service that is not there at all is told so, once", async () => {
    await withFolder(async archive => {
      const given = world(archive, "world_bank");
      await server.close();
      const {why, outcome} = await ask(given);
      expect(outcome).toBe("failed");
      expect(why.map(({en}) => en)).toEqual(["could not be reached (ECONNREFUSED)."]);
      server = await startFileServer({});
    });
  });
});

describe("a key", () => {
  const echo = `${KEY} ${encodeURIComponent(KEY)} ${JSON.stringify(KEY)}`;
  const scripts: [string, Script][] = [
    ["in an answer", {body: `yes ${echo}`}],
    ["in a refusal", {body: `no ${echo}`}],
    ["in an answer of another status", {status: 400, body: `x${echo}`.repeat(20)}],
    ["in headers", {body: "yes", headers: {etag: `"${KEY}"`, "last-modified": KEY, "x-echo": KEY}}],
    ["in a redirect", {status: 302, headers: {location: `/c?key=${encodeURIComponent(KEY)}`}}],
    [
      "in a redirect to nowhere",
      {status: 302, headers: {location: `http://u:p@nowhere.invalid/${encodeURIComponent(KEY)}`}}
    ],
    ["in an answer in trouble", {status: 503, body: echo, headers: {"retry-after": KEY}}]
  ];

  test.each(scripts)("that is echoed %s stands in no file and no message", async (_name, script) => {
    for (const api of ["e_stat", "gbizinfo"] as const) {
      await withFolder(async archive => {
        server.set("/b", script);
        const result = await ask(world(archive, api));
        const files = await filesIn(archive);
        expect(files.size).toBeGreaterThan(0);
        const all = [
          JSON.stringify(result),
          ...[...files].flatMap(([path, content]) => [path, content.toString("latin1")])
        ];
        for (const text of all) expect(text).not.toContain("canary");
      });
    }
    expect(JSON.stringify(server.requests)).toContain("canary"); // it did go out
  });

  test("stands in no progress file of an asking that was cut off", async () => {
    await withFolder(async archive => {
      server.set("/a", {body: `yes ${echo}`, headers: {etag: `"${KEY}"`}});
      let calls = 0;
      const now = () => {
        if (++calls > 1) throw new Error("the process died");
        return still.now();
      };
      await expect(ask(world(archive, "e_stat", {effects: {now}}))).rejects.toThrow("the process died");
      const files = await filesIn(archive);
      expect([...files.keys()]).toContain("asking/test.a.json");
      for (const content of files.values()) expect(content.toString()).not.toContain("canary");
    });
  });
});
