import type {LookupAddress} from "node:dns";
import {createServer} from "node:http";
import {type AddressInfo, connect} from "node:net";
import {afterAll, afterEach, beforeAll, expect, test, vi} from "vitest";
import {makeGet} from "../../pipeline/collect/http.js";
import type {HttpOptions} from "../../pipeline/collect/httpRequest.js";
import {
  assertPublicHost,
  NotPublic,
  notPublic,
  publicLookup,
  type Resolve
} from "../../pipeline/collect/publicAddress.js";
import {type StubServer, startFileServer} from "../helpers/api/fileServer.js";
import {still} from "../helpers/asking.js";
import {problemsOf} from "../helpers/errors.js";

let server: StubServer;
beforeAll(async () => {
  server = await startFileServer({"*": {body: "there"}});
});
afterAll(() => server.close());
afterEach(() => vi.unstubAllEnvs());

test.each([
  ["127.0.0.1", "127.0.0.0/8"],
  ["10.255.255.255", "10.0.0.0/8"],
  ["172.16.0.1", "172.16.0.0/12"],
  ["192.168.1.1", "192.168.0.0/16"],
  ["169.254.169.254", "169.254.0.0/16"],
  ["100.64.0.1", "100.64.0.0/10"],
  ["0.0.0.0", "0.0.0.0/8"],
  ["192.0.2.1", "192.0.2.0/24"],
  ["198.18.0.1", "198.18.0.0/15"],
  ["224.0.0.1", "224.0.0.0/4"],
  ["255.255.255.255", "240.0.0.0/4"],
  ["::", "::/128"],
  ["::1", "::1/128"],
  ["::ffff:7f00:1", "::ffff:0:0/96"],
  ["::ffff:8.8.8.8", "::ffff:0:0/96"],
  ["::7f00:1", "::/96"],
  ["64:ff9b::7f00:1", "64:ff9b::/96"],
  ["2002:7f00:1::", "2002:"],
  ["2001:db8::1", "2001:db8::/32"],
  ["fd00::1", "fc00::/7"],
  ["fe80::1", "fe80::/10"],
  ["fe80::1%eth0", "fe80::/10"],
  ["ff02::1", "ff00::/8"],
  ["5f00::1", "4000::/2"],
  ["no address", "no IP address"]
])("%s is not of the open internet: %s", (ip, range) => {
  expect(notPublic(ip)).toContain(range);
});

test.each(["8.8.8.8", "100.63.255.255", "100.128.0.0", "172.32.0.1", "223.255.255.255", "2606:4700::1", "2001:200::1"])(
  "%s is of the open internet",
  ip => {
    expect(notPublic(ip)).toBeUndefined();
  }
);

test.each([
  "https://2130706433/",
  "https://0x7f.1/",
  "https://0177.0.0.1/",
  "https://127.0.0.1./",
  "https://１２７.0.0.1/",
  "https://[::ffff:7f00:1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://localhost/",
  "https://localhost./",
  "https://a.LocalHost/",
  "https://ⓛocalhost/",
  "HTTPS://127.1/"
])("%s says by itself that it is not public", url => {
  expect(() => assertPublicHost(new URL(url))).toThrow(NotPublic);
});

test.each(["https://xn--r8jz45g.xn--zckzah/", "https://localhost.example.org/", "https://notlocalhost/"])(
  "%s must be looked up first",
  url => {
    expect(() => assertPublicHost(new URL(url))).not.toThrow();
  }
);

const answering =
  (...addresses: string[]): Resolve =>
  (_host, _options, done) =>
    done(
      null,
      addresses.map(address => ({address, family: address.includes(":") ? 6 : 4}))
    );

