import {afterAll, beforeAll, expect, test} from "vitest";
import {reading} from "../../pipeline/contracts/reading.js";
import {run} from "../../pipeline/run/run.js";
import source from "../../pipeline/sources/openalex.js";
import {withReadStore} from "../../pipeline/store.js";
import {type OpenAlexStub, type StubWork, startOpenAlexStub} from "../helpers/api/openAlex.js";
import {clock, makeProject, type Project} from "../helpers/project.js";
import {rows} from "../helpers/store.js";

const KEY = "canary-openalex-0123456789";
const NAME = "api/openalex/gtb/2-of-3.0aaaaaa11+0bbbbbb22.json";

function read(json: unknown, asked = true, name = NAME) {
  const request = {id: "gtb", params: {}};
  const context = {
    vocabulary: undefined as never, // of no use here
    maxUnzipped: 0,
    community: "",
    ...(asked && {asked: {request, series: [{match: {}, series_id: "openalex-papers-gtb"}]}})
  };
  return [...source.read({name, content: new TextEncoder().encode(JSON.stringify(json))}, context)];
}

const group = (key: string, count: number) => ({key, key_display_name: key, count});

test("one group is one reading, with the institutions that were counted when it was asked", () => {
  const [first, second] = read({meta: {count: 9}, results: [], group_by: [group("2025", 5), group("2024", 4)]});
  expect(second?.address).toBe("$.group_by[1].count");
  expect(first).toEqual(
    reading({
      key: "openalex-papers-gtb",
      evidence: "counted_to_date",
      address: "$.group_by[0].count",
      period: "2025",
      value: "5",
      unit: "本",
      status: "実績",
      document: "api-openalex",
      confidence: "B",
      locator: "ROR 0aaaaaa11, 0bbbbbb22; 2/3",
      note_ja: "構成員 3 機関のうち ROR の分かる 2 機関の論文。取得日までの収録数で、最近の年は後から増える。",
      note_en:
        "Papers of 2 of 3 members, those whose ROR is known; as indexed on the day of asking, recent years still grow."
    })
  );
});

test("counts of a community that is no longer asked about are set aside; no groups give nothing", () => {
  expect(read({meta: {count: 5}, group_by: [group("2025", 5)]}, false)).toMatchObject([
    {key: "", evidence: "counted_to_date series_not_kept"}
  ]);
  expect(read({meta: {count: 0}, group_by: []})).toEqual([]);
});

test.each([
  [{meta: {count: 1}}, "$.group_by"],
  [{meta: {}, group_by: []}, "$.meta.count"],
  [{meta: {count: 1}, group_by: {}}, "$.group_by"]
])("an answer of another shape is held with the place: %j", (json, address) => {
  expect(() => read(json)).toThrow(expect.objectContaining({rule: "payload_shape", address}));
});

test("a community is asked about with the RORs of its research members, in order, each once", () => {
  const member = (community_id: string, member_name_ja: string, actor_type: string) => ({
    community_id,
    member_name_ja,
    actor_type
  });
  const tables: Record<string, Record<string, string>[]> = {
    community: [{community_id: "gtb"}, {community_id: "gunma"}, {community_id: "tokai"}],
    community_member: [
      member("gtb", "乙病院", "hospital"),
      member("gtb", "甲大学", "university"),
      member("gtb", "甲大", "university"),
      member("gtb", "丙研究所", "research_institute"),
      member("gtb", "丁社", "company"),
      member("gunma", "丙研究所", "research_institute"),
      member("tokai", "甲大学", "university")
    ],
    organisation: [
      {member_name_ja: "甲大学", ror: "0aaaaaa11"},
      {member_name_ja: "甲大", ror: "0aaaaaa11"},
      {member_name_ja: "乙病院", ror: "0bbbbbb22"},
      {member_name_ja: "丙研究所", ror: ""},
      {member_name_ja: "丁社", ror: "0cccccc33"}
    ]
  };
  expect(source.asks?.requests?.(table => tables[table] ?? [])).toEqual([
    {id: "gtb", params: {ror: "0aaaaaa11,0bbbbbb22", members: "3/4"}},
    {id: "tokai", params: {ror: "0aaaaaa11", members: "1/1"}}
  ]);
});

