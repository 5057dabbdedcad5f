import {afterEach, beforeEach, expect, test} from "vitest";
import {run} from "../../pipeline/run/run.js";
import eStat from "../../pipeline/sources/e_stat.js";
import {withReadStore} from "../../pipeline/store.js";
import {answersRead, servicesAt, stillEffects} from "../helpers/api/answers.js";
import {type EStatStub, type StubTable, startEStatStub} from "../helpers/api/eStat.js";
import {type Project, withProject} from "../helpers/project.js";
import {rows} from "../helpers/store.js";

const KEY = "canary-e-stat-0123456789abcdef";
const ID = "0000000001";
const AT = "$.GET_STATS_DATA.STATISTICAL_DATA.DATA_INF.VALUE";

const value = (time: string, $: string, codes: Record<string, string> = {}) => ({
  "@tab": "01",
  "@cat01": "100",
  "@area": "00000",
  "@time": time,
  "@unit": "社",
  ...codes,
  $
});

/** Invented: firms counted by calendar and by fiscal year in one table, with every oddity such tables have. */
function table(): StubTable {
  return {
    name: "試験統計調査",
    title: {"@no": "1", $: "企業の数"},
    opened: "2024-03-01",
    updated: "2024-06-28",
    surveyed: "202204-202303",
    notes: [
      {"@char": "X", $: "数字が\n秘匿されているもの"},
      {"@char": "***", $: "当該数値がないもの"}
    ],
    annotations: [{"@annotation": "J1", $: "調査方法の変更を含む。"}],
    classes: {
      tab: [
        {code: "01", name: "企業数", unit: "社"},
        {code: "02", name: "従業者数", unit: "人"}
      ],
      cat01: [{code: "100", name: "総数"}],
      area: [{code: "00000", name: "全国"}],
      time: [
        {code: "2022000000", name: "2022年"},
        {code: "2023000000", name: "2023年"},
        {code: "2022100000", name: "2022年度"},
        {code: "2021000000", name: "2021年度"},
        {code: "2024000103", name: "2024年1～3月期（速報）"},
        {code: "2006001010", name: "2006年10月～2007年9月"}
      ]
    },
    values: [
      value("2022000000", "1,234"),
      value("2023000000", "X"),
      value("2022100000", "1240", {"@annotation": "J1"}),
      value("2021000000", "1200"),
      value("2024000103", "1300"),
      value("2006001010", "900"),
      value("1999000000", "***"),
      {"@tab": "02", "@cat01": "100", "@area": "00000", "@time": "2022000000", $: "99"},
      value("2022000000", "5", {"@tab": "02", "@unit": "千人"})
    ]
  };
}

let stub: EStatStub;
beforeEach(async () => {
  stub = await startEStatStub({key: KEY, tables: {[ID]: table()}});
});
afterEach(() => stub.close());

const services = () => servicesAt("e_stat", stub.base, {E_STAT_APP_ID: KEY});

const readings = (narrowed: string) =>
  answersRead(eStat, services(), `statsDataId=${ID}${narrowed}`, {"tab=01;cat01=100;time_form=100000": "fiscal"});

test("every figure is read as it stands, with its place, its period's name and what its table says", async () => {
  const [meta, data] = await readings("");
  expect(meta?.readings).toEqual([]);
  const [first, , fiscal, , provisional, , unnamed, other, thousands] = data?.readings ?? [];
  expect(first).toMatchObject({
    address: `${AT}[0].$`,
    key: "",
    evidence: "series_not_kept",
    period: "2022000000",
    period_header: "2022年",
    period_code: "e_stat",
    value: "1,234",
    unit: "社",
    status: "実績",
    published_on: "2024-06-28",
    document: "api-e-stat",
    locator: `${ID} 試験統計調査 企業数 総数 全国 2022年`,
    symbols: "X=数字が 秘匿されているもの\n***=当該数値がないもの"
  });
  expect(fiscal).toMatchObject({key: "fiscal", evidence: "", value: "1240", note_ja: "調査方法の変更を含む。"});
  expect(provisional).toMatchObject({status: "速報", period_header: "2024年1～3月期（速報）"});
  expect(unnamed).toMatchObject({period: "1999000000", period_header: "", period_code: "e_stat"});
  expect([other, thousands]).toMatchObject([
    {unit: "人", value: "99"},
    {unit: "千人", value: "5"}
  ]);
});

