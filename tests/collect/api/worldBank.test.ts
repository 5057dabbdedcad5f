import {afterEach, beforeEach, expect, test} from "vitest";
import {readLedger} from "../../../pipeline/collect/ledger.js";
import worldBank from "../../../pipeline/sources/world_bank.js";
import {startWorldBankStub, type WorldBankStub, xmlError} from "../../helpers/api/worldBank.js";
import {ask, readBack, type World} from "../../helpers/asking.js";
import {withFolder} from "../../helpers/project.js";

let stub: WorldBankStub;
beforeEach(async () => {
  stub = await startWorldBankStub({
    figures: {
      "NY.GDP.MKTP.CD": {
        JP: {2023: "4204494802431.55", 2024: null},
        US: {2023: 27720709000000, 2024: "29184890000000.0"},
        DE: {2023: 1}
      },
      "NO.DATA": {JP: {}}
    }
  });
});
afterEach(() => stub.close());

const gdp = "country=JP,US;indicator=NY.GDP.MKTP.CD";
const world = (archive: string, given: Partial<World> = {}): World => ({
  source: worldBank,
  archive,
  base: stub.base,
  requests: {gdp},
  ...given
});

test("several countries are asked for at once, as a list with semicolons, in pages of a thousand", async () => {
  await withFolder(async archive => {
    expect(await ask(world(archive))).toMatchObject({outcome: "received", received: 1});
    expect(stub.requests.map(({path}) => path)).toEqual([
      "/v2/country/JP;US/indicator/NY.GDP.MKTP.CD?format=json&per_page=1000&page=1"
    ]);
  });
});

test("every page is fetched where the service makes them smaller, and each figure is there once", async () => {
  await withFolder(async archive => {
    stub.data.mostPerPage = 3;
    const given = world(archive, {requests: {gdp: "country=JP,US,DE;indicator=NY.GDP.MKTP.CD"}});
    expect(await ask(given)).toMatchObject({received: 2});
    expect((await readLedger(archive)).map(({name}) => name)).toEqual([
      "api/world_bank/gdp/page-1.json",
      "api/world_bank/gdp/page-2.json"
    ]);
    const readings = (await readBack(given)).flatMap(({readings}) => readings);
    expect(readings.map(({locator, period, value}) => [locator, period, value])).toEqual([
      ["NY.GDP.MKTP.CD Japan", "2024", "null"],
      ["NY.GDP.MKTP.CD Japan", "2023", "4204494802431.55"],
      ["NY.GDP.MKTP.CD United States", "2024", "29184890000000.0"],
      ["NY.GDP.MKTP.CD United States", "2023", "27720709000000"],
      ["NY.GDP.MKTP.CD Germany", "2023", "1"]
    ]);
  });
});

test("an asking cut off between pages goes on at the page it had not seen", async () => {
  await withFolder(async archive => {
    stub.data.mostPerPage = 1;
    stub.misbehave({status: 502}, 3);
    expect(await ask(world(archive))).toMatchObject({outcome: "failed", received: 0});
    stub.misbehave(undefined);
    stub.requests.splice(0);
    expect(await ask(world(archive))).toMatchObject({outcome: "received", received: 4});
    expect(stub.requests.map(({path}) => path.slice(-1))).toEqual(["3", "4"]);
  });
});

test.each([
  ["an indicator it does not know", "country=JP;indicator=NO.SUCH", "(120): The provided parameter value is not valid"],
  [
    "a country it does not know",
    "country=JP,XX;indicator=NY.GDP.MKTP.CD",
    "(120): The provided parameter value is not valid"
  ]
])("%s is refused with HTTP 200, and nothing is kept", async (_name, params, said) => {
  await withFolder(async archive => {
    const {outcome, why} = await ask(world(archive, {requests: {bad: params, gdp}}));
    expect(outcome).toBe("partly");
    expect(why.map(({en}) => en)).toEqual([`the World Bank refused ${said}`]);
    expect((await readLedger(archive)).map(({name}) => name)).toEqual(["api/world_bank/gdp/page-1.json"]);
  });
});

test.each([
  [
    "an error as XML",
    xmlError("160", "Data not found.", "not valid or data not found."),
    "the World Bank refused (160): not valid or data not found."
  ],
  [
    "a page for people",
    "<!doctype html><style>p{}</style><p>Scheduled <b>maintenance</b></p>",
    "the answer is no JSON: Scheduled maintenance"
  ],
  ["nothing", "", "the answer is no JSON"],
  ["half of an answer", '[{"page":1,"pages":1', 'the answer is no JSON: [{"page":1,"pages":1'],
  ["lists without end", "[".repeat(200_000), `the answer is no JSON: ${"[".repeat(200)}`]
])("%s in place of JSON is refused, and what was received before stands", async (_name, body, said) => {
  await withFolder(async archive => {
    await ask(world(archive));
    stub.misbehave({body});
    const {outcome, why} = await ask(world(archive));
    expect([outcome, why.map(({en}) => en)]).toEqual(["failed", [said]]);
    expect(await readLedger(archive)).toHaveLength(1);
  });
});

test("an indicator without any figure is an answer with nothing in it", async () => {
  await withFolder(async archive => {
    const given = world(archive, {requests: {none: "country=JP;indicator=NO.DATA"}});
    expect(await ask(given)).toMatchObject({outcome: "received", received: 1});
    expect((await readBack(given)).map(({readings}) => readings)).toEqual([[]]);
  });
});

test("a new day of update alone is no news; a changed figure is", async () => {
  await withFolder(async archive => {
    await ask(world(archive));
    stub.data.lastupdated = "2026-08-01";
    expect((await ask(world(archive))).outcome).toBe("unchanged");
    stub.data.figures["NY.GDP.MKTP.CD"] = {JP: {2023: "4204494802431.56"}, US: {}};
    expect((await ask(world(archive))).received).toBe(1);
    expect(await readLedger(archive)).toHaveLength(2);
  });
});

test.each([
  ["a list that is none", '[{"page":1,"pages":1,"per_page":50,"total":1},{"indicator":"NY.GDP.MKTP.CD"}]', "$[1]"],
  ["an object", '{"data":[]}', "$"],
  ["a page number that is none", '[{"page":null,"pages":1,"per_page":50,"total":1},[]]', "$[0].page"]
])("%s is kept, and held whole with the place", async (_name, body, place) => {
  await withFolder(async archive => {
    stub.misbehave({body, gzip: true});
    expect(await ask(world(archive))).toMatchObject({outcome: "received"});
    const [file] = await readBack(world(archive));
    expect(file?.readings.map(({address, evidence}) => [address, evidence])).toEqual([[place, "payload_shape"]]);
  });
});
