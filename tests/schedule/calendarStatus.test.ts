import fc from "fast-check";
import {expect, test} from "vitest";
import {addDays, daysBetween, isOpen} from "../../pipeline/schedule/releaseDay.js";
import {parseRelease} from "../../pipeline/schedule/releaseRule.js";
import {type ReleaseStatus, releaseStatus} from "../../pipeline/schedule/releaseStatus.js";

interface Life {
  text: string;
  grace?: number;
  arrivals?: string[];
  watchedSince?: string | null;
}

function statusOn(today: string, {text, grace = 5, arrivals = [], watchedSince = "2024-01-01"}: Life): ReleaseStatus {
  const arrivedOn =
    arrivals
      .filter(day => day <= today)
      .sort()
      .at(-1) ?? null;
  return releaseStatus({release: parseRelease(text), grace, arrivedOn, watchedSince, today});
}

function daily(from: string, to: string): string[] {
  return Array.from({length: daysBetween(from, to) + 1}, (_, index) => addDays(from, index));
}

/**
 * The stretches of two years in which a source stood alike: first day, state, expected_on, days on the first and the
 * last day.
 */
function walk(life: Life): string[] {
  const stretches: {key: string; first: string; days: (number | null)[]}[] = [];
  for (const today of daily("2025-06-01", "2027-05-31")) {
    const {state, expected_on, days} = statusOn(today, life);
    const key = `${state} ${expected_on}`;
    const open = stretches.at(-1);
    if (open?.key === key) open.days.push(days);
    else stretches.push({key, first: today, days: [days]});
  }
  return stretches.map(({key, first, days}) => `${first} ${key} ${days[0]}..${days.at(-1)}`);
}

test.each<[string, Life, string[]]>([
  [
    "年末の公表, early in 2025 and on its day in 2026",
    {text: "毎年12月末", arrivals: ["2024-12-27", "2025-12-03", "2026-12-28"]},
    [
      "2025-06-01 current 2025-12-26 208..1",
      "2025-12-26 current 2026-12-28 367..1",
      "2026-12-28 current 2027-12-28 365..211"
    ]
  ],
  [
    "年末の公表, late in 2025 and within its grace in 2026",
    {text: "毎年12月末", arrivals: ["2024-12-27", "2026-01-14", "2027-01-06"]},
    [
      "2025-06-01 current 2025-12-26 208..1",
      "2025-12-26 awaited 2025-12-26 5..0",
      "2026-01-10 late 2025-12-26 1..4",
      "2026-01-14 current 2026-12-28 348..1",
      "2026-12-28 awaited 2026-12-28 5..3",
      "2027-01-06 current 2027-12-28 356..211"
    ]
  ],
  [
    "年末の公表, a month and more before its day is no release",
    {text: "毎年12月末", arrivals: ["2025-11-25", "2026-11-28"]},
    [
      "2025-06-01 late 2024-12-27 142..318",
      "2025-11-25 current 2025-12-26 31..1",
      "2025-12-26 awaited 2025-12-26 5..0",
      "2026-01-10 late 2025-12-26 1..322",
      "2026-11-28 current 2026-12-28 30..1",
      "2026-12-28 current 2027-12-28 365..211"
    ]
  ],
  [
    "年末の公表, never and never asked",
    {text: "毎年12月末", watchedSince: null},
    [
      "2025-06-01 scheduled 2025-12-26 208..1",
      "2025-12-26 scheduled 2026-12-28 367..1",
      "2026-12-28 scheduled 2027-12-28 365..211"
    ]
  ],
  [
    "6月第4金曜, on its day, then late",
    {text: "6月第4金曜", arrivals: ["2025-06-27", "2026-07-12"]},
    [
      "2025-06-01 late 2024-06-28 331..356", // watched since January 2024
      "2025-06-27 current 2026-06-26 364..1",
      "2026-06-26 awaited 2026-06-26 5..0",
      "2026-07-04 late 2026-06-26 1..8",
      "2026-07-12 current 2027-06-25 348..25"
    ]
  ],
  [
    "6月第4金曜, never, first asked the day after its day",
    {text: "6月第4金曜", watchedSince: "2025-06-28"},
    [
      "2025-06-01 scheduled 2025-06-27 26..1",
      "2025-06-27 scheduled 2026-06-26 364..1",
      "2026-06-26 awaited 2026-06-26 5..0",
      "2026-07-04 late 2026-06-26 1..332"
    ]
  ],
  [
    "6月第4金曜, never, first asked on its day, with no grace",
    {text: "6月第4金曜", watchedSince: "2025-06-27", grace: 0},
    [
      "2025-06-01 scheduled 2025-06-27 26..1",
      "2025-06-27 awaited 2025-06-27 0..0",
      "2025-06-28 late 2025-06-27 1..363",
      "2026-06-26 awaited 2026-06-26 0..0",
      "2026-06-27 late 2026-06-26 1..339"
    ]
  ],
  [
    "随時, once something came",
    {text: "随時", arrivals: ["2026-01-14"]},
    ["2025-06-01 scheduled null null..null", "2026-01-14 current null null..null"]
  ]
])("%s", (_name, life, stretches) => {
  expect(walk(life)).toEqual(stretches);
});

