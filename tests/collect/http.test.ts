import {gzipSync} from "node:zlib";
import {afterEach, describe, expect, test} from "vitest";
import {backoff, retryAfter} from "../../pipeline/collect/backoff.js";
import {type HttpEffects, httpDefaults, makeGet} from "../../pipeline/collect/http.js";
import type {HttpOptions, HttpRequest} from "../../pipeline/collect/httpRequest.js";
import {type Script, type StubServer, startFileServer} from "../helpers/api/fileServer.js";
import {problemsOf} from "../helpers/errors.js";

let server: StubServer | undefined;
afterEach(() => server?.close());

/** Fetches /file of a server that answers so; time passes only by sleeping. */
async function fetching(script: Script, options: Partial<HttpOptions> = {}, given: Partial<HttpRequest> = {}) {
  server = await startFileServer({"/file": script});
  const slept: number[] = [];
  let now = Date.parse("2026-11-24T00:00:00.000Z");
  const effects: HttpEffects = {
    sleep: async ms => {
      slept.push(ms);
      now += ms;
    },
    random: () => 0.5,
    now: () => new Date(now),
    monotonic: () => now
  };
  const get = makeGet({allowHttp: true, allowPrivate: true, timeoutMs: 60_000, ...options}, effects);
  const target = {url: `${server.base}file`, shownAs: "https://shown/file", perSecond: 1000, ...given};
  return {get: () => get(target), slept, requests: server.requests, target, clock: () => now};
}

const ok = {body: "fine"};

describe("trying again", () => {
  test.each([408, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529, 530, 598])(
    "status %i is tried again with growing pauses until it is well",
    async status => {
      const {get, slept, requests} = await fetching([{status}, {status}, ok]);
      expect((await get()).content.toString()).toBe("fine");
      expect(slept).toEqual([750, 1500]);
      expect(requests).toHaveLength(3);
    }
  );

  test("after four tries it is given up, and the address is told without a key", async () => {
    const {get, slept} = await fetching({status: 503});
    const [problem] = await problemsOf(get);
    expect(problem).toEqual({
      where: "https://shown/file",
      ja: "HTTP 503 が返りました。",
      en: "answered with HTTP 503.",
      reason: {code: "busy", host: "shown", status: 503, tries: 4}
    });
    expect(slept).toEqual([750, 1500, 3000]);
  });

  test.each([400, 401, 403, 404, 410, 501, 505])("status %i is a plain no and is not tried again", async status => {
    const {get, requests} = await fetching({status, body: "no\n  such thing"});
    const [problem] = await problemsOf(get);
    expect(problem?.en).toBe(`refused with HTTP ${status}: no such thing`);
    expect(requests).toHaveLength(1);
  });

  test("a status that the caller expects is an answer", async () => {
    const {get} = await fetching({status: 404, body: "[]"}, {}, {answers: [404]});
    expect(await get()).toMatchObject({status: 404, content: Buffer.from("[]")});
  });

  test.each([
    ["seconds", "7", 7000],
    ["a date", "Tue, 24 Nov 2026 00:00:09 GMT", 9000],
    ["a date that has passed", "Mon, 23 Nov 2026 00:00:00 GMT", 1], // the rate of the host holds
    ["nonsense, which is not obeyed", "soon", 750],
    ["part of a second, which is nonsense too", "1.5", 750],
    ["less than nothing, likewise", "-5", 750]
  ])("Retry-After in %s is obeyed", async (_name, header, pause) => {
    const {get, slept} = await fetching([{status: 429, headers: {"retry-after": header}}, ok]);
    await get();
    expect(slept[0]).toBe(pause);
  });

  test("a Retry-After longer than a run may wait ends the asking at once", async () => {
    const {get, slept, requests} = await fetching({status: 429, headers: {"retry-after": "121"}});
    const [problem] = await problemsOf(get);
    expect(problem?.en).toBe("answered with HTTP 429, and asks to be left alone until 2026-11-24T00:02:01.000Z.");
    expect(problem?.reason).toMatchObject({code: "busy", status: 429, not_before: "2026-11-24T00:02:01.000Z"});
    expect([slept, requests.length]).toEqual([[], 1]);
  });

  test("a body that breaks off is fetched again, and in the end told as a fault of the network", async () => {
    const broken = {body: "x".repeat(1000), cut: true};
    const first = await fetching([broken, ok]);
    expect((await first.get()).content.toString()).toBe("fine");
    await server?.close();
    const {get, requests} = await fetching(broken);
    expect((await problemsOf(get))[0]?.en).toMatch(/^could not be reached \(\w+\)\.$/);
    expect(requests).toHaveLength(httpDefaults.tries);
  });

  test("an answer that does not come in time is told so", async () => {
    const {get} = await fetching({slowMs: 600_000}, {timeoutMs: 60, tries: 2});
    expect((await problemsOf(get))[0]?.en).toBe("did not answer within 0.06 seconds.");
  });

  test("pauses lie between half and all of a bound that doubles up to a minute", () => {
    for (let n = 0; n < 12; n++) {
      const full = Math.min(60_000, 1000 * 2 ** n);
      expect([backoff(n, () => 0), backoff(n, () => 0.999_999)]).toEqual([full / 2, full]);
    }
    expect(retryAfter(undefined, new Date())).toBeUndefined();
  });
});

describe("bounds", () => {
  test("an answer larger than allowed is refused, and not fetched again", async () => {
    const {get, requests} = await fetching({body: "x".repeat(1001)}, {maxBytes: 1000});
    expect((await problemsOf(get))[0]?.en).toBe("the answer is larger than 1000 bytes.");
    expect(requests).toHaveLength(1);
    await server?.close();
    const exact = await fetching({body: "x".repeat(1000)}, {maxBytes: 1000});
    expect((await exact.get()).content.byteLength).toBe(1000);
  });

  test("a packed answer is counted unpacked: a bomb of 20 MB in 20 KB goes no further than the bound", async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    expect(bomb.byteLength).toBeLessThan(25_000);
    const {get} = await fetching({body: bomb, headers: {"content-encoding": "gzip"}}, {maxBytes: 1_000_000});
    expect((await problemsOf(get))[0]?.en).toBe("the answer is larger than 1000000 bytes.");
  });

  test("a packed answer comes unpacked", async () => {
    const {get} = await fetching({body: "表", gzip: true});
    expect((await get()).content.toString()).toBe("表");
  });

  test("one host is asked no more often a second than allowed", async () => {
    const {get, slept, clock} = await fetching(ok, {}, {perSecond: 4});
    const start = clock();
    for (let i = 0; i < 5; i++) await get();
    expect(slept).toEqual([250, 250, 250, 250]);
    expect(clock() - start).toBe(1000);
  });

  test("a refusal that echoes the key, even where the excerpt ends, shows nothing of it", async () => {
    const secret = "canary-0123456789";
    for (const padding of [0, 280, 290, 299]) {
      const {get} = await fetching({status: 400, body: `${"x".repeat(padding)}${secret} for you`}, {secrets: [secret]});
      const [problem] = await problemsOf(get);
      expect(problem?.en).not.toContain("can");
      expect(problem?.ja).not.toContain("can");
      expect(problem?.en.length).toBeLessThan(340);
      await server?.close();
    }
  });
});
