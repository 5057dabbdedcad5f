import {afterEach, beforeEach, expect, test} from "vitest";
import type {Artifact} from "../../pipeline/contracts/source.js";
import {UnreadableFile} from "../../pipeline/errors.js";
import {run} from "../../pipeline/run/run.js";
import statDashboard from "../../pipeline/sources/stat_dashboard.js";
import {withReadStore} from "../../pipeline/store.js";
import {answersRead, servicesAt, stillEffects} from "../helpers/api/answers.js";
import {type StatDashboardStub, startStatDashboardStub} from "../helpers/api/statDashboard.js";
import {type Project, withProject} from "../helpers/project.js";
import {rows} from "../helpers/store.js";

const CODE = "0000000000000000001";
const AT = "$.GET_STATS.STATISTICAL_DATA.DATA_INF.DATA_OBJ";

const figure = (time: string, $: string, codes = {}) => ({indicator: CODE, regionCode: "00000", time, $, ...codes});

let stub: StatDashboardStub;
beforeEach(async () => {
  stub = await startStatDashboardStub({
    figures: [
      figure("2022CY00", "10"),
      figure("2023CY00", "11", {isProvisional: "1"}),
      figure("2023CY00", "12", {isSeasonal: "2"}),
      figure("2023FY00", "1,300", {cycle: "4"}),
      figure("20240100", "-", {cycle: "1"}),
      figure("20241Q00", "9", {cycle: "2"}),
      figure("2024CY00", "8", {unit: "777"}),
      figure("2025CY00", "7", {isProvisional: "9"}),
      figure("2026XX00", "6")
    ]
  });
});
afterEach(() => stub.close());

const services = () => servicesAt("stat_dashboard", stub.base);
const readings = async (narrowed: string, match = "indicator=x") => {
  const params = `IndicatorCode=${CODE};RegionCode=00000${narrowed}`;
  const [data] = await answersRead(statDashboard, services(), params, {[match]: "kept"});
  return data?.readings ?? [];
};

test("every figure is read as it stands, its unit and status by the names that the answer gives their codes", async () => {
  const [first, provisional, adjusted, fiscal, , , unit, status] = await readings("");
  expect(first).toMatchObject({
    address: `${AT}[0].VALUE.$`,
    key: "",
    evidence: "series_not_kept",
    period: "2022CY00",
    period_code: "stat_dashboard",
    value: "10",
    unit: "人",
    status: "確報",
    document: "api-stat-dashboard",
    published_on: "",
    locator: "系列001 全国 年 原数値"
  });
  expect(provisional).toMatchObject({status: "速報"});
  expect(adjusted).toMatchObject({locator: "系列001 全国 年 季調値"});
  expect(fiscal).toMatchObject({period: "2023FY00", value: "1,300", locator: "系列001 全国 年度 原数値"});
  // without a name a code stays a code
  expect([unit?.unit, status?.status]).toEqual(["777", "9"]);
});

test("a seasonally adjusted figure is another series than the original", async () => {
  const kept = async (match: string) =>
    (await readings("", match)).filter(({key}) => key === "kept").map(({period, value}) => [period, value]);
  expect(await kept("isSeasonal=2")).toEqual([["2023CY00", "12"]]);
  expect(await kept(`indicator=${CODE};regionCode=00000;cycle=3;isSeasonal=1;unit=090`)).toEqual([
    ["2022CY00", "10"],
    ["2023CY00", "11"],
    ["2025CY00", "7"],
    ["2026XX00", "6"]
  ]);
  expect(await kept("regionRank=2;stat=00000000;cycle=4")).toEqual([["2023FY00", "1,300"]]);
});

test("a list of one and RESULT in upper case are the same to read", async () => {
  stub.upper(true);
  expect(await readings(";IsSeasonalAdjustment=2")).toMatchObject([{address: `${AT}.VALUE.$`, value: "12"}]);
});

const read = (json: unknown): unknown[] => {
  const content = new TextEncoder().encode(JSON.stringify(json));
  return [...statDashboard.read({name: "api/stat_dashboard/r/data.json", content} as Artifact, {} as never)];
};

