import {afterEach, beforeEach, expect, test} from "vitest";
import {askSource} from "../../../pipeline/collect/askSource.js";
import {readLedger} from "../../../pipeline/collect/ledger.js";
import eStatSource from "../../../pipeline/sources/e_stat.js";
import {type EStatStub, type StubTable, startEStatStub} from "../../helpers/api/eStat.js";
import type {Mischief} from "../../helpers/api/eStatFamily.js";
import {filesIn, withFolder} from "../../helpers/project.js";

const KEY = "canary-e-stat-0123456789abcdef";
const ID = "0000000001";

/** Invented: five years of one count for the whole country. */
function table(): StubTable {
  const years = ["2019", "2020", "2021", "2022", "2023"];
  return {
    name: "試験統計調査",
    title: {"@no": "1", $: "施設の数"},
    opened: "2024-03-01",
    updated: "2024-06-28",
    surveyed: 0,
    classes: {
      tab: [{code: "01", name: "施設数", unit: "件"}],
      area: [{code: "00000", name: "全国"}],
      time: years.map(year => ({code: `${year}000000`, name: `${year}年`}))
    },
    values: years.map((year, i) => ({
      "@tab": "01",
      "@area": "00000",
      "@time": `${year}000000`,
      "@unit": "件",
      $: `${10 + i}`
    }))
  };
}

let stub: EStatStub;
beforeEach(async () => {
  stub = await startEStatStub({key: KEY, tables: {[ID]: table()}});
});
afterEach(() => stub.close());

function ask(archive: string, params: string, {key = KEY, timeoutMs = 60_000} = {}) {
  const effects = {sleep: async () => {}, random: () => 0.5, now: () => new Date("2026-11-24T00:00:00Z")};
  const rows = (name: string) => (name === "request" ? [{source_id: "e_stat", request_id: "r", params}] : []);
  return askSource(eStatSource, rows, archive, {
    keys: new Map([["E_STAT_APP_ID", key]]),
    endpoints: new Map([["e_stat", stub.base]]),
    http: {allowHttp: true, allowPrivate: true, timeoutMs, maxBytes: 1_000_000},
    effects
  });
}

const paths = () => stub.requests.map(({path, query}) => `${path} ${query.get("startPosition") ?? ""}`.trim());

test("the table is looked at first, then its figures come page by page, each with the names of its codes", async () => {
  await withFolder(async archive => {
    expect(await ask(archive, `statsDataId=${ID};limit=2`)).toMatchObject({outcome: "received", received: 4, why: []});
    expect(paths()).toEqual(["getMetaInfo", "getStatsData", "getStatsData 3", "getStatsData 5"]);
    const receipts = await readLedger(archive);
    const names = ["meta", "data-1", "data-2", "data-3"].map(name => `api/e_stat/r/${name}.json`);
    expect(receipts.map(({name}) => name)).toEqual(names);
    expect(stub.requests.slice(1).every(({query}) => query.get("metaGetFlg") === "Y")).toBe(true);
    expect(stub.requests.every(({query}) => query.get("appId") === KEY)).toBe(true);
    expect(receipts.map(({url}) => url).join()).not.toContain(KEY);
  });
});

test("an unchanged table costs one question; a new date of update, or another narrowing, brings its figures again", async () => {
  await withFolder(async archive => {
    await ask(archive, `statsDataId=${ID}`);
    stub.requests.length = 0;
    expect(await ask(archive, `statsDataId=${ID}`)).toMatchObject({outcome: "unchanged", received: 0});
    expect(paths()).toEqual(["getMetaInfo"]);

    Object.assign(stub.tables[ID] ?? {}, {updated: "2024-12-27"});
    expect(await ask(archive, `statsDataId=${ID}`)).toMatchObject({outcome: "received", received: 2});
    expect(paths()).toEqual(["getMetaInfo", "getMetaInfo", "getStatsData"]);

    expect(await ask(archive, `statsDataId=${ID};cdTimeFrom=2022000000`)).toMatchObject({received: 1});
    expect(stub.requests.at(-1)?.query.get("cdTimeFrom")).toBe("2022000000");
  });
});

