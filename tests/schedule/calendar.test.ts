import {execFileSync} from "node:child_process";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {lastRelease, nextRelease} from "../../pipeline/schedule/calendar.js";
import {addDays, addOpenDays, isOpen, openDaysBetween} from "../../pipeline/schedule/releaseDay.js";
import {parseRelease, type Release} from "../../pipeline/schedule/releaseRule.js";

/** The days from one to another, both included, on which figures are expected. */
function releasesBetween(release: Release, from: string, to: string): string[] {
  const days: string[] = [];
  let day = nextRelease(release, addDays(from, -1));
  for (; day !== null && day <= to; day = nextRelease(release, day)) days.push(day);
  return days;
}

const between = (text: string, from: string, to: string) => releasesBetween(parseRelease(text), from, to);

describe("the days, as the calendars on the wall have them", () => {
  test.each([
    ["毎年12月末", "2024-01-01", "2028-12-31", "2024-12-27 2025-12-26 2026-12-28 2027-12-28 2028-12-28"],
    ["年度末", "2024-01-01", "2029-12-31", "2024-03-29 2025-03-31 2026-03-31 2027-03-31 2028-03-31 2029-03-30"],
    ["6月第4金曜", "2024-01-01", "2028-12-31", "2024-06-28 2025-06-27 2026-06-26 2027-06-25 2028-06-23"],
    ["年4回（3・6・9・12月末）", "2026-01-01", "2026-12-31", "2026-03-31 2026-06-30 2026-09-30 2026-12-28"],
    ["年4回（6・9・12・3月末）", "2026-01-01", "2026-12-31", "2026-03-31 2026-06-30 2026-09-30 2026-12-28"],
    ["2月・5月・8月・11月15日", "2026-01-01", "2026-12-31", "2026-02-16 2026-05-15 2026-08-17 2026-11-16"],
    ["毎月25日", "2026-01-01", "2026-05-31", "2026-01-26 2026-02-25 2026-03-25 2026-04-27 2026-05-25"],
    ["毎月第2火曜", "2026-08-01", "2026-11-30", "2026-08-12 2026-09-08 2026-10-13 2026-11-10"], // 8-11 is 山の日
    ["毎年4月30日", "2019-01-01", "2019-12-31", "2019-05-07"], // ten closed days around the 即位の日
    ["4月末", "2019-01-01", "2019-12-31", "2019-04-26"],
    ["毎年5月3日", "2025-01-01", "2027-12-31", "2025-05-07 2026-05-07 2027-05-06"],
    ["3月第4月曜", "2027-01-01", "2027-12-31", "2027-03-23"], // 3-22 is the 振替休日 of a Sunday
    ["毎年9月22日", "2026-01-01", "2026-12-31", "2026-09-24"], // 国民の休日 between two holidays
    ["7月第4木曜", "2020-01-01", "2021-12-31", "2020-07-27 2021-07-26"], // the Olympic holidays of both years
    ["2月29日", "2024-01-01", "2032-12-31", "2024-02-29 2028-02-29 2032-03-01"],
    ["2月末", "2024-01-01", "2026-12-31", "2024-02-29 2025-02-28 2026-02-27"],
    ["毎月第5金曜", "2026-01-01", "2026-12-31", "2026-01-30 2026-05-29 2026-07-31 2026-10-30"],
    ["毎月31日", "2025-12-31", "2026-06-30", "2026-01-05 2026-02-02 2026-03-31 2026-06-01"],
    ["毎年12月30日", "2026-01-05", "2028-01-04", "2026-01-05 2027-01-04 2028-01-04"],
    ["毎週月曜", "2025-12-22", "2026-01-19", "2025-12-22 2026-01-05 2026-01-13 2026-01-19"],
    ["毎週土曜", "2026-09-12", "2026-09-28", "2026-09-14 2026-09-24 2026-09-28"], // シルバーウィーク
    ["毎年11月23日", "2050-01-01", "2051-12-31", "2050-11-24 2051-11-23"], // a holiday, but none is known after 2050
    ["毎年1月2日", "2051-01-01", "2051-12-31", "2051-01-04"],
    ["随時", "2020-01-01", "2030-12-31", ""]
  ])("%s from %s to %s", (text, from, to, days) => {
    expect(between(text, from, to)).toEqual(days.split(" ").filter(Boolean));
  });

  test("both ends count, and a span that ends before it starts is empty", () => {
    expect(between("毎年12月末", "2026-12-28", "2026-12-28")).toEqual(["2026-12-28"]);
    expect(between("毎年12月末", "2026-12-29", "2027-12-27")).toEqual([]);
    expect(between("毎週月曜", "2026-12-28", "2026-06-01")).toEqual([]);
  });

  test.each([
    ["毎年12月末", "2026-12-27", "2025-12-26", "2026-12-28"],
    ["毎年12月末", "2026-12-28", "2026-12-28", "2027-12-28"],
    ["毎年12月30日", "2026-12-31", "2026-01-05", "2027-01-04"],
    ["毎年12月30日", "2027-01-04", "2027-01-04", "2028-01-04"],
    ["毎月末", "2027-01-01", "2026-12-28", "2027-01-29"],
    ["2月29日", "2026-06-01", "2024-02-29", "2028-02-29"],
    ["2月第5木曜", "2080-02-29", "2080-02-29", "2120-02-29"],
    ["2月第5木曜", "2120-02-28", "2080-02-29", "2120-02-29"],
    ["随時", "2026-06-01", null, null]
  ])("%s on %s: last %s, next %s", (text, day, last, next) => {
    const release = parseRelease(text);
    expect([lastRelease(release, day), nextRelease(release, day)]).toEqual([last, next]);
  });

  test.each(["2026-02-30", "2026-12", "2026-12-28T00:00:00Z", ""])(
    "「%s」 is no day, which nobody takes for 随時",
    day => {
      const release = parseRelease("毎月末");
      expect(() => nextRelease(release, day)).toThrow(RangeError);
      expect(() => lastRelease(release, day)).toThrow(RangeError);
    }
  );

  test("open days are counted over the year end", () => {
    expect(addOpenDays("2026-12-28", 0)).toBe("2026-12-28");
    expect(addOpenDays("2026-12-28", 5)).toBe("2027-01-08");
    expect(openDaysBetween("2026-12-28", "2027-01-08")).toBe(5);
    expect(openDaysBetween("2027-01-08", "2027-01-08")).toBe(0);
  });
});