/** Invented papers of kept institutions. */
const [HIROSHIMA, NAGOYA, MIE, GIFU] = ["03t78wx29", "04chrp450", "01529vy56", "024exxj48"] as const;
const paper = (year: string, ...rors: string[]): StubWork => ({year, rors});

let project: Project;
let stub: OpenAlexStub;
beforeAll(async () => {
  project = await makeProject();
  await project.edit("data/reference/organisation.csv", text => text.replace(GIFU, ""));
  const works = [
    paper("2025", NAGOYA, MIE),
    paper("2025", MIE, HIROSHIMA),
    paper("2026", GIFU),
    paper("2026", NAGOYA),
    paper("2027", MIE)
  ];
  stub = await startOpenAlexStub({key: KEY, works});
});
afterAll(async () => {
  await stub.close();
  await project.remove();
});

function ask(instant: string) {
  const services = {
    ...project.settings.services,
    keys: new Map([["OPENALEX_API_KEY", KEY]]),
    endpoints: new Map([["openalex", stub.base]]),
    allowHttp: true,
    allowPrivate: true
  };
  const http = {sleep: async () => {}, random: () => 0.5, now: clock(instant)};
  const effects = {now: clock(instant), progress: () => {}, ask: ["openalex"], http};
  return run({...project.settings, services}, effects);
}

const select = (sql: string) => withReadStore(project.settings.warehouse, store => rows(store, sql));
const COUNTS = `select entity_id, period, value::int, status, known_from, known_to, split_part(file, '/', 4),
  split_part(note_ja, '。', 1)
    from mart.observation
    where source_id = 'openalex' and entity_id in ('tokai', 'hiroshima', 'gunma')
    order by 1, 2, 4`;

test("each community has its papers by year; the running year is no actual value, and one that has not begun has none", async () => {
  const {asked} = await ask("2026-11-24T00:00:00Z");
  expect(asked).toMatchObject([{outcome: "received", requests: 8, received: 8, why: []}]);
  const [day, two, one] = ["2026-11-24", `2-of-3.${MIE}+${NAGOYA}.json`, `1-of-1.${HIROSHIMA}.json`];
  const of = (known: number, all: number) => `構成員 ${all} 機関のうち ROR の分かる ${known} 機関の論文`;
  expect(await select(COUNTS)).toEqual([
    ["hiroshima", "2025", 1, "actual", day, null, one, of(1, 1)],
    ["tokai", "2025", 2, "actual", day, null, two, of(2, 3)],
    ["tokai", "2026", 1, "expected", day, null, two, of(2, 3)]
  ]);
  expect(
    await select(
      "select distinct disposition, rule_id from staging.disposition where source_id = 'openalex' order by 1"
    )
  ).toEqual([
    ["accepted", null],
    ["skipped", "period_not_begun"]
  ]);
  expect(await select("select * from quarantine.reading")).toEqual([]);
});

test("when a ROR becomes known the counts change as versions, and each says which list it counts", async () => {
  await project.edit("data/reference/organisation.csv", text => text.replace("岐阜大,,", `岐阜大,,${GIFU}`));
  await ask("2026-12-01T00:00:00Z");
  const tokai = (await select(COUNTS)).filter(([entity]) => entity === "tokai");
  expect(tokai.map(([, period, value, , from, to, file]) => [period, value, from, to, file])).toEqual([
    ["2025", 2, "2026-11-24", null, `2-of-3.${MIE}+${NAGOYA}.json`],
    ["2026", 1, "2026-11-24", "2026-12-01", `2-of-3.${MIE}+${NAGOYA}.json`],
    ["2026", 2, "2026-12-01", null, `3-of-3.${MIE}+${GIFU}+${NAGOYA}.json`]
  ]);
});
