import fc from "fast-check";
import {expect, test} from "vitest";
import {modelsOf, rows} from "../../helpers/store.js";

const withModels = modelsOf("staging.number_text");

/** Millionths, so that every number here is exact. */
type Style = (digits: string, fraction: string) => string;

const grouped = (digits: string, size: number) => digits.replace(new RegExp(`\\B(?=(\\d{${size}})+$)`, "g"), ",");
const wide = (text: string) => text.replace(/[0-9.,]/g, mark => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
const tail = (fraction: string) => (fraction === "" ? "" : `.${fraction}`);
const KANJI = "〇一二三四五六七八九";

/** 12345 -> 1万2345; four digits at a time, as a newspaper prints them. */
function myriads(digits: string): string {
  const marks = ["", "万", "億", "兆"];
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 4) groups.push(digits.slice(Math.max(0, end - 4), end));
  const parts = groups.map((group, i) => (Number(group) === 0 ? "" : `${Number(group)}${marks[i]}`));
  return parts.reverse().join("") || "0";
}

/** 4,321 -> 四千三百二十一. */
function classical(digits: string): string {
  const marks = ["千", "百", "十", ""];
  const four = digits.padStart(4, "0").slice(-4);
  return (
    [...four]
      .map((digit, i) =>
        digit === "0" ? "" : digit === "1" && i < 3 ? marks[i] : `${KANJI[Number(digit)]}${marks[i]}`
      )
      .join("") || "〇"
  );
}

const whole =
  (style: (digits: string) => string): Style =>
  digits =>
    style(digits);
const STYLES: Record<string, {style: Style; limit?: number; negative?: (text: string) => string}> = {
  plain: {style: (digits, fraction) => digits + tail(fraction), negative: text => `-${text}`},
  "groups of three": {style: (digits, fraction) => grouped(digits, 3) + tail(fraction), negative: text => `▲${text}`},
  "groups of four": {
    style: (digits, fraction) => (digits.length > 4 ? grouped(digits, 4) : digits) + tail(fraction),
    negative: text => `△ ${text}`
  },
  "full width": {style: (digits, fraction) => wide(digits + tail(fraction)), negative: text => `－${text}`},
  "full width, grouped": {
    style: (digits, fraction) => wide(grouped(digits, 3) + tail(fraction)),
    negative: text => `（${text}）`
  },
  "in parentheses": {style: (digits, fraction) => grouped(digits, 3) + tail(fraction), negative: text => `(${text})`},
  "kanji digits": {style: whole(digits => [...digits].map(digit => KANJI[Number(digit)]).join(""))},
  "classical kanji": {style: whole(classical), limit: 9999},
  myriads: {style: whole(myriads), limit: 9_999_999_999_999},
  "with a unit": {style: (digits, fraction) => `${grouped(digits, 3)}${tail(fraction)}社`},
  "with a qualifier": {style: (digits, fraction) => `約${digits}${tail(fraction)}`},
  "with a footnote": {style: (digits, fraction) => `${digits}${tail(fraction)}※1`},
  provisional: {style: (digits, fraction) => `${digits}${tail(fraction)}（速報）`}
};

const number = fc.record({
  digits: fc.bigInt({min: 0n, max: 999_999_999_999n}),
  fraction: fc.stringMatching(/^\d{0,6}$/),
  minus: fc.boolean()
});

test.each(Object.entries(STYLES))(
  "a number written in the style %s is read as the same number",
  async (_name, {style, limit, negative}) => {
    const wanted = new Map<string, string>();
    for (const {digits, fraction, minus} of fc.sample(number, {seed: 11, numRuns: 400})) {
      const whole = String(limit === undefined ? digits : digits % BigInt(limit + 1));
      const text = style(whole, fraction);
      const exact = `${BigInt(whole + (text === style(whole, "") ? "" : fraction).padEnd(6, "0"))}`;
      const value = minus && negative && exact !== "0" ? `-${exact}` : exact;
      wanted.set(minus && negative ? negative(text) : text, value);
    }
    await withModels({readings: [...wanted.keys()].map(value => ({value}))}, async store => {
      const found = await rows(
        store,
        "select text, (value * 1000000)::decimal(38, 0)::varchar from staging.number_text"
      );
      const wrong = found.filter(([text, value]) => wanted.get(String(text)) !== value);
      expect(wrong.slice(0, 5)).toEqual([]);
      expect(found.length).toBeGreaterThan(100);
    });
  }
);
