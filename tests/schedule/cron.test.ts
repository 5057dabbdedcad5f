import {expect, test} from "vitest";
import {cronOf, lastDue, nextDue} from "../../pipeline/schedule/cron.js";
import {problemsOf} from "../helpers/errors.js";
import {clockOf, japan} from "./ledger.js";

test.each([
  // plan, looked at, last instant, next instant
  ["30 6 * * *", "2026-11-26 06:29", "2026-11-25 06:30", "2026-11-26 06:30"],
  ["30 6 * * *", "2026-11-26 06:30", "2026-11-26 06:30", "2026-11-27 06:30"], // the instant itself is past
  ["* * * * *", "2026-12-31 23:59", "2026-12-31 23:59", "2027-01-01 00:00"],
  ["0 0 1 1 *", "2026-12-31 23:59", "2026-01-01 00:00", "2027-01-01 00:00"], // year's end
  ["59 23 31 12 *", "2027-01-01 00:00", "2026-12-31 23:59", "2027-12-31 23:59"],
  ["0 6 31 * *", "2026-11-15 00:00", "2026-10-31 06:00", "2026-12-31 06:00"], // months without a 31st
  ["0 6 30 * *", "2027-02-15 00:00", "2027-01-30 06:00", "2027-03-30 06:00"],
  ["0 6 31 4,5 *", "2026-11-26 00:00", "2026-05-31 06:00", "2027-05-31 06:00"], // one of the months has it
  ["0 6 29 2 *", "2026-11-26 00:00", "2024-02-29 06:00", "2028-02-29 06:00"], // leap day
  ["0 6 29 2 *", "2098-01-01 00:00", "2096-02-29 06:00", "2104-02-29 06:00"], // 2100 is no leap year
  ["0 6 * * 0", "2026-11-26 00:00", "2026-11-22 06:00", "2026-11-29 06:00"], // Sundays, by each of their names
  ["0 6 * * 7", "2026-11-26 00:00", "2026-11-22 06:00", "2026-11-29 06:00"],
  ["0 6 * * SUN", "2026-11-26 00:00", "2026-11-22 06:00", "2026-11-29 06:00"],
  ["0 6 * * 5-7", "2026-11-26 00:00", "2026-11-22 06:00", "2026-11-27 06:00"],
  ["0 6 * * mon-fri", "2026-11-28 12:00", "2026-11-27 06:00", "2026-11-30 06:00"],
  ["*/20 * * * *", "2026-11-26 06:41", "2026-11-26 06:40", "2026-11-26 07:00"], // steps
  ["0 */7 * * *", "2026-11-26 22:00", "2026-11-26 21:00", "2026-11-27 00:00"], // and begin anew each day
  ["10-40/15 6 * * *", "2026-11-26 06:30", "2026-11-26 06:25", "2026-11-26 06:40"],
  ["0 9-17 * * *", "2026-11-26 18:00", "2026-11-26 17:00", "2026-11-27 09:00"], // ranges
  ["45,15 6,18 * * *", "2026-11-26 06:20", "2026-11-26 06:15", "2026-11-26 06:45"], // lists, in any order
  ["0 6 1,15 3-5,dec *", "2026-11-26 00:00", "2026-05-15 06:00", "2026-12-01 06:00"],
  ["30 2 * * *", "2026-03-29 12:00", "2026-03-29 02:30", "2026-03-30 02:30"], // an hour that Europe skips that day
  ["30 1 * * *", "2026-10-25 12:00", "2026-10-25 01:30", "2026-10-26 01:30"], // and one that it has twice
  ["30 6 * * *", "2026-11-26 00:30", "2026-11-25 06:30", "2026-11-26 06:30"] // yesterday in London
])("%s, looked at on %s: the last instant is %s, the next %s", (plan, at, last, next) => {
  const cron = cronOf(plan, "a");
  expect([lastDue(cron, japan(at)), nextDue(cron, japan(at))].map(clockOf)).toEqual([last, next]);
});

test.each([
  ["0 30 6 * * *", "6 つ", "6 fields"], // seconds
  ["30 6 * *", "4 つ", "4 fields"],
  ["@daily", "1 つ", "1 fields"],
  ["61 6 * * *", "「分」の欄「61」", 'minute, "61"'],
  ["5/10 6 * * *", "「分」の欄「5/10」", 'minute, "5/10"'],
  ["1* 6 * * *", "「分」の欄「1*」", 'minute, "1*"'], // node-cron: 10 to 59
  ["*/0 6 * * *", "「分」の欄「*/0」", 'minute, "*/0"'],
  ["*/90 6 * * *", "「分」の欄「*/90」", 'minute, "*/90"'], // every hour, and not every 90 minutes
  ["0 22-2 * * *", "「時」の欄「22-2」", 'hour, "22-2"'], // node-cron: round midnight
  ["0 24 * * *", "「時」の欄「24」", 'hour, "24"'],
  ["0 6,,7 * * *", "「時」の欄「6,,7」", 'hour, "6,,7"'],
  ["0 6 L * *", "「日」の欄「L」", 'day of month, "L"'],
  ["0 6 15W * *", "「日」の欄「15W」", 'day of month, "15W"'],
  ["0 6 0 * *", "「日」の欄「0」", 'day of month, "0"'],
  ["0 6 ? * 1", "「日」の欄「?」", 'day of month, "?"'],
  ["0 6 30 2 *", "「日」の欄の日", "in none of the months"],
  ["0 6 1 janfeb *", "「月」の欄「janfeb」", 'month, "janfeb"'], // node-cron: December
  ["0 6 1 brumaire *", "「月」の欄「brumaire」", 'month, "brumaire"'],
  ["0 6 * * 5#4", "「曜日」の欄「5#4」", 'day of week, "5#4"'],
  ["0 6 * * 5L", "「曜日」の欄「5L」", 'day of week, "5L"'],
  ["0 6 * * fri-sun", "「曜日」の欄「fri-sun」", 'day of week, "fri-sun"'],
  ["0 6 * * 8", "「曜日」の欄「8」", 'day of week, "8"'],
  ["0 6 13 * 5", "「日」と「曜日」", "both restricted"], // cron: every 13th and every Friday
  ["0 6 */2 * 5", "「日」と「曜日」", "both restricted"]
])("%s is refused, with what is wrong of it in both languages", async (plan, ja, en) => {
  const [problem] = await problemsOf(() => cronOf(plan, "world_bank"));
  expect(problem?.where).toBe("world_bank");
  expect(problem?.ja).toContain(ja);
  expect(problem?.en).toContain(en);
});
