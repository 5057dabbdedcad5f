import {rm} from "node:fs/promises";
import type {IncomingHttpHeaders} from "node:http";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {urlFile as client} from "../../../pipeline/collect/api/url.js";
import {readArtifact} from "../../../pipeline/collect/archive.js";
import {readLedger} from "../../../pipeline/collect/ledger.js";
import urlFile from "../../../pipeline/sources/url_file.js";
import {type Answering, type StubServer, startFileServer} from "../../helpers/api/fileServer.js";
import {ask, type World} from "../../helpers/asking.js";
import {problemsOf} from "../../helpers/errors.js";
import {withFolder} from "../../helpers/project.js";

let server: StubServer;
beforeEach(async () => {
  server = await startFileServer({});
});
afterEach(() => server.close());

const CSV = "年,金額\n2023,10\n";
const FILE = "/a/%E8%A1%A8.csv";
const world = (archive: string, given: Partial<World> = {}): World => ({
  source: urlFile,
  archive,
  requests: {wood: `url=${server.base}a/%E8%A1%A8.csv`},
  ...given
});
const sentBack = () => {
  const {headers, status} = server.requests.at(-1) ?? {headers: {} as IncomingHttpHeaders};
  return [headers["if-none-match"], headers["if-modified-since"], status];
};
const DAY = "Tue, 24 Nov 2026 00:00:00 GMT";
const LATER = "Wed, 25 Nov 2026 00:00:00 GMT";

test("a file is kept by the last part of its address, with where it is from and its version, under its own hash", async () => {
  await withFolder(async archive => {
    server.set(FILE, {body: CSV, etag: '"1"', lastModified: DAY});
    expect(await ask(world(archive))).toMatchObject({outcome: "received", received: 1});
    const [receipt] = await readLedger(archive);
    expect(receipt).toMatchObject({
      source_id: "url_file",
      name: "api/url_file/wood/表.csv",
      url: `${server.base}a/%E8%A1%A8.csv`,
      etag: '"1"',
      last_modified: DAY,
      licence: urlFile.licence
    });
    expect(Buffer.from(await readArtifact(archive, receipt?.sha256 ?? "")).toString()).toBe(CSV);
  });
});

test.each<[string, Answering, Answering, (string | undefined)[], number]>([
  ["the tag is the same", {etag: '"1"'}, {etag: '"1"'}, ['"1"', undefined], 304],
  ["only the date is the same", {lastModified: DAY}, {lastModified: DAY}, [undefined, DAY], 304],
  ["nothing is said of its version", {}, {}, [undefined, undefined], 200],
  ["the tag is new and the bytes are not", {etag: '"1"'}, {etag: '"2"'}, ['"1"', undefined], 200],
  ["the date is new and the bytes are not", {lastModified: DAY}, {lastModified: LATER}, [undefined, DAY], 200]
])("a file that did not change gives no new receipt: %s", async (_name, first, second, asked, status) => {
  await withFolder(async archive => {
    server.set(FILE, {body: CSV, ...first});
    await ask(world(archive));
    server.set(FILE, {body: CSV, ...second});
    expect(await ask(world(archive))).toMatchObject({outcome: "unchanged", received: 0, why: []});
    expect(sentBack()).toEqual([...asked, status]);
    expect(await readLedger(archive)).toHaveLength(1);
  });
});

test("changed bytes give a new receipt, and what was there before stays in the archive", async () => {
  await withFolder(async archive => {
    server.set(FILE, {body: CSV, etag: '"1"'});
    await ask(world(archive));
    server.set(FILE, {body: `${CSV}2024,11\n`, etag: '"2"'});
    expect(await ask(world(archive))).toMatchObject({outcome: "received", received: 1});
    const ledger = await readLedger(archive);
    expect(ledger.map(({name, etag}) => [name, etag])).toEqual([
      ["api/url_file/wood/表.csv", '"1"'],
      ["api/url_file/wood/表.csv", '"2"']
    ]);
    for (const {sha256} of ledger) expect((await readArtifact(archive, sha256)).byteLength).toBeGreaterThan(0);
  });
});

test("another address is fetched whole, whatever was said of the former", async () => {
  await withFolder(async archive => {
    server.set(FILE, {body: CSV, etag: '"1"'});
    server.set("/b/%E8%A1%A8.csv", {body: CSV, etag: '"1"'});
    await ask(world(archive));
    await ask(world(archive, {requests: {wood: `url=${server.base}b/%E8%A1%A8.csv`}}));
    expect(sentBack()).toEqual([undefined, undefined, 200]);
  });
});

