import {mkdtemp, rm} from "node:fs/promises";
import type {Server} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {serve} from "../../../dashboard/site/serve.js";
import {type Answer, descriptors, exchange, nothingHeld, request} from "../../helpers/rawHttp.js";
import {CSV, makeSmallSite} from "../../helpers/smallSite.js";

let root: string;
let server: Server;
let port: number;
let before: number;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "bio-serve-"));
  server = (await serve(await makeSmallSite(root), {port: 0, host: "127.0.0.1"})).server;
  ({port} = server.address() as AddressInfo);
  await exchange(port, request("GET /"));
  before = descriptors();
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await rm(root, {recursive: true});
});

/** What is asked; the status of the answer; some of its headers (undefined: must not be there), or its body. */
type Row = [bytes: string, status: number, expected?: Record<string, string | undefined>, body?: string];

const get = (target: string, ...headers: string[]) => request(`GET ${target}`, ...headers);
const csv = (range: string, ...more: string[]) => get("/published/t.csv", `Range: ${range}`, ...more);
const size = Buffer.byteLength(CSV);
const whole = {"content-range": undefined, "content-length": `${size}`};
const part = (first: number, last: number) => ({
  "content-range": `bytes ${first}-${last}/${size}`,
  "content-length": `${last - first + 1}`
});
const page = {"content-type": "text/html; charset=utf-8"};
const text = {"content-type": "text/plain; charset=utf-8"};
const open = {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"};
const shut = {"access-control-allow-origin": undefined, "cross-origin-resource-policy": "same-origin"};

const rows: Row[] = [
  // addresses
  [get("/"), 200, {...page, ...shut, "cache-control": "no-cache", "accept-ranges": "bytes"}],
  [get("/?asOf=2024-01-01"), 200, page],
  [get("/progress"), 200, page],
  [get("/progress.html"), 200, page],
  [get("/progress/?a=b&c"), 301, {location: "../progress.html?a=b&c"}],
  [get("/progress.html/"), 301, {location: "../progress.html"}],
  [get("/areas"), 301, {location: "./areas/"}],
  [get("/areas/"), 200, page],
  [get("/areas/wood"), 200, page],
  [get("/areas/wood/"), 301, {location: "../wood.html"}],
  [get("/published/a%20%23%3F%25.csv"), 200, {"content-type": "text/csv; charset=utf-8"}, "odd\n"],
  [get("http://elsewhere/progress"), 200, page],
  [get("http://elsewhere"), 200, page],
  ["GET / HTTP/1.0\r\n\r\n", 200, page],
  // nothing there
  [get("/none"), 404, page],
  [get("/none.html"), 404, page],
  [get("/a/b/none?x"), 404, page],
  [get("//progress"), 404, page],
  [get("/none.csv"), 404, text],
  [get("/published/none.csv"), 404, {...text, ...open}],
  [get("/folder.html"), 404, page],
  [get("/folder.html/"), 404, page],
  [get("/published/"), 404, page],
  [get(`/${"a/".repeat(3000)}`), 404, text],
  [get(`/${"a".repeat(5000)}`), 404, page],
  // out of the site, into what is hidden
  ...["/.env", "/%2eenv", "/.hidden/page.html", "/.hidden/page", "/areas/../.env", "/out.html", "/out", "/out/secret"],
  ...["/out/secret.html", "/passwd", "/loop.html", "/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html"],
  ...["/areas/..%2f..%2fsecret.html", "/%2e%2e%2fsecret.html", "/..\\secret.html", "/..%5csecret.html", "/./progress"],
  ...["/areas/../../secret.html", "/....//secret.html", "/%c0%ae%c0%ae/secret.html", "/%252e%252e/secret.html"],
  ...[
    "/progress%00",
    "/%00",
    "/progress%00.html",
    "//etc/passwd",
    "/%2fetc/passwd",
    "/areas%2fwood",
    "/progress.html\\"
  ],
  ...["/index.html%20", "/index.html.", "/index.html::$DATA", "/~root", "/..;/secret.html"]
].map(row => (typeof row === "string" ? ([get(row), row.includes("%c0") ? 400 : 404] as Row) : (row as Row)));

rows.push(
  // ranges
  [csv("bytes=0-3"), 206, {...part(0, 3), ...open}],
  [csv("bytes=-10"), 206, part(size - 10, size - 1)],
  [csv("bytes=-99999"), 206, part(0, size - 1)],
  [csv("bytes=5-"), 206, part(5, size - 1)],
  [csv("bytes=5-99999999999999999999"), 206, part(5, size - 1)],
  [csv("bytes=0-3", "Accept-Encoding: gzip"), 206, {...part(0, 3), "content-encoding": undefined}],
  ...["bytes=5-2", "bytes=abc", "bytes=", "bytes=-", "items=0-5", "bytes=0-0,-1", "bytes=0-1,5-6", "0-5"].map(
    (range): Row => [csv(range), 200, whole, CSV]
  ),
  ...["bytes=99999-", "bytes=99999999999999999999-", "bytes=-0", `bytes=${size}-`].map(
    (range): Row => [csv(range), 416, {...text, ...open, "content-range": `bytes */${size}`}]
  ),
  [get("/published/empty.csv"), 200, {"content-length": "0"}],
  [get("/published/empty.csv", "Range: bytes=0-"), 416, {"content-range": "bytes */0"}],
  [get("/index.html", "Range: bytes=5-2"), 200, page],
  [csv("bytes=0-3", 'If-Range: "other"'), 200, whole],
  [csv("bytes=0-3", "If-Range: Mon, 01 Jan 2001 00:00:00 GMT"), 200, whole],
  // packing
  ...["gzip", "GZIP", "br, gzip", "*", "gzip;q=0.5", "deflate, *;q=0.1", "gzip, identity;q=0.5"].map(
    (accepted): Row => [get("/", `Accept-Encoding: ${accepted}`), 200, {"content-encoding": "gzip", ...page}]
  ),
  ...["", "gzip;q=0", "gzip; q=0.000", "identity", "br", "*;q=0", "gzip;q=0, *", "identity, gzip;q=0.5", ";;,q"].map(
    (accepted): Row => [
      get("/", `Accept-Encoding: ${accepted}`),
      200,
      {"content-encoding": undefined, vary: "Accept-Encoding"}
    ]
  ),
  // methods, and what is no request
  ...["POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND"].map(
    (method): Row => [request(`${method} /`), 405, {allow: "GET, HEAD", ...shut}]
  ),
  [request("POST /published/t.csv", "Content-Length: 3", "Content-Type: a/b"), 405, {allow: "GET, HEAD, OPTIONS"}],
  [request("OPTIONS /published/t.csv"), 204, {...open, "access-control-allow-headers": "*"}],
  [request("OPTIONS *"), 405],
  [get("*"), 400],
  [get("progress"), 400],
  [get("?x"), 400],
  [request("BREW /"), 400],
  ["GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
  [get("/", "Host: y"), 400],
  [get("/%zz"), 400],
  [get("/", `X: ${"y".repeat(100_000)}`), 431],
  [get(`/${"y".repeat(100_000)}`), 431],
  ["GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400],
  ["\0\r\n\r\n", 400],
  // kinds of files
  [get("/published/t.json"), 200, {"content-type": "application/json; charset=utf-8", ...open}],
  [get("/published/t.arrow"), 200, {"content-type": "application/vnd.apache.arrow.stream"}],
  [get("/published/t.parquet"), 200, {"content-type": "application/vnd.apache.parquet"}],
  [get("/published/unknown.zzz"), 200, {"content-type": "application/octet-stream"}],
  [get("/_import/a.0123abcd.js"), 200, {"cache-control": "public, max-age=31536000, immutable"}],
  [get("/_import/plain.js"), 200, {"cache-control": "no-cache"}],
  [get("/operations.json"), 200, {"cache-control": "no-store", etag: undefined}]
);

test.each(rows)("%j is answered %i", async (bytes, status, expected = {}, body) => {
  const [answer] = await exchange(port, bytes);
  const {headers = {} as Answer["headers"]} = answer ?? {};
  const always = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "content-security-policy": expect.stringMatching(/^default-src 'none'; .*; frame-ancestors 'none'$/)
  };
  const wanted = {...always, ...expected};
  const sent = Object.fromEntries(Object.keys(wanted).map(name => [name, headers[name]]));
  expect([answer?.status, sent]).toEqual([status, wanted]);
  expect(answer?.body.includes("SECRET")).toBe(false);
  if (body !== undefined) expect(answer?.body.toString()).toBe(body);
  expect((await exchange(port, get("/")))[0]?.status).toBe(200);
  await nothingHeld(before);
});