describe("whatever the rule and the day", () => {
  const texts = [
    "毎年12月末",
    "6月第4金曜",
    "毎月25日",
    "毎月末",
    "毎月31日",
    "毎月第5日曜",
    "毎週月曜",
    "5月3日",
    "1・2月1日"
  ];
  const release = fc.constantFrom(...texts).map(parseRelease);
  const day = fc.integer({min: 0, max: 365 * 60}).map(days => addDays("1995-01-01", days));

  test("every day that comes back is open, in the span, in order and there once", () => {
    fc.assert(
      fc.property(release, day, fc.integer({min: 0, max: 900}), (rule, from, length) => {
        const to = addDays(from, length);
        const days = releasesBetween(rule, from, to);
        expect(days).toEqual([...new Set(days)].sort().filter(one => isOpen(one) && from <= one && one <= to));
      })
    );
  });

  test("next and last are the neighbours in the list", () => {
    fc.assert(
      fc.property(release, day, (rule, today) => {
        const last = lastRelease(rule, today);
        const next = nextRelease(rule, today);
        expect(last && nextRelease(rule, addDays(last, -1))).toBe(last);
        expect(next && lastRelease(rule, next)).toBe(next);
        expect(last && next && releasesBetween(rule, last, next)).toEqual([last, next]);
        expect(last && last <= today && next && today < next).toBe(true);
      })
    );
  });
});

const repository = join(import.meta.dirname, "..", "..");
const program = `
  import {nextRelease} from "./pipeline/schedule/calendar.ts";
  import {parseRelease} from "./pipeline/schedule/releaseRule.ts";
  const three = release => [1, 2, 3].reduce(days => [...days, nextRelease(release, days.at(-1))], ["2026-12-28"]);
  const days = ["毎年5月3日", "毎週月曜", "毎月末", "毎年12月30日"].map(text => three(parseRelease(text)));
  console.log(JSON.stringify({offset: new Date(0).getTimezoneOffset(), days}));
`;

test("the days are the same on a machine of any zone", () => {
  const seen = ["UTC", "Asia/Tokyo", "America/New_York"].map(TZ => {
    const command = ["--import", "tsx", "--input-type=module", "-e", program];
    return JSON.parse(
      execFileSync(process.execPath, command, {cwd: repository, env: {...process.env, TZ}, encoding: "utf8"})
    );
  });
  expect(seen.map(({offset}) => offset)).toEqual([0, -540, 300]); // the zones were taken
  expect(seen[0].days[0]).toEqual(["2026-12-28", "2027-05-06", "2028-05-08", "2029-05-07"]);
  expect(seen[0].days[2]).toEqual(["2026-12-28", "2027-01-29", "2027-02-26", "2027-03-31"]);
  expect(seen[1].days).toEqual(seen[0].days);
  expect(seen[2].days).toEqual(seen[0].days);
});
