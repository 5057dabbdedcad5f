import {expect, test} from "vitest";
import type {Reading} from "../../../pipeline/contracts/reading.js";
import {modelsOf, rows, series, type World, withModels as withAllModels} from "../../helpers/store.js";

const withModels = modelsOf(
  "mart.company_activity",
  "mart.company_record",
  "mart.missing_identifier",
  "mart.source_status",
  "staging.disposition"
);

/** Invented numbers of the right form. */
const [ONE, TWO] = ["1000000000001", "2000000000002"] as const;

const member = (community_id: string, member_name_ja: string, actor_type = "company") => ({
  community_id,
  member_name_ja,
  actor_type,
  role: "listed",
  document_id: "doc"
});
const reference: World["reference"] = {
  community: [
    {community_id: "gtb", name_ja: "東京圏"},
    {community_id: "biock", name_ja: "関西"}
  ],
  community_member: [
    member("gtb", "甲"),
    member("biock", "甲"),
    member("biock", "甲社"), // the same company by another name
    member("biock", "乙", "startup"),
    member("gtb", "丙大学", "university"),
    member("gtb", "丁病院", "hospital"),
    member("gtb", "戊市", "local_government"),
    member("gtb", "己研究所", "research_institute")
  ],
  organisation: [
    {member_name_ja: "甲", corporate_number: ONE},
    {member_name_ja: "甲社", corporate_number: ONE},
    {member_name_ja: "乙", corporate_number: "", note_ja: "探した", note_en: "looked"},
    {member_name_ja: "丙大学", ror: "0aaaaaa11"},
    {member_name_ja: "丁病院", ror: ""}
  ],
  series: [series({})]
};

/** A record as the source gives it: of a company's own list, and by default a patent. */
const record = (list: string, n: number, typed: Partial<Reading> = {}, number: string = ONE): Partial<Reading> => ({
  subject: "record",
  key: `${list}/${number}/${n}`,
  address: `$.${list}[${n}]`,
  period: "2024-04-01",
  value: "1",
  unit: "件",
  published_on: "",
  locator: "題",
  evidence: "record_counted",
  ...typed
});
const money = {unit: "円", evidence: ""};
const source = {compiled_on: undefined as never};

const columns = "record_id, kind, dated_on, fiscal_year, amount, missing_reason, title";
const RECORDS = `select ${columns} from mart.company_record order by record_id`;

test("a trademark and a design are no patents, and a date known in part has a fiscal year only where it lies in one", async () => {
  const readings = [
    record("patent", 0, {indicator: "特許", period: "2024-03-31"}),
    record("patent", 1, {indicator: "商標", period: "2024"}),
    record("patent", 2, {indicator: "意匠", period: "2024-04"}),
    record("patent", 3, {indicator: "実用新案", period: "", locator: ""}),
    record("certification", 0, {period: "Null"})
  ];
  await withModels({reference, source, readings}, async store => {
    expect(await rows(store, RECORDS)).toEqual([
      [`certification/${ONE}/0`, "certification", null, null, null, null, "題"],
      [`patent/${ONE}/0`, "patent", "2024-03-31", "FY2023", null, null, "題"],
      [`patent/${ONE}/1`, "trademark", "2024-01-01", null, null, null, "題"],
      [`patent/${ONE}/2`, "design", "2024-04-01", "FY2024", null, null, "題"],
      [`patent/${ONE}/3`, "other_right", null, null, null, null, null]
    ]);
  });
});

test("a company counts in each of its communities, once; what has no amount says so and is in no sum", async () => {
  const readings = [
    record("subsidy", 0, {...money, value: "1000"}),
    record("subsidy", 1, {...money, value: "25", period: "2025-03-31"}),
    record("subsidy", 2, {...money, value: "null"}),
    record("subsidy", 3, {...money, value: "7", period: ""}),
    record("subsidy", 0, {...money, value: "9"}, TWO)
  ];
  await withModels({reference, source, readings}, async store => {
    const activity = "community_id, kind, fiscal_year, records, amount, without_amount";
    expect(await rows(store, `select ${activity} from mart.company_activity order by all`)).toEqual([
      ["biock", "subsidy", "FY2024", 3, "1025.000000", 1],
      ["biock", "subsidy", "undated", 1, "7.000000", 0],
      ["gtb", "subsidy", "FY2024", 3, "1025.000000", 1],
      ["gtb", "subsidy", "undated", 1, "7.000000", 0]
    ]);
    expect(await rows(store, "select distinct member_name_ja, community_ids from mart.company_record")).toEqual([
      ["甲 / 甲社", "biock;gtb"]
    ]);
  });
});

test("a replaced answer counts no more, but what it had first is known since then", async () => {
  const file = "api/x.json";
  const day = (received_on: string) => ({received_on, first_received_at: `${received_on}T00:00:00.000Z`});
  const files = [
    {
      file,
      ...day("2026-02-01"),
      is_newest: false,
      ended_order: 2,
      ended_on: "2026-03-01",
      readings: [record("patent", 0), record("patent", 1, {locator: "前"})]
    },
    {file, ...day("2026-03-01"), follows: true, readings: [record("patent", 0, {locator: "新"}), record("patent", 1)]}
  ];
  await withModels({reference, source, files}, async store => {
    expect(await rows(store, "select title, known_from from mart.company_record order by record_id")).toEqual([
      ["新", "2026-03-01"],
      ["題", "2026-02-01"]
    ]);
  });
});

test("records are no observations, have no figure and move no vintage", async () => {
  await withAllModels(
    {reference, source, readings: [record("patent", 0), record("patent", 1, {value: "?"})]},
    async store => {
      expect(await rows(store, "select disposition, rule_id from staging.disposition order by 1")).toEqual([
        ["accepted", null],
        ["quarantined", "number_unreadable"]
      ]);
      expect(await rows(store, "select accepted, quarantined, skipped from mart.source_status")).toEqual([[1, 1, 0]]);
      for (const table of ["observation", "figure", "vintage", "change"])
        expect([table, await rows(store, `select * from mart.${table}`)]).toEqual([table, []]);
    }
  );
});

test("who cannot be looked up is listed with what is missing, and with what is known of why", async () => {
  await withModels({reference}, async store => {
    const list = "select community_id, member_name_ja, identifier, note_ja from mart.missing_identifier order by 1, 2";
    expect(await rows(store, list)).toEqual([
      ["biock", "乙", "corporate_number", "探した"],
      ["gtb", "丁病院", "ror", null],
      ["gtb", "己研究所", "ror", null]
    ]);
  });
});
