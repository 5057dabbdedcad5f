import {type EnvHttpProxyAgent, MockAgent} from "undici";
import {afterEach, expect, test} from "vitest";
import {follow} from "../../pipeline/collect/hops.js";
import {httpDefaults, makeGet} from "../../pipeline/collect/http.js";
import {type StubServer, startFileServer} from "../helpers/api/fileServer.js";
import {still} from "../helpers/asking.js";
import {problemsOf} from "../helpers/errors.js";

const servers: StubServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(scripts: Parameters<typeof startFileServer>[0]): Promise<StubServer> {
  const server = await startFileServer(scripts);
  servers.push(server);
  return server;
}

const get = makeGet(
  {allowHttp: true, allowPrivate: true, timeoutMs: 60_000, tries: 1, secrets: ["canary-123456"]},
  still
);
const target = (url: string) => ({url, shownAs: "shown", perSecond: 1000, headers: {"x-key": "canary-123456"}});

test.each([301, 302, 303, 307, 308])("a redirect (%i) within the host is followed, the key with it", async status => {
  const server = await serve({"/a": {status, headers: {location: "/b?c=d"}}, "/b": {body: "there"}});
  expect((await get(target(`${server.base}a`))).content.toString()).toBe("there");
  expect(server.requests.map(({path, headers}) => [path, headers["x-key"]])).toEqual([
    ["/a", "canary-123456"],
    ["/b?c=d", "canary-123456"]
  ]);
});

test("a redirect to another host is followed without the key", async () => {
  const other = await serve({"/b": {body: "there"}});
  const server = await serve({"/a": {status: 302, headers: {location: `${other.base}b`}}});
  expect((await get(target(`${server.base}a`))).content.toString()).toBe("there");
  expect(other.requests.map(({headers}) => headers["x-key"])).toEqual([undefined]);
});

test("five redirects are followed, the sixth is not", async () => {
  const chain = (length: number) =>
    Object.fromEntries([
      ...Array.from({length}, (_, i) => [`/${i}`, {status: 302, headers: {location: `/${i + 1}`}}] as const),
      [`/${length}`, {body: "there"}] as const
    ]);
  const five = await serve(chain(5));
  expect((await get(target(`${five.base}0`))).content.toString()).toBe("there");
  const six = await serve(chain(6));
  expect((await problemsOf(() => get(target(`${six.base}0`))))[0]?.en).toBe("redirected more than 5 times.");
  expect(six.requests).toHaveLength(6);
});

test("plain http is refused before anything is sent, unless it is allowed", async () => {
  const server = await serve({"/a": {body: "there"}});
  const strict = makeGet({timeoutMs: 60_000, tries: 1}, still);
  expect((await problemsOf(() => strict(target(`${server.base}a`))))[0]?.en).toContain("only https");
  expect(server.requests).toEqual([]);
});

test.each([
  [false, "http:// is not used, only https (BIO_ALLOW_HTTP=1 allows http)."],
  [true, undefined]
])("a redirect from https to http, where http is allowed: %s", async (allowHttp, refusal) => {
  const agent = new MockAgent();
  agent.disableNetConnect();
  const redirect = {statusCode: 302, responseOptions: {headers: {location: "http://one.test/b"}}};
  agent.get("https://one.test").intercept({path: "/a"}).reply(redirect.statusCode, "", redirect.responseOptions);
  let headers: unknown;
  agent
    .get("http://one.test")
    .intercept({path: "/b"})
    .reply(200, options => {
      headers = options.headers;
      return "there";
    });
  const dispatcher = agent as unknown as EnvHttpProxyAgent;
  const going = () =>
    follow(target("https://one.test/a"), {...httpDefaults, allowHttp}, {dispatcher, signal: undefined});
  if (refusal === undefined) {
    expect((await going()).status).toBe(200);
    expect(JSON.stringify(headers)).not.toContain("canary"); // another scheme is another origin
  } else expect((await problemsOf(going))[0]?.en).toBe(refusal);
});

test.each([
  "http://user:canary-123456@127.0.0.1:9/?k=canary-123456",
  "http://[canary-123456",
  "ftp://x/canary-123456",
  "http://canary-123456.invalid/"
])("a redirect that cannot be followed (%s) is told without what stands in it", async location => {
  const server = await serve({"/a": {status: 302, headers: {location}}});
  const problems = JSON.stringify(await problemsOf(() => get(target(`${server.base}a`))));
  expect(problems).not.toContain("canary");
});

test("validators that echo the key are not kept", async () => {
  const headers = {etag: '"canary-123456"', "last-modified": "canary-123456"};
  const server = await serve({"/a": {body: "there", headers}});
  expect(await get(target(`${server.base}a`))).toEqual({status: 200, content: Buffer.from("there")});
});
