import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeEach, expect, test} from "vitest";
import {addressId} from "../../pipeline/collect/callUrl.js";
import {readLedger} from "../../pipeline/collect/ledger.js";
import urlFile from "../../pipeline/sources/url_file.js";
import {type StubServer, startFileServer} from "../helpers/api/fileServer.js";
import {ask, type World} from "../helpers/asking.js";
import {withFolder} from "../helpers/project.js";

const CSV = "年,金額\n2023,10\n";
const SECRET = "canary/box key+1?".replace(" ", "-");
/** A variable as it is named in an address. */
const named = (name: string) => `$${`{BIO_SECRET_${name}}`}`;

const servers: StubServer[] = [];
let server: StubServer;
beforeEach(async () => {
  server = await startFileServer({"*": {body: CSV, etag: '"1"'}});
  servers.push(server);
});
afterAll(() => Promise.all(servers.map(one => one.close())));

const world = (archive: string, requests: Record<string, string>, given: Partial<World> = {}): World => ({
  source: urlFile,
  archive,
  requests,
  ...given
});
const sent = () => server.requests.map(({path}) => path);

test("a token named by its variable goes out as one piece of the address, and is in no receipt", async () => {
  await withFolder(async archive => {
    const url = `${server.base}a/${named("BOX")}/x.csv?t=${named("BOX")}&v=2`;
    const given = world(archive, {box: `url=${url}`}, {keys: {BIO_SECRET_BOX: SECRET}});
    expect(await ask(given)).toMatchObject({outcome: "received", received: 1, why: []});
    const written = encodeURIComponent(SECRET);
    expect(sent()).toEqual([`/a/${written}/x.csv?t=${written}&v=2`]);
    const [receipt] = await readLedger(archive);
    expect(receipt).toMatchObject({name: "api/url_file/box/x.csv", url: `${server.base}a/${named("BOX")}/x.csv`});
    expect(receipt?.address).toMatch(/^[0-9a-f]{64}$/);
    expect(await readFile(join(archive, "ledger.jsonl"), "utf8")).not.toMatch(/canary|v=2/);
  });
});

test("a request whose variable has no value is not asked, and is told by it; the others are", async () => {
  await withFolder(async archive => {
    const requests = {box: `url=${server.base}x.csv?t=${named("BOX")}`, open: `url=${server.base}open.csv`};
    expect(await ask(world(archive, requests))).toMatchObject({
      outcome: "received",
      requests: 2,
      received: 1,
      unset: ["BIO_SECRET_BOX"],
      why: []
    });
    expect(sent()).toEqual(["/open.csv"]);
    expect(await ask(world(archive, {box: requests.box}))).toMatchObject({outcome: "unset", requests: 1, received: 0});
    expect(sent()).toEqual(["/open.csv"]);
  });
});

test("what an answer repeats of its token is not kept", async () => {
  await withFolder(async archive => {
    server.set("/x.csv", {body: `${CSV}2024,${SECRET}\n`});
    const keys = {BIO_SECRET_BOX: SECRET, BIO_SECRET_OTHER: "2023,10\n"};
    await ask(world(archive, {box: `url=${server.base}x.csv?t=${named("BOX")}`}, {keys}));
    const [receipt] = await readLedger(archive);
    // of the keys that were not sent nothing can be repeated, and figures may look like them
    expect(await readFile(join(archive, receipt?.sha256 ?? ""), "utf8")).toBe(`${CSV}2024,***\n`);
  });
});

test("another question at the same path is another address; a receipt of old, with its address in full, is known again", async () => {
  await withFolder(async archive => {
    const asking = (version: number) => ask(world(archive, {wood: `url=${server.base}x.csv?v=${version}`}));
    const known = () => server.requests.at(-1)?.headers["if-none-match"];
    await asking(1);
    await asking(1);
    expect(known()).toBe('"1"');
    await asking(2);
    expect(known()).toBeUndefined();

    const ledger = join(archive, "ledger.jsonl");
    const {address, ...former} = JSON.parse((await readFile(ledger, "utf8")).trim());
    const url = `${server.base}x.csv?v=1`;
    expect(address).toBe(addressId(url));
    await writeFile(ledger, `${JSON.stringify({...former, url})}\n`);
    await asking(1);
    expect(known()).toBe('"1"');
  });
});

test("what a site says when it refuses is not repeated, for it repeats what it was asked", async () => {
  await withFolder(async archive => {
    server.set("*", ({path}) => ({status: 404, body: `cannot GET ${path}`}));
    const {why} = await ask(world(archive, {wood: `url=${server.base}x.csv?token=canary-123`}));
    expect(why).toEqual([
      {
        where: `${server.base}x.csv`,
        ja: "HTTP 404 で断られました",
        en: "refused with HTTP 404",
        reason: {
          code: "refused",
          status: 404,
          host: new URL(server.base).host,
          source_id: "url_file",
          request_id: "wood"
        }
      }
    ]);
  });
});
