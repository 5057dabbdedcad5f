import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {askedText} from "../../pipeline/cli/text/progress.js";
import {summaryText} from "../../pipeline/cli/text/summary.js";
import type {Operations} from "../../pipeline/contracts/operations.js";
import {describe as told} from "../../pipeline/errors.js";
import {run} from "../../pipeline/run/run.js";
import {alertsPath, raiseAlerts} from "../../pipeline/schedule/afterRun.js";
import {deliver} from "../../pipeline/schedule/alerts/outbox.js";
import {alertSettings} from "../../pipeline/schedule/alerts/settings.js";
import {makeLog} from "../../pipeline/schedule/log.js";
import {readSummary, writeSummary} from "../../pipeline/schedule/summaryFile.js";
import {loadSettings, type Settings} from "../../pipeline/settings.js";
import {sources} from "../../pipeline/sources/index.js";
import {withReadStore} from "../../pipeline/store.js";
import {type StubServer, startFileServer} from "../helpers/api/fileServer.js";
import {still} from "../helpers/asking.js";
import {filesIn, makeProject, type Project} from "../helpers/project.js";
import {rows} from "../helpers/store.js";
import {elsewhere, type Mischief, mischievous, told as sentTo} from "./canaryServer.js";

const KEYS = {
  E_STAT_APP_ID: "CANARY/estat+key=1&2",
  GBIZINFO_TOKEN: 'CANARY-gbiz"(key)"',
  OPENALEX_API_KEY: "CANARY-openalex-key",
  BIO_SECRET_BOX: "CANARY-box/key?1"
};
/** The last of these as it is named in an address. */
const BOX = `$${"{BIO_SECRET_BOX}"}`;
/** A canary as it is, in an address or in JSON; and in base64, wherever it begins. */
const CANARY = /CANARY|%43%41%4E|Q0FOQVJ|NBTkFSW|DQU5BUl/i;
const APIS = ["e_stat", "stat_dashboard", "gbizinfo", "openalex", "eurostat", "world_bank", "url"];
const asking = sources.filter(({asks}) => asks).map(({id}) => id);
const SIX = [1, 2, 3, 4, 5, 6];

let project: Project;
let service: StubServer;
let other: StubServer;
const heard: string[] = [];
const met = new Set<string>();
const codes = new Set<string>();

/** Six questions for each source. */
async function ask6(at: (path: string) => string): Promise<void> {
  await project.edit("data/reference/request.csv", text =>
    [
      text.split("\n")[0],
      ...SIX.flatMap(n => [
        `e_stat,q${n},statsDataId=000000000${n},,`,
        `stat_dashboard,q${n},IndicatorCode=000000000000000000${n};RegionCode=00000,,`,
        `eurostat,q${n},dataset=set_${n},,`,
        `world_bank,q${n},country=JP;indicator=X${n},,`,
        `url_file,q${n},url=${at(`url/${n}`)}/${BOX}/x.csv?t=CANARY-LITERAL&u=${BOX}#CANARY-HASH,,`
      ]),
      ""
    ].join("\n")
  );
}

beforeAll(async () => {
  project = await makeProject();
  [service, other] = await Promise.all([startFileServer({}), startFileServer({"*": elsewhere})]);
  await ask6(path => `${service.base}${path}`);
  let n = 0;
  await project.edit("data/reference/organisation.csv", text =>
    text.replace(/^([^,]+),,/gm, (line, name) => (n < 6 ? `${name},100000000000${++n},` : line))
  );
}, 60_000);
afterAll(async () => {
  await Promise.all([service.close(), other.close()]);
  await project.remove();
});

function settingsAt(base: string, timeoutMs: number): Settings {
  const endpoints = APIS.filter(api => api !== "url").map(api => `${api}=${base}${api}/`);
  const env = {...KEYS, BIO_ENDPOINTS: endpoints.join(" "), BIO_ALLOW_HTTP: "1", BIO_ALLOW_PRIVATE: "1"};
  const settings = loadSettings(env, project.root);
  return {...settings, services: {...settings.services, timeoutMs}};
}

