import {expect, test} from "vitest";
import {datesOf} from "../../pipeline/collect/dates.js";
import {placedBy, placedOf, staysOf} from "../../pipeline/collect/received.js";
import type {Receipt} from "../../pipeline/contracts/ledger.js";
import {sha256Of} from "../../pipeline/contracts/sha256.js";

const NOW = new Date("2026-06-01T00:00:00Z");

function receipt(content: string, day: string, name = "a.csv", gone = false): Receipt {
  const received_at = day.includes("T") ? day : `${day}T00:00:00.000Z`;
  const [source_id, sha256] = ["test", sha256Of(content)];
  return {source_id, name, sha256, bytes: content.length, received_at, licence: "MIT", ...(gone && {gone})};
}

const bad = new Set([sha256Of("error page"), sha256Of("text")]);
const unreadable = ({artifact_sha256}: {artifact_sha256: string}) => bad.has(artifact_sha256);
const letters = new Map(["a", "b", "c", "error page", "text", "p1", "p2", "q1"].map(one => [sha256Of(one), one]));

/** Stays as "content from..until", in the order in which they began. */
function told(receipts: Receipt[], now = NOW, by?: string): string[] {
  const placed = placedOf("test", datesOf(receipts, now));
  return staysOf(by ? placedBy(by, placed, unreadable) : placed, unreadable).map(
    ({artifact_sha256, received_on, ended_on, stay}) =>
      `${letters.get(artifact_sha256)}${stay} ${received_on}..${ended_on}`
  );
}

test("a content that comes back begins a new stay and rewrites nothing", () => {
  const ledger = [receipt("a", "2026-01-01"), receipt("b", "2026-01-02"), receipt("a", "2026-01-03")];
  expect(told(ledger)).toEqual(["a1 2026-01-01..2026-01-02", "b1 2026-01-02..2026-01-03", "a2 2026-01-03.."]);
  const [first, , last] = staysOf(placedOf("test", datesOf(ledger, NOW)), unreadable);
  expect([first?.is_newest, first?.is_last_stay, first?.follows]).toEqual([false, false, false]);
  expect(last).toMatchObject({is_newest: true, is_last_stay: true, follows: true, receipts: 2});
});

test("what cannot be read ends no stay, and what was there before goes on when it comes again", () => {
  const ledger = [
    receipt("a", "2026-01-01"),
    receipt("error page", "2026-01-02"),
    receipt("text", "2026-01-03"),
    receipt("a", "2026-01-04"),
    receipt("b", "2026-01-05")
  ];
  expect(told(ledger)).toEqual([
    "a1 2026-01-01..2026-01-05",
    "error page1 2026-01-02..2026-01-02",
    "text1 2026-01-03..2026-01-03",
    "b1 2026-01-05.."
  ]);
});

test("the pages of one answer begin and end at one place; a page that is gone ends there", () => {
  const [one, two] = ["api/test/r/page-1.json", "api/test/r/page-2.json"];
  const ledger = [
    receipt("p1", "2026-01-01", one),
    receipt("p2", "2026-01-01", two),
    receipt("q1", "2026-01-02", one),
    receipt("p2", "2026-01-02", two, true)
  ];
  const stays = staysOf(placedOf("test", datesOf(ledger, NOW)), unreadable);
  expect(stays.map(({received_order, ended_order, answer}) => [received_order, ended_order, answer])).toEqual([
    [1, 3, "api/test/r"],
    [1, 3, "api/test/r"],
    [3, null, "api/test/r"]
  ]);
  expect(stays.map(({is_newest}) => is_newest)).toEqual([false, false, true]);
});

test("as known by a day, what came later is not there, and what ended later still stands", () => {
  const ledger = [receipt("a", "2026-01-01"), receipt("b", "2026-01-03"), receipt("a", "2026-01-05")];
  expect(told(ledger, NOW, "2026-01-02")).toEqual(["a1 2026-01-01.."]);
  expect(told(ledger, NOW, "2026-01-04")).toEqual(["a1 2026-01-01..2026-01-03", "b1 2026-01-03.."]);
  // its figures may have been published before
  expect(told(ledger, NOW, "2025-12-31")).toEqual(["a1 2026-01-01.."]);
});

test("the day of receiving is the day in Japan", () => {
  expect(told([receipt("a", "2026-05-23T14:59:59.999Z")])).toEqual(["a1 2026-05-23.."]);
  expect(told([receipt("a", "2026-05-23T15:00:00.000Z")])).toEqual(["a1 2026-05-24.."]);
});

test.each([
  ["ahead once", ["2026-01-01", "2031-01-01", "2026-01-03"], ["2026-01-01", "2026-01-03", "2026-01-03"]],
  ["ahead and last", ["2026-01-01", "2031-01-01"], ["2026-01-01", "2026-06-01"]],
  ["ahead at first", ["2031-01-01", "2026-01-02"], ["2026-01-02", "2026-01-02"]],
  ["behind once", ["2026-01-01", "2024-01-01", "2026-01-03"], ["2026-01-01", "2026-01-01", "2026-01-03"]],
  ["behind and last", ["2026-01-01", "2024-01-01"], ["2026-01-01", "2026-01-01"]],
  ["right", ["2026-01-01", "2026-01-01", "2026-01-03"], ["2026-01-01", "2026-01-01", "2026-01-03"]]
])("under a clock that is %s what came later stays later, and no day is to come", (_, days, expected) => {
  const dated = datesOf(
    days.map((day, i) => receipt(`${i}`, day)),
    NOW
  );
  expect(dated.map(({at}) => new Date(at).toISOString().slice(0, 10))).toEqual(expected);
});
