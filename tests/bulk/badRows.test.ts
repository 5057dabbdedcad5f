import {expect, test} from "vitest";
import {everything, rows} from "../helpers/store.js";
import {HEADER, row, shape, withIntake} from "./tidyWorld.js";

/** A row, the rule that holds it, and the text it is held for. */
const HELD: [row: string, rule: string, text: string][] = [
  [row({value: "abc"}), "number_unreadable", "abc"],
  [row({value: ""}), "number_missing", ""],
  [row({value: "1.2345678"}), "number_too_precise", "1.2345678"],
  [row({value: "10～15"}), "number_range", "10～15"],
  [row({value: "-5"}), "number_negative", "-5"],
  [row({value: '"1,23"'}), "number_ambiguous", "1,23"],
  [row({series_id: "nobody"}), "series_unknown", "nobody"],
  [row({series_id: ""}), "series_unknown", ""],
  [row({period: "20xx"}), "period_unreadable", "20xx"],
  [row({period: ""}), "period_unreadable", ""],
  [row({unit: "ペソ"}), "unit_unknown", "ペソ"],
  [row({unit: ""}), "unit_missing", ""],
  [row({unit: "億円"}), "unit_mismatch", "億円"],
  [row({value: "5社"}), "unit_conflict", "人"],
  [row({series_id: "m1", unit: "億円", value: "3万"}), "scale_conflict", "3万"],
  [row({status: "perhaps"}), "status_unknown", "perhaps"],
  [row({status: ""}), "status_unknown", ""],
  [row({value: "65p", status: "forecast"}), "status_conflict", "forecast"],
  [row({published_on: "2021-13"}), "published_on_unreadable", "2021-13"],
  ["s1,2020,12,人,actual", "row_short", "s1,2020,12,人,actual"],
  ["s1", "row_short", "s1"],
  [`${row()},extra`, "row_ragged", `${row()},extra`],
  ["s1,2020,1,234,人,actual,2021-06-30,", "row_ragged", "s1,2020,1,234,人,actual,2021-06-30,"],
  ['s1,2020,1"2,人,actual,2021-06-30,', "quote_misplaced", 's1,2020,1"2,人,actual,2021-06-30,'],
  ['s1,2020,"12"x,人,actual,2021-06-30,', "quote_misplaced", 's1,2020,"12"x,人,actual,2021-06-30,'],
  ['s1,2020,"12,人,actual,2021-06-30,', "quote_unclosed", 's1,2020,"12,人,actual,2021-06-30,']
];

test("every rule a row can be held by has its words", () => {
  const known = new Set(everything.rule?.map(({rule_id}) => rule_id));
  const refusals = [
    "too_many_bad_rows",
    "header_unexpected",
    "row_too_long",
    "file_empty",
    "text_undecodable",
    "text_binary"
  ];
  expect([...HELD.map(([, rule]) => rule), ...refusals].filter(rule => !known.has(rule))).toEqual([]);
});

const sound = [row(), row({series_id: "s2", note: '"a, b"'}), row({value: '"1,234"'})];
const mixed = HELD.flatMap(([bad], i) => [sound[i % 3] ?? "", bad, row({period: `${1950 + i}`})]);
const file = [HEADER, ...mixed, ""].join("\n");
const all = {badRowBudget: 1};

test("every kind of bad row is held at its own line, by its rule, for its text; all others count", async () => {
  await withIntake(
    file,
    async ({store, tables, read, accepted, quarantined}) => {
      expect(await rows(store, `select line, rule_id, raw_text from ${tables.quarantine} order by line`)).toEqual(
        HELD.map(([, rule, text], i) => [3 + 3 * i, rule, text])
      );
      const lines = await rows(store, `select line from ${tables.accepted} order by line`);
      expect(lines.flat()).toEqual(HELD.flatMap((_, i) => [2 + 3 * i, 4 + 3 * i]));
      expect([read, accepted]).toEqual([3 * HELD.length, 2 * HELD.length]);
      expect(Object.values(quarantined).reduce((sum, count) => sum + count)).toBe(HELD.length);
      expect(quarantined.row_ragged).toBe(2);
    },
    all
  );
});

test("a row that breaks several rules is held once, with the other rules and all its cells beside it", async () => {
  const bad = row({value: "abc", period: "20xx", unit: "ペソ", note: "why"});
  await withIntake(
    [HEADER, row(), bad].join("\n"),
    async ({store, tables, quarantined}) => {
      expect(quarantined).toEqual({number_unreadable: 1});
      expect(
        await rows(store, `select line, also, cells.unit, cells.note, cells.value from ${tables.quarantine}`)
      ).toEqual([[3, ["period_unreadable", "unit_unknown"], "ペソ", "why", "abc"]]);
    },
    all
  );
});

test("figures may be named by community and indicator, and what has no column be declared", async () => {
  const header = "community_id,indicator_id,period,value";
  const [community, indicator] = ["gtb", "ventures"];
  const codes = `${community},${indicator},2020`;
  const lines = [
    header,
    `${codes},12`,
    `nobody,${indicator},2020,1`,
    `${community},nothing,2020,1`,
    `,${indicator},2020,1`,
    `${community},,2020,1`,
    `${community},${indicator},2026-03,1`,
    `${community},${indicator},2026-02,1`
  ];
  await withIntake(
    lines.join("\n"),
    async ({store, tables}) => {
      expect(await rows(store, `select line, rule_id from ${tables.quarantine} order by line`)).toEqual([
        [3, "community_unknown"],
        [4, "indicator_unknown"],
        [5, "community_missing"],
        [6, "indicator_missing"],
        [7, "period_future"]
      ]);
      expect(
        await rows(
          store,
          `select line, series_id, community_id, indicator_id, unit, status from ${tables.accepted} order by line`
        )
      ).toEqual([
        [2, null, community, indicator, "社", "actual"],
        [8, null, community, indicator, "社", "actual"]
      ]);
    },
    {...all, shape: {...shape(header), declared: {unit: "社"}}, inHandOn: "2026-02-28"}
  );
});

test("the same rows come out with one thread and with two, with little memory", async () => {
  const many = [HEADER, ...Array.from({length: 2000}, () => mixed).flat()].join("\n");
  const outcomes: unknown[] = [];
  for (const threads of [1, 2])
    await withIntake(
      many,
      async ({store, tables, sha256, quarantined}) => {
        const sums = Object.values(tables).map(
          table => `select md5(string_agg(t::varchar, '|' order by t::varchar)) from ${table} as t`
        );
        outcomes.push({sha256, quarantined, sums: await rows(store, sums.join(" union all "))});
        const [[first]] = (await rows(
          store,
          `select list(line order by line) from ${tables.quarantine} where rule_id = 'number_range'`
        )) as [[number[]]];
        expect(first).toEqual(Array.from({length: 2000}, (_, i) => 12 + i * mixed.length));
      },
      {...all, threads, memoryLimit: threads === 1 ? "400MB" : "4GB"}
    );
  expect(outcomes[1]).toEqual(outcomes[0]);
});
