import {brotliCompressSync, deflateRawSync, deflateSync, gzipSync} from "node:zlib";
import {afterAll, beforeAll, beforeEach, expect, test} from "vitest";
import {makeGet} from "../../pipeline/collect/http.js";
import {chunked, measured, startWireServer, type WireServer, wire} from "../helpers/api/wireServer.js";
import {still} from "../helpers/asking.js";
import {problemsOf} from "../helpers/errors.js";

const TEXT = "year,value\n2022,19623\n2023,19718.7\n2024,19775\n";
const packings: [string, (text: string) => Buffer][] = [
  ["gzip", text => gzipSync(text)],
  ["deflate", text => deflateSync(text)],
  ["deflate", text => deflateRawSync(text)],
  ["br", text => brotliCompressSync(text)]
];
const coded = (name: string) => `content-encoding: ${name}`;

let server: WireServer;
beforeAll(async () => {
  server = await startWireServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.asked.length = 0;
});

const reach = {allowHttp: true, allowPrivate: true, timeoutMs: 60_000};
const get = makeGet({...reach, tries: 1}, still);
const target = () => ({url: server.base, shownAs: "https://shown/file", perSecond: 1000});
const answering = (bytes: Uint8Array, end: "stay" | "close" | "reset" = "close") => {
  server.answer = () => ({bytes, end});
};
/** What is taken of an answer: its text, or the code of why it is not. */
async function taken(bytes: Uint8Array, end?: "stay" | "close" | "reset"): Promise<string | undefined> {
  answering(bytes, end);
  const got = await get(target()).catch(error => String(error.problems?.[0]?.reason?.code));
  return typeof got === "string" ? got : Buffer.from(got.content).toString();
}

test.each<[string, Buffer]>([
  ["with its length", measured(TEXT)],
  ["with its length on a connection that ends", measured(TEXT, "connection: close")],
  ["in chunks", chunked(TEXT)],
  ["in chunks on a connection that ends", chunked(TEXT, "connection: close")],
  ...packings.flatMap(([name, pack]): [string, Buffer][] => [
    [`packed by ${name}, with its length`, measured(pack(TEXT), coded(name))],
    [`packed by ${name}, in chunks`, chunked(pack(TEXT), coded(name))],
    [`packed by ${name}, which alone has an end`, wire(pack(TEXT), coded(name), "connection: close")]
  ])
])("of an answer %s nothing is taken wherever the connection is cut, and all of it else", async (_name, whole) => {
  expect(await taken(whole)).toBe(TEXT);
  const codes = new Set<string | undefined>();
  for (let length = 0; length < whole.byteLength; length++)
    codes.add(await taken(whole.subarray(0, length), length % 2 === 0 ? "close" : "reset"));
  expect([...codes].filter(code => code !== "not_reached" && code !== "answer_damaged")).toEqual([]);
});

test.each(packings)(
  "a body packed by %s that was cut before it was sent is not taken, whatever its length says",
  async (name, pack) => {
    const packed = pack(TEXT);
    for (let length = 0; length < packed.byteLength; length++)
      expect(await taken(measured(packed.subarray(0, length), coded(name)), "stay")).toBe("answer_damaged");
  }
);

test.each<[string, Buffer, string]>([
  [
    "with another checksum",
    Buffer.from(gzipSync(TEXT).map((byte, i, all) => (i === all.length - 6 ? byte ^ 1 : byte))),
    "gzip"
  ],
  [
    "with another length",
    Buffer.from(gzipSync(TEXT).map((byte, i, all) => (i === all.length - 4 ? byte ^ 1 : byte))),
    "gzip"
  ],
  [
    "with another checksum",
    Buffer.from(deflateSync(TEXT).map((byte, i, all) => (i === all.length - 1 ? byte ^ 1 : byte))),
    "deflate"
  ],
  ...packings.flatMap(([name, pack]) =>
    ["\0\0\0", "garbage"].map((more): [string, Buffer, string] => [
      `with ${JSON.stringify(more)} behind it`,
      Buffer.concat([pack(TEXT), Buffer.from(more)]),
      name
    ])
  ),
  ["that is not packed at all", Buffer.from(TEXT), "gzip"],
  ["that is not packed at all", Buffer.from(TEXT), "br"]
])("a body %s is not taken (%#)", async (_name, body, name) => {
  expect(await taken(measured(body, coded(name)))).toBe("answer_damaged");
});

