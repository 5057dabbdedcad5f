import {expect, test} from "vitest";
import {dayInJapan, instantInJapan, minuteInJapan, secondInJapan} from "../../pipeline/contracts/day.js";

test.each([
  ["2026-11-23T20:00:00.000Z", "2026-11-24", "2026-11-24 05:00", "2026-11-24 05:00:00"], // tomorrow already
  ["2026-12-31T14:59:59.999Z", "2026-12-31", "2026-12-31 23:59", "2026-12-31 23:59:59"],
  ["2026-12-31T15:00:00.000Z", "2027-01-01", "2027-01-01 00:00", "2027-01-01 00:00:00"], // midnight is 00, not 24
  ["2026-03-29T01:30:45.000Z", "2026-03-29", "2026-03-29 10:30", "2026-03-29 10:30:45"] // Europe's clocks go forward
])("%s is %s in Japan, %s, %s", (text, day, minute, second) => {
  const instant = new Date(text);
  expect([dayInJapan(instant), minuteInJapan(instant), secondInJapan(instant)]).toEqual([day, minute, second]);
});

test("a day and a time in Japan are one instant, and a day begins at its midnight there", () => {
  expect(instantInJapan("2026-11-24", "09:00").toISOString()).toBe("2026-11-24T00:00:00.000Z");
  expect(instantInJapan("2026-11-24").toISOString()).toBe("2026-11-23T15:00:00.000Z");
});
