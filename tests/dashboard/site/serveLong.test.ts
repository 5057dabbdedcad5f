import {spawn} from "node:child_process";
import {once} from "node:events";
import {mkdtemp, rename, rm} from "node:fs/promises";
import {Agent, get as ask, type Server} from "node:http";
import {type AddressInfo, connect} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {policy} from "../../../dashboard/site/policy.js";
import {serve} from "../../../dashboard/site/serve.js";
import {switchLink} from "../../../pipeline/publish/switchLink.js";
import {repository} from "../../helpers/project.js";
import {descriptors, exchange, nothingHeld, request} from "../../helpers/rawHttp.js";
import {LARGE, makeSmallSite, POLICY} from "../../helpers/smallSite.js";

let root: string;
let dist: string;
let server: Server;
let port: number;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "bio-serve-"));
  dist = await makeSmallSite(root);
  server = (await serve(dist, {port: 0, host: "127.0.0.1"})).server;
  ({port} = server.address() as AddressInfo);
  await exchange(port, request("GET /"));
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await rm(root, {recursive: true});
});

const one = async (line: string, ...headers: string[]) => (await exchange(port, request(line, ...headers)))[0];

test("HEAD is answered as GET is, but for the body", async () => {
  const targets = ["/", "/progress/", "/none", "/none.csv", "/operations.json", "/published/t.csv", "/.env", "/%zz"];
  const headers = [
    "Accept: */*",
    "Accept-Encoding: gzip",
    "Range: bytes=-7",
    "Range: bytes=9999999-",
    "If-None-Match: *"
  ];
  for (const target of targets)
    for (const header of headers) {
      const [got, head] = [await one(`GET ${target}`, header), await one(`HEAD ${target}`, header)];
      const {date: _, ...same} = got?.headers ?? {};
      expect([target, header, head?.status, head?.headers, head?.body.length]).toEqual([
        target,
        header,
        got?.status,
        {...same, date: expect.any(String)},
        0
      ]);
    }
});

test("what has not changed since it was fetched is not sent again, packed or not", async () => {
  for (const packing of ["identity", "gzip"]) {
    const ask = (...headers: string[]) => one("GET /", `Accept-Encoding: ${packing}`, ...headers);
    const {etag = "", "last-modified": modified = ""} = (await ask())?.headers ?? {};
    const strong = etag.replace("W/", "");
    for (const tag of [etag, strong, `"x", ${etag}`, `"x",${strong} , "y"`, "*"]) {
      const answer = await ask(`If-None-Match: ${tag}`);
      expect([tag, answer?.status, answer?.body.length, answer?.headers.etag]).toEqual([tag, 304, 0, etag]);
    }
    expect((await ask(`If-Modified-Since: ${modified}`))?.status).toBe(304);
    for (const header of ['If-None-Match: "x"', "If-Modified-Since: Mon, 01 Jan 2001 00:00:00 GMT"])
      expect((await ask(header))?.status).toBe(200);
    expect((await ask('If-Match: "x"'))?.status).toBe(412);
    const part = async (since: string) => (await ask("Range: bytes=0-3", `If-Range: ${since}`))?.status;
    expect([await part(modified), await part(etag), await part(strong)]).toEqual([206, 200, 200]);
  }
});

test("the header of a page is its own policy and who may frame it; a page without one may run no script of its own", async () => {
  const of = async (target: string) => (await one(`GET ${target}`))?.headers["content-security-policy"];
  expect(POLICY).toMatch(/script-src 'self' 'sha256-[^']+'; /);
  for (const target of ["/", "/progress", "/none", "/a/none"])
    expect([target, await of(target)]).toEqual([target, `${POLICY}; frame-ancestors 'none'`]);
  for (const target of ["/bare", "/published/t.csv", "/none.csv"])
    expect([target, await of(target)]).toEqual([target, `${policy()}; frame-ancestors 'none'`]);
});

test("a link of the page for nothing leads to the root from however deep an address", async () => {
  for (const [target, link] of [
    ["/none", "./index.html"],
    ["/none/", "../index.html"],
    ["/a/b/none?x=/y/z", "../../index.html"],
    ["//none", "../index.html"],
    ["/a%2fb/none", "../index.html"]
  ])
    expect([target, (await one(`GET ${target}`))?.body.toString()]).toEqual([
      target,
      expect.stringContaining(`<a href="${link}">`)
    ]);
});

