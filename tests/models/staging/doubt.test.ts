import {expect, test} from "vitest";
import type {Reading} from "../../../pipeline/contracts/reading.js";
import {everything, modelsOf, rows} from "../../helpers/store.js";

const withModels = modelsOf("staging.disposition", "staging.doubt", "staging.reading");

const reference = {
  indicator: everything.indicator ?? [],
  community: everything.community ?? [],
  name: everything.name ?? []
};
const source = {compiled_on: ""};

/** A figure as a report gives it. */
function reported(given: Partial<Reading>): Partial<Reading> {
  return {
    key: "",
    entity: "長岡",
    indicator: "関連企業数",
    unit: "社",
    status: "",
    published_on: "",
    document: "",
    period: "FY2024",
    ...given
  };
}

const years = (...values: string[]) =>
  values.map((value, i) => reported({value, period: `FY${2015 + i}`, address: `line ${i + 2}`}));

async function fates(readings: Partial<Reading>[]): Promise<unknown[][]> {
  return withModels({reference, source, readings}, store =>
    rows(
      store,
      `select reading.raw_value, coalesce(disposition.rule_id, disposition.disposition)
        from staging.disposition
        join staging.reading as reading using (reading_id)
        order by reading_id`
    )
  );
}

test.each([
  [["100", "10400"], "unit_slip"],
  [["10400", "104"], "unit_slip"],
  [["100", "1050"], "unit_slip"],
  [["65000000", "66"], "unit_slip"],
  [["1", "10"], "accepted"], // one venture became ten: small counts do that
  [["100", "500"], "accepted"],
  [["100", "101"], "accepted"],
  [["0", "100"], "accepted"]
])("%j: the last value is %s", async (values, fate) => {
  expect((await fates(years(...values))).at(-1)?.[1]).toBe(fate);
});

test("the unit counts: 100万円 after 1百万円 is no slip, 100億円 after 100百万円 is one", async () => {
  const money = (value: string, unit: string, period: string) => reported({indicator: "投資額", value, unit, period});
  expect((await fates([money("1", "百万円", "FY2023"), money("110", "万円", "FY2024")]))[1]?.[1]).toBe("accepted");
  expect((await fates([money("100", "百万円", "FY2023"), money("100", "億円", "FY2024")]))[1]?.[1]).toBe("unit_slip");
});

test("a value far outside the series' own spread is a jump, one inside is not, and a short series has no spread", async () => {
  const steady = ["100", "103", "106", "109", "112", "116"];
  expect((await fates(years(...steady, "350"))).at(-1)?.[1]).toBe("jump");
  expect((await fates(years(...steady, "120"))).at(-1)?.[1]).toBe("accepted");
  expect((await fates(years("100", "103", "350"))).at(-1)?.[1]).toBe("accepted");
  expect((await fates(years("100", "220", "90", "260", "100", "300"))).at(-1)?.[1]).toBe("accepted");
});

test("figures transcribed from print are not doubted", async () => {
  const readings = ["1", "100"].map((value, i) => ({value, period: `${2019 + i}`}));
  await withModels({readings}, async store => {
    expect(await rows(store, "select count(*)::integer from staging.doubt")).toEqual([[0]]);
  });
});

const summed = (total: string) => [
  reported({entity: "長岡", value: "10", sum_group: "!2", address: "line 2"}),
  reported({entity: "鶴岡", value: "20", sum_group: "!2", address: "line 3"}),
  reported({entity: "合計", role: "total", value: total, sum_group: "!2", address: "line 4"})
];

test("parts that do not add up to the printed total are held with it; where they do, the total is skipped", async () => {
  expect(await fates(summed("30"))).toEqual([
    ["10", "accepted"],
    ["20", "accepted"],
    ["30", "total_row"]
  ]);
  expect(await fates(summed("31"))).toEqual([
    ["10", "accepted"],
    ["20", "accepted"],
    ["31", "total_row"]
  ]); // half a unit of rounding each
  expect(await fates(summed("40"))).toEqual([
    ["10", "total_mismatch"],
    ["20", "total_mismatch"],
    ["40", "total_mismatch"]
  ]);
});