/** One run that asks every source, and all that is told of it on every way out. */
async function go(nth: number, modes: readonly Mischief[], base = service.base, timeoutMs = 60_000): Promise<void> {
  const {answer, met: here} = mischievous(modes, other.base, Object.values(KEYS));
  service.set("*", answer);
  const settings = settingsAt(base, timeoutMs);
  const now = () => new Date(Date.UTC(2026, 10, 24, nth));
  const log = makeLog({level: "debug", lang: "ja"}, line => heard.push(line));
  const progress = () => {};
  const {asked, run_id} = await run(settings, {now, progress, ask: asking, http: {...still, now}});
  heard.push(JSON.stringify(asked), ...asked.map(askedText));
  for (const {source_id, why} of asked) {
    log.of(run_id).say("source_failed", {source_id, why: why.map(told)});
    for (const {reason} of why) codes.add(`${source_id} ${reason?.code}`);
  }
  const alerts = alertSettings({
    BIO_ALERT_FILE: join(project.root, "data", "alerts-out.jsonl"),
    BIO_ALERT_WEBHOOK: "https://hooks.example.org/x",
    BIO_ALERT_SMTP: "smtp://mail.example.org",
    BIO_ALERT_FROM: "a@example.org",
    BIO_ALERT_TO: "b@example.org"
  });
  const summary = await readSummary(settings, sources, now());
  const ended = {run_id, at: now(), asked, why: asked.flatMap(({why}) => why), before: [], tallies: [], summary};
  await raiseAlerts(settings, alerts, sources, ended);
  await deliver(alertsPath(settings), alerts, {
    now,
    log: entry => heard.push(JSON.stringify(entry)),
    post: async (_url, body) => ({status: heard.push(JSON.stringify(body)) > 0 ? 200 : 500}),
    mail: () => ({
      sendMail: async message => ({rejected: heard.push(JSON.stringify(message)) > 0 ? [] : [""]}),
      close() {}
    })
  });
  await writeSummary(settings, sources, now());
  heard.push(summaryText(summary, "ja"), summaryText(summary, "en"));
  for (const one of here()) met.add(one);
}

test("no key and nothing of an address is found anywhere, whatever a service does with it", async () => {
  await go(1, ["elsewhere", "ring", "gone", "broken", "echo", "busy"]);
  await go(2, ["locked"]);
  await go(3, ["throttled"]);
  await go(4, ["slow"], service.base, 60);
  const closed = await startFileServer({});
  await closed.close();
  await go(5, [], closed.base);

  const modes: Mischief[] = ["elsewhere", "ring", "gone", "broken", "echo", "busy", "locked", "throttled", "slow"];
  expect(APIS.flatMap(api => modes.map(mode => `${api} ${mode}`)).filter(one => !met.has(one))).toEqual([]);
  expect(other.requests.some(({path}) => CANARY.test(path))).toBe(true);
  for (const code of ["redirected", "busy", "timed_out", "not_reached"])
    expect(asking.filter(id => !codes.has(`${id} ${code}`))).toEqual(code === "not_reached" ? ["url_file"] : []);
  const sent = service.requests.map(asked => sentTo(asked));
  expect(Object.values(KEYS).filter(key => !sent.some(text => text.includes(key)))).toEqual([]);

  const left = [...(await filesIn(join(project.root, "data")))].filter(([name]) => name !== "reference/request.csv");
  expect(left.filter(([, bytes]) => CANARY.test(bytes.toString("latin1"))).map(([name]) => name)).toEqual([]);
  expect(heard.filter(text => CANARY.test(text))).toEqual([]);
  expect(left.length).toBeGreaterThan(100);
  expect(left.map(([name]) => name)).toContain("hosts.json");
  await withReadStore(project.settings.warehouse, async store => {
    const params = await rows(store, "select params from reference.request where source_id = 'url_file' limit 1");
    expect(JSON.stringify(params)).toMatch(/\/url\/1\/\$\{BIO_SECRET_BOX\}\/x\.csv"/);
  });
  const published = JSON.parse(await project.read("data/published/operations.json")) as Operations;
  expect(JSON.stringify(published)).not.toMatch(/"(ja|en|where)":/);
}, 120_000);