test("requests that come at once on one connection are answered in their order", async () => {
  const line = (target: string) => `GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const targets = Array.from({length: 50}, (_, i) => ["/published/t.json", "/none.csv", "/progress/"][i % 3] ?? "");
  const answers = await exchange(port, targets.map(line).join("") + request("GET /"));
  expect(answers.map(({status}) => status)).toEqual([...targets.map((_, i) => [200, 404, 301][i % 3]), 200]);
});

test("a flood on one connection is answered no further than five hundred requests", async () => {
  const socket = connect(port, "127.0.0.1", () => socket.write("GET /none HTTP/1.1\r\nHost: x\r\n\r\n".repeat(3000)));
  let received = "";
  socket.on("data", part => {
    received += part;
  });
  await expect.poll(() => received.split("HTTP/1.1 ").length - 1).toBe(3000);
  expect(received.split("HTTP/1.1 404").length - 1).toBe(500);
  socket.destroy();
});

test("a reader goes on with the build it began with when another takes its place, and without a site is told so", async () => {
  const before = descriptors();
  const socket = connect(port, "127.0.0.1", () => socket.write(request("GET /published/large.parquet")));
  await once(socket, "readable");
  await rename(join(root, "dist.1"), join(root, "gone"));
  expect(await one("GET /")).toMatchObject({
    status: 503,
    headers: {"content-type": "text/html; charset=utf-8", "retry-after": "10"}
  });
  await switchLink(dist, "gone");
  expect((await one("GET /"))?.status).toBe(200);
  let received = 0;
  for await (const part of socket) received += part.length;
  expect(received).toBeGreaterThan(LARGE);
  await nothingHeld(before);
});

test("downloads that are cut off leave nothing open", async () => {
  const before = descriptors();
  for (let round = 0; round < 3; round++) {
    const cutOff = async (i: number) => {
      const socket = connect(port, "127.0.0.1", () => socket.write(request("GET /published/large.parquet")));
      socket.on("error", () => {});
      if (i % 2 === 0)
        await once(socket, "data"); // the others go before anything was sent
      else await once(socket, "connect");
      socket.destroy();
    };
    await Promise.all(Array.from({length: 100}, (_, i) => cutOff(i)));
    await nothingHeld(before);
  }
});

test("two thousand requests, fifty at a time, are all answered, and nothing stays open", async () => {
  const before = descriptors();
  const agent = new Agent({keepAlive: true, maxSockets: 50});
  const targets = ["/", "/progress", "/published/t.csv", "/operations.json", "/none"];
  const statuses = await Promise.all(
    Array.from({length: 2000}, (_, i) => {
      const headers = {"accept-encoding": i % 2 === 0 ? "gzip" : "identity"};
      return new Promise(resolve =>
        ask({port, agent, path: targets[i % 5], headers}, answer =>
          answer.resume().on("end", () => resolve(answer.statusCode))
        )
      );
    })
  );
  expect(statuses.filter((status, i) => status !== (i % 5 === 4 ? 404 : 200))).toEqual([]);
  agent.destroy();
  await nothingHeld(before);
});

if (process.platform === "linux")
  // only there open files can be counted
  test("a server out of descriptors lives, and answers when there are some again", async () => {
    const code = `const {serve} = await import("./dashboard/site/serve.ts");
    const {server} = await serve(${JSON.stringify(dist)}, {port: 0, host: "127.0.0.1"});
    console.log(server.address().port);`;
    const words = `ulimit -n 200; exec "$0" --import tsx --input-type=module -e '${code}'`;
    const child = spawn("sh", ["-c", words, process.execPath], {cwd: repository, stdio: ["ignore", "pipe", "inherit"]});
    const own = Number(String((await once(child.stdout, "data"))[0]));
    const status = async () => (await exchange(own, request("GET /")))[0]?.status;
    expect(await status()).toBe(200);
    const before = descriptors(child.pid);
    const many = Array.from({length: 300}, () => {
      const socket = connect(own, "127.0.0.1", () => socket.write(request("GET /published/large.parquet")));
      return socket.on("error", () => {});
    });
    await expect.poll(() => descriptors(child.pid)).toBeGreaterThan(190);
    for (const socket of many) socket.destroy();
    await nothingHeld(before + 5, child.pid); // of three hundred; a process may come to hold a few of its own
    expect([await status(), child.exitCode]).toEqual([200, null]);
    child.kill();
  });