test("several values of one object are each read, with their place; numbers keep their digits", () => {
  const value = ($: unknown, time: string) => ({"@indicator": CODE, "@time": time, $});
  const VALUE = [value("1", "2022CY00"), value(12.5, "2023CY00")];
  const answer = (status: string, more = {}) => ({GET_STATS: {RESULT: {status}, ...more}});
  expect(read(answer("0", {STATISTICAL_DATA: {DATA_INF: {DATA_OBJ: {VALUE}}}}))).toMatchObject([
    {address: `${AT}.VALUE[0].$`, value: "1", unit: "", status: ""},
    {address: `${AT}.VALUE[1].$`, value: "12.5", locator: CODE}
  ]);
  expect(read(answer("1"))).toEqual([]);
});

const ODD: [why: string, json: unknown, at: string][] = [
  ["no data without saying so", {GET_STATS: {RESULT: {status: "0"}}}, "$.GET_STATS.STATISTICAL_DATA"],
  [
    "data under the word that there are none",
    {GET_STATS: {RESULT: {STATUS: "1"}, STATISTICAL_DATA: {DATA_INF: {DATA_OBJ: []}}}},
    "$.GET_STATS.STATISTICAL_DATA"
  ],
  [
    "a list of objects that is none",
    {GET_STATS: {RESULT: {status: "0"}, STATISTICAL_DATA: {DATA_INF: {DATA_OBJ: "none"}}}},
    AT
  ],
  ["no result", {GET_STATS: {}}, "$.GET_STATS.RESULT"]
];

test.each(ODD)("%s is held whole, with the place", (_why, json, at) => {
  try {
    read(json);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    expect([error.rule, error.address]).toEqual(["payload_shape", at]);
  }
});

async function prepare(project: Project) {
  const series = "総務省統計局,試験,全国の人数（試験）,人";
  const match = `indicator=${CODE};regionCode=00000;isSeasonal=1`;
  const added: [string, string][] = [
    ["series", `test-cy,nation_meeting_attendance,nation,JP,${series},CY,false,,,,api-stat-dashboard\n`],
    ["request", `stat_dashboard,people,IndicatorCode=${CODE};RegionalRank=2,,\n`],
    ["request_series", `stat_dashboard,people,${match},test-cy\n`]
  ];
  for (const [name, rows] of added)
    await project.edit(`data/reference/${name}.csv`, text => `${text.trimEnd()}\n${rows}`);
}

test("from the service to the observations: a provisional figure is expected, what has no name is held", async () => {
  await withProject(async project => {
    await prepare(project);
    const http = stillEffects("2026-11-24T00:00:00Z");
    const settings = {...project.settings, services: services()};
    const {asked} = await run(settings, {now: http.now, progress: () => {}, ask: ["stat_dashboard"], http});
    expect(asked).toMatchObject([{source_id: "stat_dashboard", outcome: "received", received: 1}]);
    await withReadStore(settings.warehouse, async store => {
      const columns = "period, period_kind, value, missing_reason, status, unit, known_from";
      const day = "2026-11-24";
      expect(
        await rows(store, `select ${columns} from mart.observation where series_id = 'test-cy' order by 1`)
      ).toEqual([
        ["2022", "CY", "10.000000", null, "actual", "人", day],
        ["2023", "CY", "11.000000", null, "expected", "人", day],
        ["2024-01", "date", null, "not_applicable", "actual", "人", day],
        ["2024-Q1", "part", "9.000000", null, "actual", "人", day],
        ["FY2023", "FY", "1300.000000", null, "actual", "人", day]
      ]);
      const held = "select rule_id, found_text from quarantine.reading where source_id = 'stat_dashboard' order by 1";
      expect(await rows(store, held)).toEqual([
        ["period_unreadable", "2026XX00"],
        ["status_unknown", "9"],
        ["unit_unknown", "777"]
      ]);
    });
  });
});
