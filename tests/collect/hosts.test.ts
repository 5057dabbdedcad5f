import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, beforeEach, expect, test, vi} from "vitest";
import type {HttpEffects} from "../../pipeline/collect/http.js";
import type {HttpRequest} from "../../pipeline/collect/httpRequest.js";
import type {OperatorError, Problem} from "../../pipeline/errors.js";
import {type Script, type StubServer, startFileServer} from "../helpers/api/fileServer.js";
import {withFolder} from "../helpers/project.js";

/** What is thrown is of a class of its own in each process. */
async function problemsOf(asking: () => Promise<unknown>): Promise<readonly Problem[]> {
  return asking().then(
    () => [],
    (error: OperatorError) => error.problems
  );
}

const HOUR = 3_600_000;
const START = Date.parse("2026-11-24T00:00:00.000Z");

let server: StubServer;
let other: StubServer;
beforeAll(async () => {
  [server, other] = await Promise.all([startFileServer({}), startFileServer({})]);
});
afterAll(() => Promise.all([server.close(), other.close()]));
beforeEach(() => {
  for (const one of [server, other]) {
    one.requests.length = 0;
    one.set("/a", {body: "fine"});
  }
});

/** A machine with a clock that people set and one that only goes on; each `process` remembers only what is on disk. */
function machine(folder: string) {
  const path = join(folder, "hosts.json");
  const clocks = {wall: START, monotonic: 0};
  const slept: number[] = [];
  const pass = (ms: number) => {
    clocks.wall += ms;
    clocks.monotonic += ms;
  };
  const effects: HttpEffects = {
    sleep: async ms => {
      slept.push(ms);
      pass(ms);
    },
    random: () => 0.5,
    now: () => new Date(clocks.wall),
    monotonic: () => clocks.monotonic
  };
  const process = async () => {
    vi.resetModules();
    clocks.monotonic = 0;
    const [{makeGet}, {openHosts}] = await Promise.all([
      import("../../pipeline/collect/http.js"),
      import("../../pipeline/collect/hosts.js")
    ]);
    return async (given: Partial<HttpRequest> = {}, writes = true) => {
      const get = makeGet(
        {allowHttp: true, allowPrivate: true, timeoutMs: 60_000, secrets: ["canary-123456"]},
        effects,
        await openHosts(effects, path, {writes})
      );
      return get({url: `${server.base}a`, shownAs: server.base, perSecond: 1, ...given});
    };
  };
  return {path, clocks, slept, pass, process};
}

const busy = (header: string): Script => ({status: 429, headers: {"retry-after": header}});

test("the pause between two calls holds from one asking to the next, from one process to the next, and no longer", async () => {
  await withFolder(async folder => {
    const {slept, pass, process} = machine(folder);
    const first = await process();
    await first();
    await first();
    expect(slept).toEqual([1000]);
    pass(400);
    const second = await process();
    await second();
    expect(slept).toEqual([1000, 600]);
    pass(1000);
    await second();
    expect(slept).toEqual([1000, 600]);
  });
});

test("the clock may be set as anybody likes: the pause is what it was", async () => {
  await withFolder(async folder => {
    const {clocks, slept, process} = machine(folder);
    const get = await process();
    await get();
    for (const step of [HOUR, -2 * HOUR]) {
      clocks.wall += step;
      await get();
    }
    expect(slept).toEqual([1000, 1000]);
    clocks.wall -= 1000 * HOUR;
    await (await process())();
    expect(slept).toEqual([1000, 1000, 1000]);
  });
});

