import {gzipSync} from "node:zlib";
import {afterAll, beforeAll, beforeEach, expect, test} from "vitest";
import type {Client} from "../../pipeline/collect/api/client.js";
import {askRequest} from "../../pipeline/collect/ask.js";
import {makeGet} from "../../pipeline/collect/http.js";
import {readLedger} from "../../pipeline/collect/ledger.js";
import {sha256Of} from "../../pipeline/contracts/sha256.js";
import plain from "../../pipeline/sources/world_bank.js";
import {measured, startWireServer, type WireServer, wire} from "../helpers/api/wireServer.js";
import {still} from "../helpers/asking.js";
import {problemsOf} from "../helpers/errors.js";
import {withFolder} from "../helpers/project.js";

const TEXT = "year,value\n2023,19718.7\n";

let server: WireServer;
beforeAll(async () => {
  server = await startWireServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.asked.length = 0;
});

const get = makeGet({allowHttp: true, allowPrivate: true, timeoutMs: 60_000, tries: 1}, still);
const target = () => ({url: server.base, shownAs: "https://shown/file", perSecond: 1000});

const client: Client = {
  base: "http://unused/",
  perSecond: 1000,
  calls: () => [{name: "1", path: "x"}],
  hear: () => ({keep: true})
};
const ask = (archive: string) =>
  askRequest(
    plain,
    {id: "all", params: {}},
    {archive, client, base: server.base, keys: new Map(), get, now: still.now}
  );

/** Answers each question with the next of these, the last one from then on; the connection ends each. */
function answering(...answers: Uint8Array[]): void {
  server.asked.length = 0;
  server.answer = nth => ({bytes: answers[Math.min(nth, answers.length) - 1] ?? Buffer.from(""), end: "close"});
}
const open = (text: string) => wire(text, "connection: close");

test("a body that only the end of its connection ends is marked; one with a length, chunks or a packing is not", async () => {
  answering(open(TEXT));
  expect(await get(target())).toEqual({status: 200, content: Buffer.from(TEXT), unclosed: true});
  answering(Buffer.from(`HTTP/1.0 200 OK\r\n\r\n${TEXT}`));
  expect((await get(target())).unclosed).toBe(true);
  for (const whole of [
    measured(TEXT),
    wire(`${TEXT.length.toString(16)}\r\n${TEXT}\r\n0\r\n\r\n`, "transfer-encoding: chunked"),
    wire(gzipSync(TEXT), "content-encoding: gzip")
  ]) {
    answering(whole);
    expect(await get(target())).toEqual({status: 200, content: Buffer.from(TEXT)});
  }
});

test("of a body that nothing ends no part ever settles, wherever its connection is cut", async () => {
  await withFolder(async archive => {
    for (let length = 0; length < TEXT.length; length++) {
      answering(open(TEXT.slice(0, length)), open(TEXT));
      const [problem] = await problemsOf(() => ask(archive));
      expect(problem?.reason?.code).toBe("answer_unclosed");
      expect(server.asked).toHaveLength(2);
    }
    answering(open(TEXT).subarray(0, 30)); // cut in its head
    expect((await problemsOf(() => ask(archive)))[0]?.reason?.code).toBe("not_reached");
    expect(await readLedger(archive)).toEqual([]);
  });
});

test("two equal bodies in a row are taken, the second asked without what was known; said again, one is enough", async () => {
  await withFolder(async archive => {
    answering(open(TEXT));
    expect((await ask(archive)).map(({sha256}) => sha256)).toEqual([sha256Of(Buffer.from(TEXT))]);
    expect(server.asked).toHaveLength(2);
    answering(open(TEXT));
    expect(await ask(archive)).toEqual([]);
    expect(server.asked).toHaveLength(1);
    answering(wire(TEXT, 'etag: "1"', "connection: close"), wire("new", 'etag: "2"', "connection: close"));
    expect(await ask(archive)).toEqual([]);
    answering(wire("new", 'etag: "2"', "connection: close"));
    expect(await ask(archive)).toHaveLength(1);
    expect(server.asked).toHaveLength(2);
    answering(wire("newer", 'etag: "3"', "connection: close"));
    await ask(archive);
    expect(server.asked.map(head => /if-none-match: (.*)/.exec(head)?.[1])).toEqual(['"2"', undefined]);
  });
});

test("where the second answer has an end, it is the one that is taken", async () => {
  await withFolder(async archive => {
    answering(open(TEXT.slice(0, 9)), measured(TEXT));
    expect((await ask(archive)).map(({sha256}) => sha256)).toEqual([sha256Of(Buffer.from(TEXT))]);
  });
});

test("the fault of a body that came twice in two ways is told in both languages", async () => {
  await withFolder(async archive => {
    answering(open("1"), open("12"));
    const [problem] = await problemsOf(() => ask(archive));
    expect(problem?.ja).toContain("二度問い合わせて同じ内容になりませんでした");
    expect(problem?.en).toContain("two in a row differ");
  });
});

test("a weak version is sent back as it came, and that nothing changed is believed", async () => {
  await withFolder(async archive => {
    answering(measured(TEXT, 'etag: W/"x"'));
    expect(await ask(archive)).toHaveLength(1);
    answering(Buffer.from('HTTP/1.1 304 Not Modified\r\netag: W/"x"\r\n\r\n'));
    expect(await ask(archive)).toEqual([]);
    expect(server.asked[0]).toContain('if-none-match: W/"x"\r\n');
  });
});

test("that nothing changed, said where nobody asked for it, is a refusal and no empty file", async () => {
  await withFolder(async archive => {
    answering(Buffer.from("HTTP/1.1 304 Not Modified\r\n\r\n"));
    const [problem] = await problemsOf(() => ask(archive));
    expect(problem?.reason).toMatchObject({code: "refused", status: 304});
    expect(await readLedger(archive)).toEqual([]);
  });
});