test("a damaged body is asked for again, and told in both languages when it stays so", async () => {
  const broken = measured(gzipSync(TEXT).subarray(0, -9), coded("gzip"));
  const patient = makeGet(reach, still);
  server.answer = nth => ({bytes: nth < 3 ? broken : measured(gzipSync(TEXT), coded("gzip"))});
  expect(Buffer.from((await patient(target())).content).toString()).toBe(TEXT);
  answering(broken, "stay");
  expect((await problemsOf(() => patient(target())))[0]).toEqual({
    where: "https://shown/file",
    ja: "応答が途中で切れています。",
    en: "the answer is cut.",
    reason: {code: "answer_damaged", host: "shown", tries: 4}
  });
});

test("what is packed more than once is unpacked, by any name of gzip; what is not packed is as it is", async () => {
  const twice = brotliCompressSync(gzipSync(TEXT));
  expect(await taken(measured(twice, "content-encoding: gzip, br"))).toBe(TEXT);
  expect(await taken(measured(twice, "content-encoding: gzip", "content-encoding: br"))).toBe(TEXT);
  expect(await taken(measured(gzipSync(TEXT), "content-encoding: X-GZip"))).toBe(TEXT);
  expect(await taken(measured(Buffer.concat([gzipSync("year"), gzipSync(",value")]), coded("gzip")))).toBe(
    "year,value"
  );
  expect(await taken(measured(TEXT, "content-encoding: identity"))).toBe(TEXT);
  expect(server.asked[0]).toContain("accept-encoding: gzip, deflate, br\r\n");
});

test.each([
  ["content-encoding: x-unknown", '"x-unknown"'],
  ["content-encoding: gzip, zstd", '"zstd"'],
  ["content-encoding: gzip,gzip,gzip,gzip,gzip", '"gzip"'],
  ["content-encoding: <b>", '"***"'],
  ["content-encoding: canary-123456", '"***"'],
  ["transfer-encoding: gzip, chunked", '"gzip"']
])("an answer with %s is refused by its name, and not asked for again", async (line, name) => {
  answering(line.startsWith("transfer") ? wire("0\r\n\r\n", line) : measured(TEXT, line));
  const patient = makeGet({...reach, secrets: ["canary-123456"]}, still);
  const [problem] = await problemsOf(() => patient(target()));
  expect(problem?.reason).toEqual({code: "encoding_unknown", host: "shown"});
  expect(problem?.en).toContain(`packed as ${name};`);
  expect(server.asked).toHaveLength(1);
});

test.each<[string, string]>([
  ["more of the text", TEXT],
  ["what looks like another answer", measured("x").toString()]
])("a length that is too small for its body is seen by what comes behind it: %s", async (_name, more) => {
  expect(await taken(Buffer.concat([measured(TEXT), Buffer.from(more)]), "stay")).toBe("answer_damaged");
  expect(await taken(measured(TEXT), "stay")).toBe(TEXT);
  const last = measured(TEXT, "connection: close");
  expect(await taken(Buffer.concat([last, Buffer.from(more)]))).toBe("answer_damaged");
  expect(await taken(last)).toBe(TEXT);
});

test("an answer that comes a byte at a time has no more time than any other", async () => {
  server.answer = () => ({bytes: measured(TEXT), dripMs: 5});
  const hasty = makeGet({...reach, timeoutMs: 60, tries: 1}, still);
  expect((await problemsOf(() => hasty(target())))[0]?.reason).toEqual({code: "timed_out", host: "shown", tries: 1});
  server.answer = () => ({bytes: wire(gzipSync(TEXT), coded("gzip")), dripMs: 5});
  expect((await problemsOf(() => hasty(target())))[0]?.reason?.code).toBe("timed_out");
});

test("a bomb in a bomb goes no further than the bound", async () => {
  const bomb = gzipSync(gzipSync(Buffer.alloc(20_000_000)));
  answering(measured(bomb, "content-encoding: gzip, gzip"));
  const bounded = makeGet({...reach, maxBytes: 1_000_000}, still);
  expect((await problemsOf(() => bounded(target())))[0]?.reason).toEqual({code: "too_large", host: "shown"});
});
