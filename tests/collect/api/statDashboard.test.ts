import {afterEach, beforeEach, expect, test} from "vitest";
import {statDashboard} from "../../../pipeline/collect/api/stat_dashboard.js";
import {askSource} from "../../../pipeline/collect/askSource.js";
import {readLedger} from "../../../pipeline/collect/ledger.js";
import statDashboardSource from "../../../pipeline/sources/stat_dashboard.js";
import type {Mischief} from "../../helpers/api/eStatFamily.js";
import {type StatDashboardStub, startStatDashboardStub} from "../../helpers/api/statDashboard.js";
import {withFolder} from "../../helpers/project.js";

const CODE = "0000000000000000001";
const OTHER = "0000000000000000002";
const NATION = `IndicatorCode=${CODE};RegionalRank=2`;

let stub: StatDashboardStub;
beforeEach(async () => {
  stub = await startStatDashboardStub({
    figures: [
      {indicator: CODE, regionCode: "00000", time: "2022CY00", $: "10"},
      {indicator: CODE, regionCode: "00000", time: "2023CY00", $: "11"},
      {indicator: OTHER, regionCode: "00000", time: "2023CY00", $: "7"}
    ]
  });
});
afterEach(() => stub.close());

function ask(archive: string, params: string, timeoutMs = 60_000) {
  const effects = {sleep: async () => {}, random: () => 0.5, now: () => new Date("2026-11-24T00:00:00Z")};
  const rows = (name: string) => (name === "request" ? [{source_id: "stat_dashboard", request_id: "r", params}] : []);
  return askSource(statDashboardSource, rows, archive, {
    keys: new Map([["E_STAT_APP_ID", "canary-of-another-service"]]),
    endpoints: new Map([["stat_dashboard", stub.base]]),
    http: {allowHttp: true, allowPrivate: true, timeoutMs, maxBytes: 1_000_000},
    effects
  });
}

test("one question without any key brings the figures with the names of their codes", async () => {
  await withFolder(async archive => {
    expect(await ask(archive, `${NATION};Cycle=3`)).toMatchObject({outcome: "received", received: 1, why: []});
    const [request] = stub.requests;
    expect(Object.fromEntries(request?.query ?? [])).toEqual({
      Lang: "JP",
      IndicatorCode: CODE,
      RegionalRank: "2",
      Cycle: "3",
      MetaGetFlg: "Y",
      SectionHeaderFlg: "1"
    });
    expect(JSON.stringify(request)).not.toContain("canary");
    expect((await readLedger(archive)).map(({name}) => name)).toEqual(["api/stat_dashboard/r/data.json"]);
  });
});

test("the same figures told at another time, or in upper case, are nothing new; a revised figure is", async () => {
  await withFolder(async archive => {
    await ask(archive, NATION);
    expect(await ask(archive, NATION)).toMatchObject({outcome: "unchanged"});
    stub.upper(true);
    expect(await ask(archive, NATION)).toMatchObject({outcome: "unchanged"});
    Object.assign(stub.figures[1] ?? {}, {$: "12"});
    expect(await ask(archive, NATION)).toMatchObject({outcome: "received", received: 1});
  });
});

test.each([false, true])("no data is an answer and is kept (RESULT in upper case: %s)", async upper => {
  stub.upper(upper);
  await withFolder(async archive => {
    const params = `IndicatorCode=${CODE};RegionCode=99999`;
    expect(await ask(archive, params)).toMatchObject({outcome: "received", received: 1});
  });
});

const MISTAKES: [params: string, said: RegExp][] = [
  [`IndicatorCode=${CODE}`, /RegionCode.*RegionalRank/],
  [`IndicatorCode=${CODE};Cycle=3`, /RegionCode.*RegionalRank/],
  ["RegionalRank=2", /IndicatorCode/],
  [`IndicatorCode=${Array(6).fill(CODE).join(",")};RegionalRank=2`, /IndicatorCode/],
  [`IndicatorCode=${CODE};RegionRank=2`, /RegionRank/],
  [`${NATION};MetaGetFlg=N`, /MetaGetFlg/]
];

test.each(MISTAKES)("the request %j is a mistake of request.csv and is not sent", async (params, said) => {
  await withFolder(async archive => {
    const {outcome, why} = await ask(archive, params);
    expect([outcome, stub.requests.length]).toEqual(["failed", 0]);
    expect(why).toMatchObject([
      {
        where: "data/reference/request.csv stat_dashboard/r",
        ja: expect.stringMatching(said),
        en: expect.stringMatching(said)
      }
    ]);
  });
});

test("several series and regions are one question", async () => {
  await withFolder(async archive => {
    const params = `IndicatorCode=${CODE},${OTHER};RegionCode=00000,13000;TimeFrom=2022CY00;TimeTo=2023CY00`;
    expect(await ask(archive, params)).toMatchObject({received: 1});
    expect(stub.requests.map(({query}) => query.get("IndicatorCode"))).toEqual([`${CODE},${OTHER}`]);
  });
});

test.each<Mischief[]>([["throttled"], ["busy", "busy"], ["slow"], ["gzip"]])(
  "%s passes: the same is asked again and received",
  async (...mischiefs) => {
    await withFolder(async archive => {
      stub.play(...mischiefs);
      const timeoutMs = mischiefs.includes("slow") ? 2000 : 60_000;
      expect(await ask(archive, NATION, timeoutMs)).toMatchObject({outcome: "received", received: 1, why: []});
    });
  }
);

test.each<Mischief>(["refusing", "empty", "truncated", "html", "echo"])(
  "an answer that is %s is refused, and what was there stays",
  async mischief => {
    for (const upper of [false, true]) {
      stub.upper(upper);
      await withFolder(async archive => {
        await ask(archive, NATION);
        const before = await readLedger(archive);
        stub.play(mischief);
        const {outcome, why} = await ask(archive, NATION);
        expect(outcome).toBe("failed");
        const said = {
          refusing: /status 200）：サーバでエラーが発生しました/,
          html: /HTTP 200）：.*システムエラー/,
          echo: /status 300）：bad request/
        };
        expect(why[0]?.ja).toMatch(
          mischief in said ? said[mischief as keyof typeof said] : /統計ダッシュボードが断りました/
        );
        expect(await readLedger(archive)).toEqual(before);
      });
    }
  }
);

test("an answer of a shape nobody knows is kept for its reader; no other HTTP status is one", () => {
  const call = {name: "data.json", path: "getData"};
  const odd = {status: 200, content: new Uint8Array(), json: {GET_STATS: {}}};
  expect(statDashboard.hear(call, odd)).toEqual({keep: true});
  expect(statDashboard.hear(call, {...odd, status: 404})).toMatchObject({keep: false});
  expect(statDashboard.hear(call, {...odd, json: {GET_STATS: {RESULT: {status: "2"}}}})).toMatchObject({keep: false});
  expect(statDashboard.lasting?.(odd.json)).toBe(odd.json);
});