test("a file that the archive lost is fetched whole again", async () => {
  await withFolder(async archive => {
    server.set(FILE, {body: CSV, etag: '"1"'});
    await ask(world(archive));
    const [receipt] = await readLedger(archive);
    await rm(join(archive, receipt?.sha256 ?? ""));
    await ask(world(archive));
    expect(sentBack()).toEqual([undefined, undefined, 200]);
    expect(Buffer.from(await readArtifact(archive, receipt?.sha256 ?? "")).toString()).toBe(CSV);
  });
});

test.each<[string, Answering, string]>([
  [
    "a page for people",
    {body: "\ufeff <!-- x --><!DOCTYPE html><html>log in</html>"},
    "an HTML page came in place of the file."
  ],
  [
    "a page with an XML head",
    {body: '<?xml version="1.0"?>\n<html xmlns="x"></html>'},
    "an HTML page came in place of the file."
  ],
  ["nothing", {}, "the answer is empty."],
  ["a file too large", {body: "x".repeat(2001)}, "the answer is larger than 2000 bytes."],
  ["half of a file", {body: CSV.repeat(20), cut: true}, "could not be reached"],
  ["a redirect in a ring", {status: 302, headers: {location: FILE}}, "redirected more than 5 times."],
  ["a file that is gone", {status: 410, body: "gone"}, "refused with HTTP 410"]
])(
  "%s is refused, what was received before stands, and another site is asked all the same",
  async (_name, odd, said) => {
    await withFolder(async archive => {
      server.set("/other.csv", {body: CSV});
      const requests = {wood: `url=${server.base}a/%E8%A1%A8.csv`, other: `url=${server.base}other.csv`};
      const given = {requests, http: {maxBytes: 2000, tries: 2}};
      server.set(FILE, {body: CSV});
      await ask(world(archive, {requests: {wood: requests.wood}}));
      server.set(FILE, odd);
      const {outcome, received, why} = await ask(world(archive, given));
      expect([outcome, received, why.length]).toEqual(["partly", 1, 1]);
      expect(why[0]?.en).toContain(said);
      expect((await readLedger(archive)).map(({name}) => name)).toEqual([
        "api/url_file/wood/表.csv",
        "api/url_file/other/other.csv"
      ]);
    });
  }
);

test("a file that breaks off once is fetched again; one that comes packed is kept unpacked", async () => {
  await withFolder(async archive => {
    server.set(FILE, [
      {body: CSV.repeat(20), cut: true},
      {body: CSV, gzip: true}
    ]);
    expect(await ask(world(archive))).toMatchObject({outcome: "received"});
    const [receipt] = await readLedger(archive);
    expect(receipt?.bytes).toBe(Buffer.byteLength(CSV));
  });
});

test("plain http is used only where it is allowed", async () => {
  await withFolder(async archive => {
    server.set(FILE, {body: CSV});
    const {why} = await ask(world(archive, {http: {allowHttp: false}}));
    expect(why[0]?.en).toContain("only https");
    expect(server.requests).toEqual([]);
  });
});

test.each([
  ["https://x.test/a/b.xlsx", undefined, "b.xlsx"],
  ["https://x.test/a/b.xlsx?v=2#top", undefined, "b.xlsx"],
  ["https://x.test/list/", undefined, "list"],
  ["https://x.test", undefined, "file"],
  ["https://x.test/100%.csv", undefined, "100%.csv"],
  ["https://x.test/download?id=5", "wood 2025.xlsx", "wood 2025.xlsx"]
])("%s is kept as a file name", (url, name, file) => {
  const params = {url, ...(name && {name})};
  expect(client.calls({id: "wood", params})).toEqual([{name: file, path: url}]);
});

test.each([
  [{url: ""}, "url"],
  [{url: "data/list.csv"}, "url"],
  [{url: "file:///etc/hosts"}, "url"],
  [{url: "https://"}, "url"],
  [{url: "https://x.test/a", name: "../../x"}, "name"],
  [{url: "https://x.test/a%2Fb"}, "name"],
  [{url: "https://x.test/a", name: ".."}, "name"]
])("%j goes nowhere, and the row is told", async (params, what) => {
  const [problem] = await problemsOf(() => client.calls({id: "wood", params}));
  expect(problem?.where).toBe(`data/reference/request.csv wood ${what}`);
  expect(problem?.ja).toContain("指定してください");
});
