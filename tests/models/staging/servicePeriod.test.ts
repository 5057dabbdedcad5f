import fc from "fast-check";
import {expect, test} from "vitest";
import {modelsOf, rows} from "../../helpers/store.js";

const withModels = modelsOf("staging.period_text");

/** Codes with the names real tables give them, and the period each of them is; null where it must be held. */
const E_STAT_CODES: [code: string, name: string, period: string | null, kind: string | null][] = [
  ["2025000000", "2025年", "2025", "CY"],
  ["2025000000", "", "2025", "CY"],
  ["2020000000", "令和2年（2020年）", "2020", "CY"],
  ["2025100000", "2025年度", "FY2025", "FY"],
  ["2025100000", "", "FY2025", "FY"],
  ["2023100000", "令和5年度", "FY2023", "FY"],
  ["2023100000", "2023年度末", "FY2023", "FY"],
  ["2023100000", "２０２３会計年度", "FY2023", "FY"],
  ["2019100000", "令和元年度", "FY2019", "FY"],
  ["1994000103", "1994年1～3月期", "1994-Q1", "part"],
  ["1994000406", "1994年4～6月期", "1994-Q2", "part"],
  ["2022000709", "2022年第3四半期", "2022-Q3", "part"],
  ["2022001012", "", "2022-Q4", "part"],
  ["2026000808", "2026年8月", "2026-08", "date"],
  ["2025001212", "2025年12月", "2025-12", "date"],
  ["2023001010", "2023年10月1日現在", "2023-10", "date"],
  // byte for byte a month, and a year from October by its name (人口動態)
  ["2006001010", "2006年10月～2007年9月", null, null],
  ["2006001010", "2006年10月〜2007年9月", null, null],
  ["2006001010", "", null, null],
  ["2026000808", "2026年9月", null, null],
  // the code of a calendar year under the name of a fiscal one, and the other way round
  ["2021000000", "2021年度", null, null],
  ["2021100000", "2021年", null, null],
  ["2023100000", "2023年10月", null, null],
  ["2023100000", "2023農薬年度", null, null],
  ["2022000406", "2022年度4～6月期", null, null],
  ["2022000404", "2022年度4月", null, null],
  // another year than the code says, or several years
  ["2025000000", "2024年", null, null],
  ["2014000000", "2010年～2014年", null, null],
  ["2023100000", "2020年度～2023年度", null, null],
  ["2023000000", "2023年10月", null, null],
  // forms nobody documents
  ["1994010000", "1994年上半期", null, null],
  ["2023110000", "2023年度上半期", null, null],
  ["2023100406", "2023年度4～6月期", null, null],
  ["2022000205", "2022年2～5月", null, null],
  ["2022001313", "2022年13月", null, null],
  ["2022000000", "2022年から2023年", null, null],
  ["2023", "2023年", null, null],
  ["20230000000", "2023年", null, null],
  ["2023年", "2023年", null, null],
  ["0000000000", "", null, null],
  ["", "", null, null]
];

const DASHBOARD_CODES: [code: string, period: string | null, kind: string | null][] = [
  ["20260700", "2026-07", "date"],
  ["20261200", "2026-12", "date"],
  ["20251Q00", "2025-Q1", "part"],
  ["20254Q00", "2025-Q4", "part"],
  ["2017CY00", "2017", "CY"],
  ["2017FY00", "FY2017", "FY"],
  ["20261300", null, null],
  ["20260000", null, null],
  ["20255Q00", null, null],
  ["2017cy00", null, null],
  ["2017CY01", null, null],
  ["2017", null, null],
  ["2017年度", null, null],
  ["9999CY00", null, null]
];

const readings = [
  ...E_STAT_CODES.map(([period, name]) => ({period, period_header: name, period_code: "e_stat" as const})),
  ...DASHBOARD_CODES.map(([period]) => ({period, period_code: "stat_dashboard" as const}))
];

const found = await withModels({readings}, async store => {
  const columns = "text, header, code, period, period_kind, starts_on, problem, steps";
  const cells = await rows(store, `select ${columns} from staging.period_text`);
  return new Map(cells.map(([text, name, service, ...rest]) => [`${service} ${text}|${name}`, rest]));
});

test.each(E_STAT_CODES)("e-Stat's %s, called %j, is %s", (code, name, period, kind) => {
  const [standard, itsKind, , problem] = found.get(`e_stat ${code}|${name}`) ?? [];
  expect(problem).toBe(period === null ? "period_unreadable" : null);
  if (period !== null) expect([standard, itsKind]).toEqual([period, kind]);
});

test.each(DASHBOARD_CODES)("the dashboard's %s is %s", (code, period, kind) => {
  const [standard, itsKind, , problem] = found.get(`stat_dashboard ${code}|`) ?? [];
  expect(problem).toBe(period === null ? "period_unreadable" : null);
  if (period !== null) expect([standard, itsKind]).toEqual([period, kind]);
});

test("a fiscal year begins in April and is told as one, without the word of a column", () => {
  const april = [expect.stringMatching(/^FY/), "FY", expect.stringMatching(/-04-01$/), null];
  for (const key of ["e_stat 2025100000|2025年度", "stat_dashboard 2017FY00|"]) {
    const [period, kind, starts, problem, steps] = found.get(key) ?? [];
    expect([period, kind, starts, problem]).toEqual(april);
    expect(steps).toContain("fiscal_year");
    expect(steps).not.toContain("fiscal_year_header");
  }
  expect(found.get("e_stat 2025000000|2025年")?.slice(0, 3)).toEqual(["2025", "CY", "2025-01-01"]);
});

test("the codes of one service are read neither as those of another nor as what people type", async () => {
  const swapped = [
    {period: "2025100000"},
    {period: "2025100000", period_code: "stat_dashboard"},
    {period: "2017FY00", period_header: "年度"},
    {period: "2017FY00", period_code: "e_stat"}
  ] as const;
  await withModels({readings: [...swapped]}, async store => {
    expect(await rows(store, "select distinct problem from staging.period_text")).toEqual([["period_unreadable"]]);
  });
});

test("whatever ten digits a table holds: a calendar year comes from 000000 alone, a fiscal one from 100000 alone", async () => {
  const digits = fc.stringMatching(/^(19|20)\d{8}$/);
  const near = fc
    .tuple(
      fc.integer({min: 1950, max: 2050}),
      fc.constantFrom("00", "01", "02", "10", "11", "12"),
      fc.integer({min: 0, max: 1313})
    )
    .map(([year, flag, months]) => `${year}${flag}${String(months).padStart(4, "0")}`);
  const codes = [...new Set(fc.sample(fc.oneof(digits, near), {seed: 5, numRuns: 3000}))];
  await withModels({readings: codes.map(period => ({period, period_code: "e_stat" as const}))}, async store => {
    const read = await rows(store, "select text, period from staging.period_text where problem is null order by 1");
    const wrong = read.filter(([text, period]) => {
      const [code, known] = [String(text), String(period)];
      const years = known === code.slice(0, 4) && code.endsWith("000000");
      const fiscal = known === `FY${code.slice(0, 4)}` && code.slice(4) === "100000";
      return !years && !fiscal && !known.includes("-Q");
    });
    expect(wrong).toEqual([]);
    expect(read.length).toBeGreaterThan(3);
  });
});