test("a host that asked to be left alone is not asked until then, whoever asks and whatever the clock says", async () => {
  await withFolder(async folder => {
    const {clocks, slept, pass, process} = machine(folder);
    const get = await process();
    server.set("/a", busy("7200"));
    const until = {not_before: "2026-11-24T02:00:00.000Z"};
    expect((await problemsOf(get))[0]?.reason).toMatchObject({code: "busy", status: 429, ...until});
    server.set("/a", {body: "fine"});
    pass(HOUR);
    const [problem] = await problemsOf(get);
    expect(problem?.reason).toMatchObject({code: "left_alone", host: new URL(server.base).host, ...until});
    expect(problem?.en).toBe("not asked: it asked to be left alone until 2026-11-24T02:00:00.000Z.");
    clocks.wall += 5 * HOUR; // within the process the clock that goes on knows better
    expect((await problemsOf(get))[0]?.reason?.not_before).toBe("2026-11-24T07:00:00.000Z");
    clocks.wall -= 5 * HOUR;
    const later = await process();
    expect((await problemsOf(later))[0]?.reason).toMatchObject({code: "left_alone", ...until});
    expect((await problemsOf(() => later({}, false)))[0]?.reason?.code).toBe("left_alone");
    await later({url: `${other.base}a`, shownAs: other.base});
    expect([server.requests.length, other.requests.length]).toEqual([1, 1]);
    pass(HOUR - 60_000);
    await later();
    expect(slept).toEqual([60_000]);
  });
});

test("after a clock was set back, a host is left alone for no longer than it asked", async () => {
  await withFolder(async folder => {
    const {clocks, pass, process} = machine(folder);
    server.set("/a", busy("7200"));
    await problemsOf(await process());
    server.set("/a", {body: "fine"});
    clocks.wall -= 1000 * HOUR;
    expect(await problemsOf(await process())).toHaveLength(1);
    pass(HOUR);
    const get = await process();
    expect((await problemsOf(get))[0]?.reason?.not_before).toBe(new Date(clocks.wall + HOUR).toISOString());
    pass(HOUR);
    await get();
    expect(server.requests).toHaveLength(2);
  });
});

test.each(["99999999999", "9".repeat(400), "Tue, 24 Nov 2099 00:00:00 GMT"])(
  "whoever asks to be left alone for years (%s) is asked again the next day",
  async header => {
    await withFolder(async folder => {
      const {process} = machine(folder);
      server.set("/a", busy(header));
      const [problem] = await problemsOf(await process());
      expect(problem?.reason?.not_before).toBe("2026-11-25T00:00:00.000Z");
    });
  }
);

test("the host behind a redirect is left alone too, and a name that repeats a key is not written down", async () => {
  await withFolder(async folder => {
    const {path, process} = machine(folder);
    const get = await process();
    other.set("/a", busy("7200"));
    server.set("/b", {status: 302, headers: {location: `${other.base}a`}});
    const ask = () => problemsOf(() => get({url: `${server.base}b`}));
    expect((await ask())[0]?.reason?.code).toBe("busy");
    expect((await ask())[0]?.reason?.code).toBe("left_alone");
    expect(other.requests).toHaveLength(1);
    expect(Object.keys(JSON.parse(await readFile(path, "utf8")))).toContain(new URL(other.base).host);
    const name = other.base.replace("127.0.0.1", "canary-123456.localhost");
    server.set("/b", {status: 302, headers: {location: `${name}a`}});
    await ask();
    expect(await readFile(path, "utf8")).not.toContain("canary");
  });
});

test.each([
  ["torn", (text: string) => text.slice(0, -20)],
  ["empty", () => ""],
  ["of another shape", () => '{"x": 1}'],
  ["of pauses that nobody keeps", (text: string) => text.replace(/"pause_ms": \d+/, '"pause_ms": 1e15')]
])("a file that is %s is as none, and is written anew", async (_name, spoil) => {
  await withFolder(async folder => {
    const {path, slept, process} = machine(folder);
    await (await process())();
    const {host} = new URL(server.base);
    const text = await readFile(path, "utf8");
    expect(JSON.parse(text)).toEqual({[host]: {at: "2026-11-24T00:00:00.000Z", pause_ms: 1000}});
    await writeFile(path, spoil(text));
    await (await process())();
    expect(slept).toEqual([]);
    expect(JSON.parse(await readFile(path, "utf8"))).toHaveProperty([host]);
  });
});
