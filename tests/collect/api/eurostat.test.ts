import {afterEach, beforeEach, expect, test} from "vitest";
import {readLedger} from "../../../pipeline/collect/ledger.js";
import eurostat from "../../../pipeline/sources/eurostat.js";
import {accounts, type EurostatStub, startEurostatStub} from "../../helpers/api/eurostat.js";
import {ask, readBack, type World} from "../../helpers/asking.js";
import {withFolder} from "../../helpers/project.js";

let stub: EurostatStub;
beforeEach(async () => {
  stub = await startEurostatStub(accounts());
});
afterEach(() => stub.close());

const gdp = "dataset=nama_10_gdp;unit=CP_MEUR;na_item=B1GQ;geo=DE,FR;sinceTimePeriod=2000";
const world = (archive: string, given: Partial<World> = {}): World => ({
  source: eurostat,
  archive,
  base: stub.base,
  requests: {gdp},
  series: {gdp: {"geo=DE": "eurostat-gdp-de", "geo=FR": "eurostat-gdp-fr"}},
  ...given
});
const names = async (archive: string) => (await readLedger(archive)).map(({name}) => name);

test("several values of a dimension are asked for by naming it again", async () => {
  await withFolder(async archive => {
    expect(await ask(world(archive))).toMatchObject({outcome: "received", received: 1, why: []});
    expect(stub.requests.map(({path}) => path)).toEqual([
      "/statistics/1.0/data/nama_10_gdp?format=JSON&lang=EN&unit=CP_MEUR&na_item=B1GQ&geo=DE&geo=FR&sinceTimePeriod=2000"
    ]);
    expect(await names(archive)).toEqual(["api/eurostat/gdp/data.json"]);
    const [file] = await readBack(world(archive));
    expect(file?.readings.map(({key, period, value, status}) => [key, period, value, status])).toEqual([
      ["eurostat-gdp-de", "2022", "3900000", "実績"],
      ["eurostat-gdp-de", "2023", "4100000.10", "p"],
      ["eurostat-gdp-de", "2024", ":", "実績"],
      ["eurostat-gdp-fr", "2022", "2600000", "実績"],
      ["eurostat-gdp-fr", "2023", ":", "実績"],
      ["eurostat-gdp-fr", "2024", ":", "実績"]
    ]);
  });
});

test("a packed answer is read as any other", async () => {
  await withFolder(async archive => {
    const {body = ""} = {body: await (await fetch(`${stub.base}data/nama_10_gdp?geo=DE`)).text()};
    stub.misbehave({body, gzip: true});
    expect(await ask(world(archive))).toMatchObject({outcome: "received"});
    expect((await readBack(world(archive)))[0]?.readings).toHaveLength(4);
  });
});

test.each([
  [
    "a data set it does not have",
    "dataset=nama_99",
    "Eurostat refused (404 100): ERR_NOT_FOUND_4: The dataset nama_99 was not found"
  ],
  [
    "a dimension the data set does not have",
    "dataset=nama_10_gdp;coicop=CP00",
    'Eurostat refused (400 150): INVALID_QUERY_DIMENSION: Dimension "COICOP" is not defined'
  ],
  ["a code that fits nothing", "dataset=nama_10_gdp;geo=XX", "no figure fits the filters."],
  ["years without figures", "dataset=nama_10_gdp;sinceTimePeriod=2024", "no figure fits the filters."]
])("%s is refused, and the other requests go on", async (_name, params, said) => {
  await withFolder(async archive => {
    const {outcome, why} = await ask(world(archive, {requests: {bad: params, gdp}}));
    expect([outcome, why.map(({en}) => en)]).toEqual(["partly", [said]]);
    expect(await names(archive)).toEqual(["api/eurostat/gdp/data.json"]);
  });
});

test("more cells than the service gives at once are refused with its own words", async () => {
  await withFolder(async archive => {
    const time = Object.fromEntries(Array.from({length: 400}, (_, i) => [String(2000 + i), ""]));
    Object.assign(stub.datasets.nama_10_gdp?.dimensions ?? {}, {time});
    const {why} = await ask(world(archive, {requests: {gdp: "dataset=nama_10_gdp"}}));
    expect(why[0]?.en).toMatch(/^Eurostat refused \(413 413\): EXTRACTION_TOO_BIG: .*estimated 1200 rows/);
    expect(why[0]?.ja).toContain("Eurostat の応答は誤りです（413 413）");
  });
});

const later = {
  status: 413,
  label: "ASYNCHRONOUS_RESPONSE. Your request will be treated asynchronously. Please try again later."
};
test.each([
  ["with HTTP 200, as a warning", {body: JSON.stringify({warning: later})}, "the answer is made later (413): ASYNC"],
  [
    "with HTTP 413, as an error",
    {status: 413, body: JSON.stringify({error: [{...later, id: 413}]})},
    "Eurostat refused (413 413): ASYNC"
  ],
  [
    "as an error alone, not in a list",
    {body: '{"error":{"status":"400","label":"No results found"}}'},
    "Eurostat refused (400): No results found"
  ],
  [
    "as no results with HTTP 200",
    {body: '{"error":[{"status":200,"id":100,"label":"NO_RESULTS"}]}'},
    "Eurostat refused (200 100): NO_RESULTS"
  ],
  [
    "as a page for people",
    {body: "<html><body>The service is <b>down</b></body></html>"},
    "the answer is no JSON: The service is down"
  ],
  [
    "as JSON of an unlisted kind, with HTTP 400",
    {status: 400, body: '{"title":"Bad request"}'},
    'the answer is no JSON: {"title":"Bad request"}'
  ]
])("an answer that is none, %s, is refused, and what was received before stands", async (_name, answering, said) => {
  await withFolder(async archive => {
    await ask(world(archive));
    stub.misbehave(answering);
    const {outcome, why} = await ask(world(archive));
    expect(outcome).toBe("failed");
    expect(why.map(({en}) => en.startsWith(said) || en)).toEqual([true]);
    expect(await names(archive)).toEqual(["api/eurostat/gdp/data.json"]);
  });
});

test("throttled, it is asked again after the time it says; cut off, at once; then it is heard", async () => {
  await withFolder(async archive => {
    const slept: number[] = [];
    const cube = await (await fetch(`${stub.base}data/nama_10_gdp?geo=DE`)).text();
    const ways = [{status: 429, headers: {"retry-after": "9"}}, {body: cube, cut: true}, {body: cube}];
    stub.set("*", (_asked, nth) => ways[Math.min(nth, 3) - 1] ?? {});
    const effects = {sleep: async (ms: number) => slept.push(ms)};
    expect(await ask(world(archive, {effects}))).toMatchObject({outcome: "received"});
    expect(slept).toContain(9000);
  });
});

test("a data set dated anew is no news while its figures and flags stay; a flag that goes is", async () => {
  await withFolder(async archive => {
    await ask(world(archive));
    const dataset = stub.datasets.nama_10_gdp;
    if (!dataset) throw new Error("no data set");
    dataset.updated = "2026-10-01T11:00:00+0200";
    expect((await ask(world(archive))).outcome).toBe("unchanged");
    dataset.flags = {};
    expect((await ask(world(archive))).outcome).toBe("received");
    expect((await readBack(world(archive))).at(-1)?.readings[1]).toMatchObject({
      status: "実績",
      published_on: "2026-10-01"
    });
  });
});
