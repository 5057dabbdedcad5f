import {readFile} from "node:fs/promises";
import {createServer as createProxy} from "node:http";
import {connect, createServer, type Socket} from "node:net";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {raise} from "../../pipeline/schedule/alerts/outbox.js";
import {type CliProject, makeCompiledProject} from "../helpers/cli.js";
import {googleChat, type Service, slack, startService} from "../schedule/alerts/services.js";
import {alertOf, withMailServer} from "../schedule/alerts/world.js";

let project: CliProject;
let service: Service;

beforeAll(async () => {
  project = await makeCompiledProject();
  service = await startService(slack);
});

afterAll(async () => {
  await service.close();
  await project.remove();
});

const lines = (text: string) => text.trimEnd().split("\n");

test("alerts test sends one alert through every channel, and says of each in a line that it was sent", async () => {
  await withMailServer({}, async (address, mails) => {
    const file = join(project.root, "out.jsonl");
    const env = {
      BIO_ALERT_FILE: file,
      BIO_ALERT_WEBHOOK: service.url,
      BIO_ALERT_WEBHOOK_FORMAT: "slack",
      BIO_ALERT_SMTP: `smtp://${address}`,
      BIO_ALERT_FROM: "bio@example.jp",
      BIO_ALERT_TO: "a@example.jp"
    };
    const {code, stdout, stderr} = await project.bio("alerts test --lang en", env);
    const host = new URL(service.url).host;
    expect({code, stderr, lines: lines(stdout)}).toEqual({
      code: 0,
      stderr: "",
      lines: [`file  ${file}  sent`, `webhook  ${host} (slack)  sent`, "mail  127.0.0.1  sent"]
    });
    expect(stdout).not.toContain("canary");
    expect(service.shown.at(-1)?.[0]).toBe("[バイオ戦略] 試験 1件");
    expect(mails.map(({headers}) => headers.subject)).toEqual(["[バイオ戦略] 試験 1件"]);
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({kind: "test"});
  });
});

test("a channel that refuses is told with its reason and its host alone, and the code is 1", async () => {
  const chat = await startService(googleChat);
  const refused = await project.bio("alerts test", {BIO_ALERT_WEBHOOK: chat.url, BIO_ALERT_WEBHOOK_FORMAT: "slack"});
  const host = new URL(chat.url).host;
  expect(refused).toEqual({
    code: 1,
    stdout: `webhook  ${host} (slack)  送れませんでした：HTTP 400 INVALID_ARGUMENT\n`,
    stderr: ""
  });
  await chat.close();
  const nobody = createServer().listen(0, "127.0.0.1");
  await new Promise(resolve => nobody.once("listening", resolve));
  const port = (nobody.address() as {port: number}).port;
  await new Promise(resolve => nobody.close(resolve));
  const dead = await project.bio("alerts test --json", {BIO_ALERT_WEBHOOK: `http://127.0.0.1:${port}/canary`});
  expect([dead.code, JSON.parse(dead.stdout)]).toEqual([
    1,
    [{channel: "webhook", to: `127.0.0.1:${port} (generic)`, sent: false, why: "ECONNREFUSED"}]
  ]);
});

test("alerts leave through the proxy of the environment, except to hosts that it names", async () => {
  const through: string[] = [];
  const proxy = createProxy((request, response) => {
    through.push(request.url ?? "");
    response.end("ok");
  });
  proxy.on("connect", (request, socket: Socket) => {
    through.push(request.url ?? "");
    const [host, port] = (request.url ?? "").split(":");
    const onward = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
  });
  await new Promise<void>(resolve => proxy.listen(0, "127.0.0.1", resolve));
  const HTTP_PROXY = `http://127.0.0.1:${(proxy.address() as {port: number}).port}`;
  const env = {BIO_ALERT_WEBHOOK: service.url, BIO_ALERT_WEBHOOK_FORMAT: "slack", HTTP_PROXY};
  expect(await project.bio("alerts test", env)).toMatchObject({code: 0, stderr: ""});
  expect(through).toEqual([expect.stringContaining(new URL(service.url).host)]);
  expect(await project.bio("alerts test", {...env, NO_PROXY: "127.0.0.1"})).toMatchObject({code: 0, stderr: ""});
  expect(through).toHaveLength(1);
  proxy.closeAllConnections();
  await new Promise(resolve => proxy.close(resolve));
});

test("without a channel the test fails in one line that says what to set; alerts alone says there is none", async () => {
  const {code, stdout, stderr} = await project.bio("alerts test");
  expect({code, stdout, lines: lines(stderr).length}).toEqual({code: 1, stdout: "", lines: 1});
  expect(stderr).toContain("set BIO_ALERT_WEBHOOK, BIO_ALERT_SMTP or BIO_ALERT_FILE");
  expect(await project.bio("alerts --lang en")).toMatchObject({code: 0, stdout: expect.stringContaining("no channel")});
});

test("alerts shows each channel and what waits for it, and sends nothing", async () => {
  const sent = service.shown.length;
  const {data} = project.settings;
  await raise(join(data, "alerts.jsonl"), [alertOf("failure:a"), alertOf("delay:b")]);
  const env = {BIO_ALERT_WEBHOOK: service.url, BIO_ALERT_DIGEST: "09:00"};
  const {code, stdout} = await project.bio("alerts --lang en", env);
  expect([code, lines(stdout)]).toEqual([
    0,
    [
      `webhook  ${new URL(service.url).host} (generic)  waiting: 2`,
      "  [failure] could not collect a",
      "  [delay] could not collect b",
      "a daily digest goes at 09:00, Japan time"
    ]
  ]);
  const json = JSON.parse((await project.bio("alerts --json", env)).stdout);
  expect(json.channels[0].waiting.map(({key}: {key: string}) => key)).toEqual(["failure:a", "delay:b"]);
  expect(service.shown).toHaveLength(sent);
});
