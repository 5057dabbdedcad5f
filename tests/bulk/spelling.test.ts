import fc from "fast-check";
import {expect, test} from "vitest";
import {everything, rows, series, withModels} from "../helpers/store.js";
import {HEADER, row, withIntake} from "./tidyWorld.js";

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const everywhere = {badRowBudget: 1};

const SPELLED = [
  ...[
    "0",
    "-0",
    "007",
    "12",
    "-3",
    "33.0",
    "1.234567",
    "123456789012",
    "-123456789012.123456",
    "1234567890123",
    "123456789012345678"
  ],
  ...[
    "1,234",
    "１，２３４",
    "１２．５",
    "▲5",
    "△1,200",
    "−3",
    " 12 ",
    "　12　",
    "+5",
    "(5)",
    "3万",
    "5億3千万",
    "十二",
    "約50",
    "50超",
    "65p",
    "65(速報)"
  ],
  ...[
    "65※1",
    "…",
    "-",
    "x",
    "***",
    "5人",
    "50名",
    "5社",
    "5%",
    "1e5",
    "0x10",
    ".5",
    "5.",
    "1.2.3",
    "NaN",
    "inf",
    "1 234",
    "12,34",
    "1.2345678",
    "10～15"
  ],
  ...["", " ", "#N/A", "1_000", "一二三", "１.５", "5\n6", "0.1e1", "1'000", "true", "12abc", "約", "人"]
];
const PERIODS = [
  "2020",
  "FY2020",
  "令和6年度",
  "R6",
  "2024年4月",
  "2024/4",
  "2023/24",
  "2024-13",
  "元年",
  "昭和99年",
  "2024年度見込",
  "5年度",
  "45383",
  ""
];

/** Every text in a row of its own, through the house's own way for readings and through the way of bulk files. */
async function bothWays(given: {value: string; period?: string; unit?: string; key?: string}[]) {
  const texts = given.map(text => ({period: "2020", unit: "人", key: "s1", ...text}));
  const units = (everything.unit ?? []).map(({unit = ""}) => series({series_id: `u-${unit}`, unit}));
  const known = [series({series_id: "s1", unit: "人"}), ...units];
  let house: unknown[][] = [];
  const readings = texts.map((text, i) => ({...text, address: `line ${i} 値`, published_on: "2021-06-30"}));
  await withModels({readings, reference: {series: known}}, async store => {
    house = await rows(
      store,
      `select split_part(address, ' ', 2)::integer, problems[1], problems = [],
        case when problems = []
          then [number::varchar, decimals::varchar, missing_reason, period_id, unit_id, qualifier_id, status_id]
        end
      from staging.reading order by 1`
    );
  });
  let bulk: unknown[][] = [];
  const content = [
    HEADER,
    ...texts.map(({key, unit, ...text}) =>
      row({series_id: key, unit, value: quoted(text.value), period: quoted(text.period)})
    )
  ];
  await withIntake(
    content.map(line => line.replaceAll("\n", " ")).join("\n"),
    async ({store, tables}) => {
      bulk = await rows(
        store,
        `select line - 2, null, true,
          [value::varchar, decimals::varchar, missing_reason::varchar, period::varchar,
          unit::varchar, qualifier::varchar, status::varchar]
          from ${tables.accepted}
        union all select line - 2, rule_id, false, null from ${tables.quarantine} order by 1`
      );
    },
    everywhere
  );
  return {house, bulk};
}

test("a value is read, or held, as the house reads it anywhere else", async () => {
  const {house, bulk} = await bothWays(SPELLED.map(value => ({value: value.replaceAll("\n", " ")})));
  expect(bulk).toEqual(house);
  expect(bulk.filter(([, , accepted]) => accepted).length).toBeGreaterThan(25);
  expect(bulk.filter(([, , accepted]) => !accepted).length).toBeGreaterThan(15);
});

test("a period is read, or held, as the house reads it anywhere else", async () => {
  const {house, bulk} = await bothWays(PERIODS.map(period => ({value: "5", period})));
  expect(bulk).toEqual(house);
});

test("a value is held, or not, for the unit it stands in, as anywhere else", async () => {
  const units = (everything.unit ?? []).map(({unit = ""}) => unit);
  const values = (unit: string) => ["-1", "３", "▲2", "1万", `7${unit}`, "7人"];
  const texts = units.flatMap(unit => values(unit).map(value => ({value, unit, key: `u-${unit}`})));
  const {house, bulk} = await bothWays(texts);
  expect(bulk).toEqual(house);
  expect(new Set(bulk.map(([, rule]) => rule))).toEqual(
    new Set([null, "number_negative", "unit_conflict", "scale_conflict"])
  );
});

test("whatever is typed, both ways agree", async () => {
  const typed = fc.oneof(
    fc.string({unit: fc.constantFrom(..."0123456789,.+-−▲△ 　０９．，－eE万億約超人%()"), maxLength: 9}),
    fc.integer().map(String),
    fc.float({noNaN: true, noDefaultInfinity: true}).map(number => number.toFixed(4))
  );
  const texts = [...new Set(fc.sample(typed, {seed: 7, numRuns: 3000}))];
  const {house, bulk} = await bothWays(texts.map(value => ({value})));
  expect(bulk).toEqual(house);
});

test("each distinct text that is no plain number is kept with what it was read as and the rules that fired", async () => {
  const lines = [
    row({value: quoted("1,234")}),
    row({value: quoted("1,234")}),
    row({series_id: "m1", unit: "億円", value: "▲５"}),
    row({value: "12"}),
    row({value: "…"})
  ];
  await withIntake([HEADER, ...lines, row({period: "令和2年度"})].join("\n"), async ({store, tables}) => {
    expect(
      await rows(
        store,
        `select text, rows, read_as, missing_reason, steps from ${tables.spelling} where field = 'value' order by text`
      )
    ).toEqual([
      ["1,234", "2", "1234.000000", null, ["grouping"]],
      ["…", "1", null, "not_reported", ["missing_symbol"]],
      ["▲５", "1", "-5.000000", null, ["fullwidth", "minus_mark"]]
    ]);
    expect(
      await rows(store, `select text, read_as, steps from ${tables.spelling} where field = 'period' and text <> '2020'`)
    ).toEqual([["令和2年度", "FY2020", ["era_year", "fiscal_year"]]]);
    expect(
      await rows(store, `select line, value_text from ${tables.accepted} where value_text is not null order by line`)
    ).toEqual([
      [2, "1,234"],
      [3, "1,234"],
      [4, "▲５"],
      [6, "…"]
    ]);
  });
});
