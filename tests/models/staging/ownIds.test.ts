import {beforeAll, describe, expect, test} from "vitest";
import type {Reading} from "../../../pipeline/contracts/reading.js";
import {everything, modelsOf, select} from "../../helpers/store.js";

const withReading = modelsOf("staging.reading");

const ids = (table: string, column = table) => (everything[table] ?? []).map(row => row[column] ?? "");
const indicators = (everything.indicator ?? []).filter(row => row.entity_type === "community");

/** What is given in one place of a reading that is sound but for it; by a name for each. */
const GIVEN: Record<string, Partial<Reading>> = {
  ...named("qualifier", ids("qualifier"), qualifier => ({qualifier})),
  "qualifier in capitals": {qualifier: "At_Least"},
  "qualifier in wide letters": {qualifier: "ｌｅｓｓ＿ｔｈａｎ"},
  ...named("status", ids("status"), status => ({status})),
  ...named("unit", ids("unit"), unit => ({unit})),
  ...named("value", ids("missing_reason"), value => ({value})),
  ...named("legend", ids("missing_reason"), reason => ({value: "◇", symbols: `◇=${reason}`})),
  ...Object.fromEntries(
    indicators.map(({indicator_id: id = "", unit = ""}) => [`indicator ${id}`, {indicator: id, unit}])
  ),
  ...named("community", ids("community", "community_id"), entity => ({entity})),
  "a qualifier before a value": {value: "at_least 12"},
  "a qualifier behind a value": {value: "12 at_least"},
  "a qualifier for a value": {value: "at_least"},
  "a qualifier for a status": {status: "at_least"},
  "a status for a qualifier": {qualifier: "actual"},
  "a reason for a qualifier": {qualifier: "not_reported"}
};

let found: Record<string, Record<string, unknown>>;

beforeAll(async () => {
  const readings = Object.entries(GIVEN).map(([address, given]) => ({...SOUND, address, ...given}));
  const {indicator = [], community = [], name = []} = everything;
  const reference = {indicator, community, name, unit_name: [{text: "oku", unit: "億円"}]}; // no other name for a unit
  await withReading({reference, source: {compiled_on: ""}, readings}, async store => {
    const rows = await select(
      store,
      `select address, problems, macros.plain_number(number) as value, unit_id, status_id, qualifier_id, missing_reason,
        key
      from staging.reading`
    );
    found = Object.fromEntries(rows.map(({address, ...row}) => [String(address), row]));
  });
});

describe("every id of a list of codes reads as itself in its column", () => {
  test.each<[string, string, (id: string) => object]>([
    ["qualifier", "qualifier", qualifier_id => ({qualifier_id, value: "12", problems: []})],
    ["status", "status", status_id => ({status_id, problems: []})],
    ["unit", "unit", unit_id => ({unit_id})],
    ["value", "missing_reason", missing_reason => ({missing_reason, value: null, problems: []})],
    ["legend", "missing_reason", missing_reason => ({missing_reason, value: null, problems: []})],
    ["community", "community_id", id => ({key: `report.${id}.investment`, problems: []})],
    ["indicator", "", id => ({key: `report.nagaoka.${id}`, problems: []})]
  ])("%s: each %s", (place, column, expected) => {
    const list =
      place === "indicator" ? indicators.map(row => row.indicator_id ?? "") : ids(column.replace(/_id$/, ""), column);
    expect(found).toMatchObject(named(place, list, expected));
    expect(list.length).toBeGreaterThan(4);
  });

  test("in any case and width; at_least and the others are among them", () => {
    expect(found["qualifier in capitals"]).toMatchObject({qualifier_id: "at_least"});
    expect(found["qualifier in wide letters"]).toMatchObject({qualifier_id: "less_than"});
    expect(ids("qualifier")).toEqual(expect.arrayContaining(["at_least", "at_most", "less_than", "scale"]));
  });
});

test.each([
  ["a qualifier before a value", "number_unreadable"],
  ["a qualifier behind a value", "unit_unknown"],
  ["a qualifier for a value", "number_unreadable"],
  ["a qualifier for a status", "status_unknown"],
  ["a status for a qualifier", "qualifier_unknown"],
  ["a reason for a qualifier", "qualifier_unknown"]
])("out of its column an id is not read: %s is held as %s", (place, rule) => {
  expect(found[place]?.problems).toEqual([rule]);
});

const SOUND = {
  key: "",
  entity: "長岡",
  indicator: "investment",
  value: "12",
  unit: "億円",
  status: "",
  published_on: "",
  document: "",
  period: "FY2024"
};

function named<T>(place: string, list: readonly string[], of: (id: string) => T): Record<string, T> {
  return Object.fromEntries(list.map(id => [`${place} ${id}`, of(id)]));
}
