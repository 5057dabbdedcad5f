import {expect, test} from "vitest";
import {parseRelease} from "../../pipeline/schedule/releaseRule.js";
import {problemsOf} from "../helpers/errors.js";

const last = {kind: "last"};
const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
test.each([
  ["毎年12月末", {kind: "monthly", months: [12], on: last}],
  ["１２月末日", {kind: "monthly", months: [12], on: last}],
  ["6月第4金曜", {kind: "monthly", months: [6], on: {kind: "nth", nth: 4, weekday: 5}}],
  [" 毎年 ６月 第四 金曜日 ", {kind: "monthly", months: [6], on: {kind: "nth", nth: 4, weekday: 5}}],
  ["毎年6月30日", {kind: "monthly", months: [6], on: {kind: "date", date: 30}}],
  ["2月29日", {kind: "monthly", months: [2], on: {kind: "date", date: 29}}],
  ["毎月25日", {kind: "monthly", months: all, on: {kind: "date", date: 25}}],
  ["毎月末", {kind: "monthly", months: all, on: last}],
  ["毎月第2火曜", {kind: "monthly", months: all, on: {kind: "nth", nth: 2, weekday: 2}}],
  ["毎月第五日曜日", {kind: "monthly", months: all, on: {kind: "nth", nth: 5, weekday: 0}}],
  ["毎週月曜", {kind: "weekly", weekday: 1}],
  ["毎週土曜日", {kind: "weekly", weekday: 6}],
  ["年度末", {kind: "monthly", months: [3], on: last}],
  ["毎年度末", {kind: "monthly", months: [3], on: last}],
  ["3月・6月・9月・12月末", {kind: "monthly", months: [3, 6, 9, 12], on: last}],
  ["年4回（3・6・9・12月末）", {kind: "monthly", months: [3, 6, 9, 12], on: last}],
  ["年４回(６月、９月、１２月、３月末)", {kind: "monthly", months: [6, 9, 12, 3], on: last}],
  ["2月・5月・8月・11月15日", {kind: "monthly", months: [2, 5, 8, 11], on: {kind: "date", date: 15}}],
  ["随　時", {kind: "irregular"}]
])("%s is understood", (text, release) => {
  expect(parseRelease(text)).toEqual(release);
});

test.each([
  "",
  "12月下旬",
  "12月第4週末",
  "12月",
  "毎月",
  "末",
  "第4金曜",
  "6月第6金曜",
  "6月第0金曜",
  "6月第4祝曜",
  "毎週",
  "毎週 第2 月曜",
  "毎年12月末ごろ",
  "約12月末",
  "3月・6月・",
  "年4回",
  "年4回（随時）",
  "2026-12-28"
])("「%s」 is refused with what was found and what is expected", async text => {
  const [problem, ...others] = await problemsOf(() => parseRelease(text));
  expect(others).toEqual([]);
  expect(problem).toEqual({
    where: "release",
    ja: expect.stringMatching(
      `^「${text}」は公表予定として読めません。「毎年12月末」.*「随時」のように書いてください。$`
    ),
    en: expect.stringMatching(`^found "${text}", expected when figures come, such as 毎年12月末, .* or 随時.$`)
  });
});

test.each(["2月30日", "1・4月31日", "毎月32日", "毎月0日", "13月末", "0月第1月曜"])(
  "%s is a day of no year",
  async text => {
    const [problem] = await problemsOf(() => parseRelease(text));
    expect(problem?.ja).toBe(`「${text}」の日は暦にありません。暦にある月と日を書いてください。`);
    expect(problem?.en).toBe(`found "${text}", expected a month and a day that the calendar has.`);
  }
);

test.each([
  ["年4回（3・6・9月末）", 4, 3],
  ["年3回（3・6・9・12月末）", 3, 4],
  ["3月・3月末", 2, 1]
])("%s does not add up", async (text, expected, found) => {
  const [problem] = await problemsOf(() => parseRelease(text));
  expect(problem?.ja).toBe(`「${text}」に書かれた異なる月は ${found} です。${expected} の月を書いてください。`);
  expect(problem?.en).toBe(`found "${text}", expected ${expected} different months, not ${found}.`);
});

test("a refusal stays one line whatever was written", async () => {
  const [problem] = await problemsOf(() => parseRelease("12月\n下旬\r\n"));
  expect(problem?.en).toMatch(/^found "12月 下旬", [^\n]+$/);
});