test.each([
  [
    ["10.0.0.1", "8.8.8.8", "::1", "2606:4700::1"],
    ["8.8.8.8", "2606:4700::1"]
  ],
  [["10.0.0.1", "::1"], undefined],
  [[], undefined]
])("of what a name leads to, %j, only the public ones are connected to", (found, open) => {
  const look = publicLookup(answering(...found));
  look("one.test", {all: true}, (error, addresses) => {
    if (open) expect((addresses as LookupAddress[]).map(({address}) => address)).toEqual(open);
    else expect(error).toBeInstanceOf(NotPublic);
  });
  look("one.test", {all: false}, (error, address) => {
    if (open) expect(address).toBe(open[0]);
    else expect(error).toBeInstanceOf(NotPublic);
  });
  expect.assertions(2);
});

const told = async (url: string, resolve: Resolve, options: Partial<HttpOptions> = {}) => {
  const get = makeGet({allowHttp: true, timeoutMs: 60_000, ...options}, {...still, resolve});
  return (await problemsOf(() => get({url, shownAs: "https://shown/file", perSecond: 1000})))[0];
};

test("a name that leads into a private network is not connected to, is told in both languages and not tried again", async () => {
  let asked = 0;
  const resolve: Resolve = (host, options, done) => {
    asked++;
    answering("127.0.0.1")(host, options, done);
  };
  const before = server.requests.length;
  const problem = await told(`http://one.test:${new URL(server.base).port}/`, resolve);
  expect(problem?.reason).toEqual({code: "address_not_public", host: "shown"});
  expect(problem?.ja).toContain("one.test は公開のインターネットのアドレスではない");
  expect(problem?.en).toContain("one.test is no address of the open internet and is not asked (127.0.0.0/8");
  expect([asked, server.requests.length]).toEqual([1, before]);
});

test("a name is looked up once for a connection, so that nobody can answer otherwise in between", async () => {
  let asked = 0;
  const rebinding: Resolve = (host, options, done) =>
    answering(++asked === 1 ? "2001:db8::1" : "127.0.0.1")(host, options, done);
  expect((await told(`http://one.test:${new URL(server.base).port}/`, rebinding))?.reason?.code).toBe(
    "address_not_public"
  );
  expect(asked).toBe(1);
});

/** A proxy of one's own network, which connects to the server whatever it is asked for, and what it was asked for. */
async function startProxy() {
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on("connect", ({url = ""}, socket) => {
    asked.push(url);
    const behind = connect(Number(new URL(server.base).port), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      behind.pipe(socket).pipe(behind);
    });
    for (const end of [socket, behind]) end.on("error", () => {});
  });
  await new Promise<void>(resolve => proxy.listen(0, "127.0.0.1", resolve));
  vi.stubEnv("http_proxy", `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
  return {asked, close: () => proxy.close()};
}

test("a proxy may stand in a private network and looks names up itself, but is not asked for what is not public", async () => {
  const proxy = await startProxy();
  const get = makeGet({allowHttp: true}, {...still, resolve: answering()});
  const there = {url: "http://one.test/", shownAs: "https://shown/file", perSecond: 1000};
  expect((await get(there)).content.toString()).toBe("there");
  for (const location of ["https://127.0.0.1/admin", "http://[::1]/", "https://localhost./", "http://0x7f.1/"]) {
    server.set("*", {status: 302, headers: {location}});
    expect((await problemsOf(() => get(there)))[0]?.reason?.code).toBe("address_not_public");
    expect((await problemsOf(() => get({...there, url: location})))[0]?.reason?.code).toBe("address_not_public");
  }
  expect(new Set(proxy.asked)).toEqual(new Set(["one.test:80"]));
  proxy.close();
});

test("a proxy that is none is told by its variable, and nothing of what stands in it", async () => {
  vi.stubEnv("https_proxy", "http://user:canary-123456@[");
  const [problem] = await problemsOf(async () => makeGet({}, still));
  expect(problem?.where).toBe("HTTPS_PROXY, HTTP_PROXY");
  expect(JSON.stringify(problem)).not.toContain("canary");
});
