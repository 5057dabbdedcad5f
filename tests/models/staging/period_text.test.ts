import fc from "fast-check";
import {expect, test} from "vitest";
import {modelsOf, rows} from "../../helpers/store.js";

const withModels = modelsOf("mart.observation", "staging.period_text");

const READABLE: [text: string, expected: unknown[]][] = [
  ["2016", ["2016", "CY", "2016-01-01", "2016-12-31", 2016, null, []]],
  ["2016年", ["2016", "CY", "2016-01-01", "2016-12-31", 2016, null, ["japanese_period"]]],
  ["２０１６", ["2016", "CY", "2016-01-01", "2016-12-31", 2016, null, ["japanese_period"]]],
  ["FY2023", ["FY2023", "FY", "2023-04-01", "2024-03-31", 2023, null, ["fiscal_year"]]],
  ["2024年度", ["FY2024", "FY", "2024-04-01", "2025-03-31", 2024, null, ["japanese_period", "fiscal_year"]]],
  ["2015/2020", ["2015/2020", "interval", "2015-01-01", "2020-12-31", 2020, null, ["year_interval"]]],
  ["2020/2020", ["2020/2020", "interval", "2020-01-01", "2020-12-31", 2020, null, ["year_interval"]]],
  ["2024-06", ["2024-06", "date", "2024-06-01", "2024-06-30", 2024.4153, null, []]],
  ["２０２４年６月", ["2024-06", "date", "2024-06-01", "2024-06-30", 2024.4153, null, ["japanese_period"]]],
  ["2024年12月", ["2024-12", "date", "2024-12-01", "2024-12-31", 2024.9153, null, ["japanese_period"]]],
  ["2024-02", ["2024-02", "date", "2024-02-01", "2024-02-29", 2024.0847, null, []]],
  ["2024-06-30", ["2024-06-30", "date", "2024-06-30", "2024-06-30", 2024.4945, null, []]],
  ["2024年6月30日", ["2024-06-30", "date", "2024-06-30", "2024-06-30", 2024.4945, null, ["japanese_period"]]],
  ["2024年11月1日", ["2024-11-01", "date", "2024-11-01", "2024-11-01", 2024.8333, null, ["japanese_period"]]],
  ["2020-12-31", ["2020-12-31", "date", "2020-12-31", "2020-12-31", 2020.9973, null, []]],
  [" 2016 ", ["2016", "CY", "2016-01-01", "2016-12-31", 2016, null, []]]
];

const REFUSED = [
  "",
  "text",
  "2024-02-30",
  "2024-13",
  "2024-00",
  "2023-02-29",
  "2016/2015",
  "2016/",
  "1899",
  "2101",
  "FY1899",
  "FY99",
  "fy2023",
  "24",
  "20245",
  "2024-012",
  "2024-06-030",
  "2024年13月",
  "2024年2月30日",
  "2020-2024",
  "約2024"
];

const found = await withModels(
  {readings: [...READABLE.map(([text]) => text), ...REFUSED].map(period => ({period}))},
  async store => {
    const columns = "text, period, period_kind, starts_on, ends_on, position, problem, steps";
    return new Map(
      (await rows(store, `select ${columns} from staging.period_text`)).map(([text, ...cells]) => [text, cells])
    );
  }
);

test.each(READABLE)(
  "the period typed as %j has its standard form, its days and its place in time",
  (text, expected) => {
    expect(found.get(text)).toEqual(expected);
  }
);

test("a fiscal year is never the calendar year of the same number", async () => {
  await withModels({readings: [{period: "2023"}, {period: "FY2023"}, {period: "2023年度"}]}, async store => {
    expect(await rows(store, "select text, period, starts_on, ends_on from staging.period_text order by text")).toEqual(
      [
        ["2023", "2023", "2023-01-01", "2023-12-31"],
        ["2023年度", "FY2023", "2023-04-01", "2024-03-31"],
        ["FY2023", "FY2023", "2023-04-01", "2024-03-31"]
      ]
    );
    const observed = await rows(store, "select period, period_kind, known_to from mart.observation order by 1");
    expect(observed).toEqual([
      ["2023", "CY", null],
      ["FY2023", "FY", null]
    ]);
  });
});

test.each(REFUSED)("the period typed as %j is refused, never guessed", text => {
  expect(found.get(text)?.[5]).toBe("period_unreadable");
});

test.each([
  ["6年度", "FY2024 / FY2006 / FY1994"],
  ["20年度", "FY2038 / FY2020 / FY2008"],
  ["31年度", "FY2031 / FY2019"],
  ["36年度", "FY2036"],
  ["2011/12", "2011-12 / FY2011"]
])(
  "%s could be %s: years of the present era, of the one before while it lasted, and of this century",
  async (period, candidates) => {
    await withModels({readings: [{period}]}, async store => {
      expect(await rows(store, "select problem, candidates from staging.period_text")).toEqual([
        ["period_ambiguous", candidates]
      ]);
    });
  }
);

test("no text whatever stops the run", async () => {
  const typed = fc.oneof(
    fc.string(),
    fc.string({unit: fc.constantFrom(..."0123456789-/FY年度月日２ ")}),
    fc.stringMatching(/^(FY)?(19|20)\d\d$|^20\d\d[-/](20\d\d|[01]\d)(-\d\d)?$/)
  );
  const texts = [...new Set(fc.sample(typed, {seed: 4, numRuns: 4000}))].filter(text => !text.includes("\0"));
  await withModels({readings: texts.map(period => ({period}))}, async store => {
    const [counts] = await rows(
      store,
      `select count(*)::integer, count(problem) > 100, count(*) filter (where problem is null) > 50
        from staging.period_text`
    );
    expect(counts).toEqual([texts.length, true, true]);
    const impossible =
      "problem is null and (ends_on < starts_on or year(starts_on) not between 1900 and 2100 or position is null)";
    expect(await rows(store, `select text from staging.period_text where ${impossible}`)).toEqual([]);
  });
});