test.each([
  ["毎週水曜", "2026-06-17", "2026-06-16", "current"], // a quarter of a week, so one day
  ["毎週水曜", "2026-06-17", "2026-06-15", "awaited"],
  ["毎月末", "2026-06-30", "2026-06-22", "current"], // 32 days after 05-29
  ["毎月末", "2026-06-30", "2026-06-21", "awaited"],
  ["毎年12月末", "2026-12-28", "2026-11-28", "current"],
  ["毎年12月末", "2026-12-28", "2026-11-27", "awaited"]
])("%s of %s that came on %s is %s", (text, today, arrived, state) => {
  expect(statusOn(today, {text, arrivals: [arrived]}).state).toBe(state);
});

test("grace counts open days, and stands still over a weekend", () => {
  const days = daily("2026-06-26", "2026-07-06").map(today => statusOn(today, {text: "6月第4金曜"}));
  expect(days.map(({days}) => days)).toEqual([5, 5, 5, 4, 3, 2, 1, 0, 1, 2, 3]);
  expect(days.map(({next_on}) => next_on)).toEqual(days.map(() => "2027-06-25"));
});

test("whatever comes whenever, the states follow each other and the days count down, or up when late", () => {
  const anyDay = fc.integer({min: 0, max: 800}).map(days => addDays("2025-01-01", days));
  const anyLife = fc.record({
    text: fc.constantFrom("毎年12月末", "6月第4金曜", "年4回（3・6・9・12月末）", "毎月25日", "毎週月曜"),
    grace: fc.integer({min: 0, max: 12}),
    arrivals: fc.array(anyDay, {maxLength: 8}),
    watchedSince: fc.option(anyDay)
  });
  fc.assert(
    fc.property(anyLife, anyDay, (life, start) => {
      const walked = daily(start, addDays(start, 120)).map(today => ({today, ...statusOn(today, life)}));
      for (const [index, now] of walked.entries()) {
        const before = walked[index - 1];
        const settled = now.state === "current" || now.state === "scheduled";
        if (life.arrivals.includes(now.today)) expect(now.state).toBe("current");
        if (settled)
          expect([now.expected_on, now.days]).toEqual([now.next_on, daysBetween(now.today, now.next_on ?? "")]);
        if (!before) continue;
        const same = before.state === now.state && before.expected_on === now.expected_on;
        expect(FOLLOWS[before.state]).toContain(same ? "same" : now.state);
        if (same) expect(Number(now.days) - Number(before.days)).toBe(settled ? -1 : stepOf(now));
        else if (now.state === "late") expect([now.days, before.days]).toEqual([1, 0]);
        else if (now.state === "awaited") expect(now.expected_on).toBe(now.today);
      }
    })
  );
});

/** What may come the day after each state; current after current is that of the next release. */
const FOLLOWS = {
  scheduled: ["same", "scheduled", "awaited", "current"],
  current: ["same", "current", "awaited"],
  awaited: ["same", "current", "late", "awaited"],
  late: ["same", "current", "awaited"]
};

function stepOf({state, today}: ReleaseStatus & {today: string}): number {
  if (state === "late") return 1;
  return isOpen(today) ? -1 : 0;
}