test("a list of one, a title that is plain text and a table never updated are the same to read", async () => {
  Object.assign(stub.tables[ID] ?? {}, {
    title: "企業の数",
    updated: undefined,
    surveyed: 0,
    notes: [{"@char": "-", $: "該当なし"}],
    name: "試験統計調査 確報"
  });
  const [, data] = await readings(";cdTime=2022100000");
  expect(data?.readings).toMatchObject([
    {address: `${AT}.$`, key: "fiscal", symbols: "-=該当なし", published_on: "2024-03-01", status: "確報"}
  ]);
  expect(data?.readings).toHaveLength(1);
});

test("no data gives no readings; an answer of another shape is held whole, with the place and what stands there", async () => {
  const none = await readings(";cdTime=1980000000");
  expect(none.map(({row}) => [row.file, row.readings])).toEqual([
    ["api/e_stat/r/meta.json", 0],
    ["api/e_stat/r/data-1.json", 0]
  ]);
  stub.play(undefined, "changed");
  const [, data] = await readings("");
  expect(data?.readings).toMatchObject([{address: AT, evidence: "payload_shape", value: "nothing", key: ""}]);
  expect(data?.readings).toHaveLength(1);
});

async function prepare(project: Project) {
  const series = "試験省,試験,全国の企業の数（試験）,社";
  const tables: [string, string][] = [
    [
      "series",
      `test-cy,nation_ventures,nation,JP,${series},CY,false,,,,api-e-stat
test-fy,nation_ventures,nation,JP,${series},FY,false,,,,api-e-stat\n`
    ],
    ["request", `e_stat,firms,statsDataId=${ID};cdTab=01,,\n`],
    [
      "request_series",
      "e_stat,firms,tab=01;cat01=100;area=00000;time_form=100000,test-fy\ne_stat,firms,tab=01;cat01=100;area=00000,test-cy\n"
    ]
  ];
  for (const [name, more] of tables)
    await project.edit(`data/reference/${name}.csv`, text => `${text.trimEnd()}\n${more}`);
}

test("from the service to the observations: years apart from fiscal years, a symbol as its reason, a revision as a version", async () => {
  await withProject(async project => {
    await prepare(project);
    const settings = {...project.settings, services: services()};
    const ask = (day: string) => {
      const http = stillEffects(`${day}T00:00:00Z`);
      return run(settings, {now: http.now, progress: () => {}, ask: ["e_stat"], http});
    };
    expect((await ask("2026-11-20")).asked).toMatchObject([{source_id: "e_stat", outcome: "received", received: 2}]);
    const revised = table();
    revised.values[2] = value("2022100000", "1250");
    Object.assign(stub.tables, {[ID]: {...revised, updated: "2026-11-20"}});
    expect((await ask("2026-11-21")).asked).toMatchObject([{outcome: "received", received: 2}]);
    await withReadStore(settings.warehouse, async store => {
      const columns = "series_id, period, period_kind, value, missing_reason, status, known_from, known_to";
      expect(
        await rows(store, `select ${columns} from mart.observation where source_id = 'e_stat' order by 1, 2, 7`)
      ).toEqual([
        ["test-cy", "1999", "CY", null, "not_applicable", "actual", "2024-06-28", null],
        ["test-cy", "2022", "CY", "1234.000000", null, "actual", "2024-06-28", null],
        ["test-cy", "2023", "CY", null, "confidential", "actual", "2024-06-28", null],
        ["test-cy", "2024-Q1", "part", "1300.000000", null, "expected", "2024-06-28", null],
        ["test-fy", "FY2022", "FY", "1240.000000", null, "actual", "2024-06-28", "2026-11-21"],
        ["test-fy", "FY2022", "FY", "1250.000000", null, "actual", "2026-11-21", null]
      ]);
      const held = `select rule_id, found_text, count(*)::integer
          from quarantine.reading
          where source_id = 'e_stat'
          group by all
          order by 2, 1`;
      expect(await rows(store, held)).toEqual([
        ["period_unreadable", "2006001010", 2],
        ["period_unreadable", "2021000000", 2]
      ]);
    });
  });
});
