import {expect, test} from "vitest";
import {type ReleaseState, releaseText} from "../../pipeline/schedule/releaseStatus.js";

test.each<[ReleaseState, number, string, string]>([
  [
    "current",
    32,
    "最新（次回公表予定 2026-12-28、あと32日）",
    "current (next release expected 2026-12-28, in 32 days)"
  ],
  ["current", 1, "最新（次回公表予定 2026-12-28、あと1日）", "current (next release expected 2026-12-28, in 1 day)"],
  ["scheduled", 32, "公表予定 2026-12-28、あと32日", "release expected 2026-12-28, in 32 days"],
  ["scheduled", 1, "公表予定 2026-12-28、あと1日", "release expected 2026-12-28, in 1 day"],
  ["awaited", 0, "公表待ち（予定日 2026-06-26）", "awaited (expected 2026-06-26)"],
  ["late", 9, "遅延 9日（予定日 2026-06-26）", "late by 9 days (expected 2026-06-26)"],
  ["late", 1, "遅延 1日（予定日 2026-06-26）", "late by 1 day (expected 2026-06-26)"]
])("%s with %i days reads %s", (state, days, ja, en) => {
  const next_on = "2026-12-28";
  const status = {state, expected_on: state === "awaited" || state === "late" ? "2026-06-26" : next_on, next_on, days};
  expect([releaseText(status, "ja"), releaseText(status, "en")]).toEqual([ja, en]);
});

test.each(["current", "scheduled"] as const)("without a day to wait for, %s reads 随時", state => {
  const status = {state, expected_on: null, next_on: null, days: null};
  expect([releaseText(status, "ja"), releaseText(status, "en")]).toEqual(["随時", "irregular"]);
});
