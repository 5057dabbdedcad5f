import {isDay} from "../contracts/day.js";
import {OperatorError} from "../errors.js";

/** Which day of a month: its last open day, a date, or e.g. the 4th Friday (5 is Friday, 0 Sunday). */
export type MonthDay = {kind: "last"} | {kind: "date"; date: number} | {kind: "nth"; nth: number; weekday: number};

/**
 * When a source's figures come, as read from the words of a person. Months are 1 to 12, in the order they were named.
 */
export type Release =
  | {kind: "irregular"}
  | {kind: "weekly"; weekday: number}
  | {kind: "monthly"; months: readonly number[]; on: MonthDay};

const WEEKDAYS = "日月火水木金土";
const ORDINALS = "一二三四五";
const EVERY_MONTH = Array.from({length: 12}, (_, index) => index + 1);
const WEEKLY = /^毎週([日月火水木金土])曜日?$/;
const COUNTED = /^年(\d{1,2})回\((.+)\)$/;
const MONTHS = /^(?:毎月|(?:毎年)?(\d{1,2}(?:月?[・、,]\d{1,2})*)月)(.+)$/;
const MONTH_DAY = /^(?:(末)日?|(\d{1,2})日|第([1-5])([日月火水木金土])曜日?)$/;

/**
 * Reads when figures come: 毎年12月末, 6月第4金曜, 毎月25日, 毎月末, 毎月第2火曜, 毎週月曜, 年度末 (3月末), 随時 (no days), and
 * several months with one day, 3月・6月・9月・12月末 or 年4回（3・6・9・12月末）. Widths, 一 to 五 after 第 and spaces do not matter.
 * A month without the named day (第5金曜, 31日, 2月29日) has no release: nothing moves to another day for that.
 * Throws OperatorError for any other text, for a day no year has (2月30日), and where 年4回 does not name four months.
 */
export function parseRelease(text: string): Release {
  const plain = fold(text);
  if (plain === "随時") return {kind: "irregular"};
  const weekday = WEEKLY.exec(plain)?.[1];
  if (weekday) return {kind: "weekly", weekday: WEEKDAYS.indexOf(weekday)};
  const [, count, list = plain] = COUNTED.exec(plain) ?? [];
  const [, named, day = ""] = MONTHS.exec(list) ?? [];
  const on = monthDay(day);
  if (!on) throw unreadable(text);
  const months = named?.split(/月?[・、,]/).map(Number) ?? EVERY_MONTH;
  const asked = named ? months : [1]; // 毎月31日 is a day of some months, which is enough
  if (!asked.every(month => hasDay(month, on))) throw noSuchDay(text);
  const [expected, found] = [Number(count ?? months.length), new Set(months).size];
  if (found !== expected) throw otherCount(text, expected, found);
  return {kind: "monthly", months, on};
}

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/第([一二三四五])/, (_, ordinal: string) => `第${ORDINALS.indexOf(ordinal) + 1}`)
    .replace(/^毎?年度末$/, "3月末");
}

function monthDay(text: string): MonthDay | undefined {
  const [, last, date, nth, weekday = ""] = MONTH_DAY.exec(text) ?? [];
  if (last) return {kind: "last"};
  if (date) return {kind: "date", date: Number(date)};
  if (nth) return {kind: "nth", nth: Number(nth), weekday: WEEKDAYS.indexOf(weekday)};
  return undefined;
}

/** Whether any year has the day, so a leap year is asked. */
function hasDay(month: number, on: MonthDay): boolean {
  return isDay(["2024", month, on.kind === "date" ? on.date : 1].map(part => String(part).padStart(2, "0")).join("-"));
}

function unreadable(text: string): OperatorError {
  return refused(text, {
    ja: "は公表予定として読めません。「毎年12月末」「6月第4金曜」「毎月25日」「3月・6月・9月・12月末」「毎週月曜」「年度末」「随時」のように書いてください。",
    en: "expected when figures come, such as 毎年12月末, 6月第4金曜, 毎月25日, 3月・6月・9月・12月末, 毎週月曜, 年度末 or 随時."
  });
}

function noSuchDay(text: string): OperatorError {
  return refused(text, {
    ja: "の日は暦にありません。暦にある月と日を書いてください。",
    en: "expected a month and a day that the calendar has."
  });
}

function otherCount(text: string, expected: number, found: number): OperatorError {
  return refused(text, {
    ja: `に書かれた異なる月は ${found} です。${expected} の月を書いてください。`,
    en: `expected ${expected} different months, not ${found}.`
  });
}

function refused(text: string, {ja, en}: {ja: string; en: string}): OperatorError {
  const found = text.replace(/\s+/g, " ").trim(); // stays one line
  return new OperatorError({where: "release", ja: `「${found}」${ja}`, en: `found "${found}", ${en}`});
}
