import {type CronFieldError, type ParsedFields, validateDetailed} from "node-cron";
import {OperatorError} from "../errors.js";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** The five fields in their order. `names` stand for the numbers from `least` on; 0 and 7 are both Sunday. */
const FIELDS: {key: keyof ParsedFields; ja: string; en: string; least: number; most: number; names: string[]}[] = [
  {key: "minute", ja: "分", en: "minute", least: 0, most: 59, names: []},
  {key: "hour", ja: "時", en: "hour", least: 0, most: 23, names: []},
  {key: "dayOfMonth", ja: "日", en: "day of month", least: 1, most: 31, names: []},
  {key: "month", ja: "月", en: "month", least: 1, most: 12, names: MONTHS},
  {key: "dayOfWeek", ja: "曜日", en: "day of week", least: 0, most: 7, names: WEEKDAYS}
];

type Field = (typeof FIELDS)[number];

/**
 * The numbers that each field of a plan names, as node-cron parses them. Throws OperatorError, with the field named,
 * for what node-cron would read otherwise than cron does, or what cron does not know: seconds, nicknames, L, W, #, ?,
 * ranges that run backwards, names run together ("janfeb" would be December), "1*" (would be 10 to 59), and plans that
 * restrict both day fields (cron takes days of the one or the other, node-cron those of both).
 */
export function readCron(expression: string, where: string): ParsedFields {
  const texts = expression.trim().split(/\s+/);
  if (texts.length !== FIELDS.length) throw refused(where, expression, fiveFields(texts.length));
  for (const [i, field] of FIELDS.entries()) {
    const text = texts[i] ?? "";
    if (!isPlain(text, field)) throw refused(where, expression, badField(field, text));
  }
  if (texts[2] !== "*" && texts[4] !== "*") throw refused(where, expression, bothDays);
  const {fields, errors} = validateDetailed(texts.join(" "));
  if (!fields) throw refused(where, expression, told(errors[0]));
  return fields;
}

function isPlain(text: string, {least, most, names}: Field): boolean {
  const numberOf = (word: string) => {
    const i = names.indexOf(word.toLowerCase());
    return i >= 0 ? i + least : /^\d{1,2}$/.test(word) ? Number(word) : Number.NaN;
  };
  return text.split(",").every(part => {
    const [, all, from = "", to, step = "1"] = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    const [first, last] = all ? [least, most] : [numberOf(from), numberOf(to ?? from)];
    return first <= last && Number(step) <= most; // false also where one is no number
  });
}

interface Said {
  ja: string;
  en: string;
}

function fiveFields(found: number): Said {
  return {
    ja: `欄が ${found} つあります。「30 6 * * *」（毎日 6:30）のような 5 つの欄が必要です。`,
    en: `${found} fields, expected five such as "30 6 * * *" (every day at 06:30).`
  };
}

function badField({ja, en, least, most, names}: Field, text: string): Said {
  const named = names.length > 0 ? `${names[0]}–${names.at(-1)}` : "";
  return {
    ja:
      `「${ja}」の欄「${text}」は使えません。${least} から ${most} の数${named && `か ${named}`}、*、範囲（1-5）、` +
      "間隔（*/5）と、それらをコンマで並べたものだけが使えます（L、W、#、? は使えません）。",
    en:
      `the field of the ${en}, "${text}", is not usable; expected numbers from ${least} to ${most}` +
      `${named && ` or ${named}`}, *, ranges (1-5), steps (*/5) and lists of these (no L, W, #, ?).`
  };
}

const bothDays: Said = {
  ja: "「日」と「曜日」の欄を両方とも限っています。どちらかを * にしてください。",
  en: "the fields of the day of month and of the day of week are both restricted; leave one of them *."
};

/** What node-cron itself found wrong: a number out of range, or a day that none of the months has. */
function told(error: CronFieldError | undefined): Said {
  const field = FIELDS.find(({key}) => key === error?.field);
  if (field && !error?.message.includes("impossible")) return badField(field, error?.value ?? "");
  return {ja: "「日」の欄の日は、どの月にもありません。", en: "the day of month is in none of the months."};
}

function refused(where: string, expression: string, {ja, en}: Said): OperatorError {
  return new OperatorError({
    where,
    ja: `実行時刻として読めません：「${expression}」。${ja}`,
    en: `found "${expression}": ${en}`
  });
}