test("no data is an answer, and is kept", async () => {
  await withFolder(async archive => {
    expect(await ask(archive, `statsDataId=${ID};cdTime=1999000000`)).toMatchObject({outcome: "received", received: 2});
  });
});

const REFUSED: [why: string, params: string, key: string, said: RegExp][] = [
  ["a wrong key", `statsDataId=${ID}`, "canary-wrong-key-0000", /STATUS 100）：認証に失敗しました。アプリケーションID/],
  ["a table that does not exist", "statsDataId=9999999999", KEY, /STATUS 102）：指定されたデータが存在しません/]
];

test.each(REFUSED)("%s is refused in the service's own words, and nothing is kept", async (_why, params, key, said) => {
  await withFolder(async archive => {
    const {outcome, why} = await ask(archive, params, {key});
    expect(outcome).toBe("failed");
    expect(why[0]?.ja).toMatch(said);
    expect(why[0]?.where).toMatch(/^e_stat\/r http/);
    expect(JSON.stringify(why)).not.toContain(key);
    expect(await readLedger(archive)).toEqual([]);
  });
});

const MISTAKES: [params: string, said: RegExp][] = [
  ["cdArea=00000", /statsDataId/],
  ["statsDataId=1", /statsDataId/],
  [`statsDataId=${ID};cdAre=00000`, /cdAre/],
  [`statsDataId=${ID};replaceSpChars=1`, /replaceSpChars/],
  [`statsDataId=${ID};appId=x`, /appId/]
];

test.each(MISTAKES)("the request %j is a mistake of request.csv and is not sent", async (params, said) => {
  await withFolder(async archive => {
    const {outcome, why} = await ask(archive, params);
    expect([outcome, stub.requests.length]).toEqual(["failed", 0]);
    expect(why).toMatchObject([
      {where: "data/reference/request.csv e_stat/r", ja: expect.stringMatching(said), en: expect.stringMatching(said)}
    ]);
  });
});

const PASSING: Mischief[][] = [
  ["throttled"],
  ["busy", "busy"],
  ["slow"],
  ["gzip", "gzip"],
  [undefined as never, "busy"]
];

test.each(PASSING)("%s %s passes: the same is asked again and all is received", async (...mischiefs) => {
  await withFolder(async archive => {
    stub.play(...mischiefs);
    const timeoutMs = mischiefs.includes("slow") ? 2000 : 60_000;
    expect(await ask(archive, `statsDataId=${ID}`, {timeoutMs})).toMatchObject({
      outcome: "received",
      received: 2,
      why: []
    });
  });
});

test.each<Mischief>(["refusing", "empty", "truncated", "html", "echo"])(
  "an answer that is %s is refused on either page, without the key, and what was there stays",
  async mischief => {
    for (const before of [[], [undefined]]) {
      await withFolder(async archive => {
        await ask(archive, `statsDataId=${ID}`);
        const [ledger, {size}] = [await readLedger(archive), await filesIn(archive)];
        Object.assign(stub.tables[ID] ?? {}, {updated: `2025-01-0${before.length + 1}`});
        stub.play(...before, mischief);
        const {outcome, why} = await ask(archive, `statsDataId=${ID}`);
        expect(outcome).toBe("failed");
        expect(why[0]?.ja).toMatch(mischief === "refusing" ? /STATUS 200）：サーバでエラー/ : /e-Stat が断りました/);
        expect(JSON.stringify(why)).not.toContain(KEY);
        expect(await readLedger(archive)).toEqual(ledger);
        expect([...(await filesIn(archive)).values()].some(bytes => bytes.includes(KEY))).toBe(false);
        expect(size).toBeGreaterThan(2);
      });
    }
  }
);
