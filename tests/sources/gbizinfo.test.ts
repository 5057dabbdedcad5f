import {expect, test} from "vitest";
import {reading} from "../../pipeline/contracts/reading.js";
import source from "../../pipeline/sources/gbizinfo.js";

/** Invented numbers of the right form. */
const [ONE, TWO] = ["1000000000001", "2000000000002"] as const;

const asked = (name: string) => ({request: {id: ONE, params: {name}}, series: []});
const answer = (info: object) => ({
  id: null,
  message: "200 - OK.",
  "hojin-infos": [{corporate_number: ONE, ...info}]
});

function read(page: string, json: unknown, given: {asked?: ReturnType<typeof asked>} = {asked: asked("試験株式会社")}) {
  const name = `api/gbizinfo/${ONE}/${page}.json`;
  const content = new TextEncoder().encode(JSON.stringify(json));
  // the vocabulary is of no use here
  const context = {vocabulary: undefined as never, maxUnzipped: 0, community: "", ...given};
  return [...source.read({name, content}, context)];
}

test("one entry of a list is one record, its amount and its date as they stand there", () => {
  const subsidy = [
    {title: "試験補助金", amount: "7784000", date_of_approval: "2024-03-29", target: null},
    {title: null, amount: null, date_of_approval: "Null"}
  ];
  const common = {subject: "record", unit: "円", status: "実績", document: "api-gbizinfo", confidence: "A"} as const;
  expect(read("subsidy", answer({name: "（株）試　験", subsidy}))).toEqual([
    reading({
      ...common,
      key: `subsidy/${ONE}/0`,
      address: '$["hojin-infos"][0].subsidy[0].amount',
      period: "2024-03-29",
      value: "7784000",
      locator: "試験補助金"
    }),
    reading({
      ...common,
      key: `subsidy/${ONE}/1`,
      address: '$["hojin-infos"][0].subsidy[1].amount',
      period: "Null",
      value: "null"
    })
  ]);
});

test("a patent and a certification count one each, a patent by its application and with its type", () => {
  const patent = [{patent_type: "商標", title: "印", application_date: "2020-01-01", registration_number: "1"}];
  const certification = [{title: "認定", date_of_approval: null, category: "x"}];
  const facts = ["key", "address", "indicator", "period", "value", "unit", "locator", "evidence"] as const;
  const of = (page: string, json: unknown) => read(page, json).map(one => facts.map(fact => one[fact]));
  const [at, counted] = ['$["hojin-infos"][0]', "record_counted"];
  expect(of("patent", answer({patent}))).toEqual([
    [`patent/${ONE}/0`, `${at}.patent[0]`, "商標", "2020-01-01", "1", "件", "印", counted]
  ]);
  expect(of("certification", answer({certification}))).toEqual([
    [`certification/${ONE}/0`, `${at}.certification[0]`, "", "", "1", "件", "認定", counted]
  ]);
});

test("no records, an empty list and the profile give nothing", () => {
  expect(read("patent", {id: null, message: "404 - Not Found.", errors: []})).toEqual([]);
  expect(read("patent", answer({name: "試験株式会社", patent: []}))).toEqual([]);
  expect(read("profile", answer({name: "試験株式会社"}))).toEqual([]);
});

test.each([
  ["profile", {name: "別の株式会社"}, "別の株式会社", "試験株式会社 / 試験"],
  ["subsidy", {name: "別の株式会社", subsidy: []}, "別の株式会社", "試験株式会社 / 試験"],
  ["subsidy", {corporate_number: TWO, name: "試験", subsidy: []}, `${TWO} 試験`, `${ONE} 試験株式会社 / 試験`]
])("a %s page of another company is held whole", (page, info, found, expected) => {
  const held = {rule: "organisation_mismatch", found, expected: {ja: expected, en: expected}};
  expect(() => read(page, answer(info), {asked: asked("試験株式会社\n試験")})).toThrow(
    expect.objectContaining({...held, address: '$["hojin-infos"][0].name'})
  );
});

test.each([
  ["subsidy", answer({subsidy: {}}), '$["hojin-infos"][0].subsidy'],
  ["subsidy", answer({patent: []}), '$["hojin-infos"][0].subsidy'],
  ["patent", answer({patent: 7}), '$["hojin-infos"][0].patent'],
  ["profile", answer({}), '$["hojin-infos"][0].name']
])("a %s page of another shape is held with the place: %j", (page, json, address) => {
  expect(() => read(page, json)).toThrow(expect.objectContaining({rule: "payload_shape", address}));
});

test("a company that is no longer in the table is set aside", () => {
  const patent = [{patent_type: "特許", application_date: "2020-01-01"}];
  expect(read("patent", answer({patent}), {}).map(({evidence}) => evidence)).toEqual([
    "record_counted organisation_not_kept"
  ]);
});

test("a number is asked once, by every name that its members have", () => {
  const member = (member_name_ja: string, full_name_ja = "") => ({community_id: "gtb", member_name_ja, full_name_ja});
  const tables: Record<string, Record<string, string>[]> = {
    community_member: [member("甲", "甲株式会社"), member("甲"), member("乙"), member("丙")],
    organisation: [
      {member_name_ja: "甲", corporate_number: ONE},
      {member_name_ja: "乙", corporate_number: ONE},
      {member_name_ja: "丙", corporate_number: ""}
    ]
  };
  expect(source.asks?.requests?.(table => tables[table] ?? [])).toEqual([
    {id: ONE, params: {name: "甲株式会社\n甲\n乙"}}
  ]);
});
