import type {Row} from "../../../pipeline/contracts/published.js";
import type {Words} from "./words.js";

/** A number with as many decimals as were published; without that, as many as it has, up to `most`. */
export function formatNumber(value: number, decimals: number | null, {locale}: Words, most = 2): string {
  const digits =
    decimals === null
      ? {maximumFractionDigits: most}
      : {minimumFractionDigits: decimals, maximumFractionDigits: decimals};
  return value.toLocaleString(locale, digits).replace("-", "−");
}

/** A share or growth rate: 0.0421 is 4.2%. */
export function formatPercent(ratio: number, {locale}: Words): string {
  return ratio
    .toLocaleString(locale, {style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1})
    .replace("-", "−");
}

/**
 * A value with its unit and qualifier, as printed in a sentence: 約25兆円, 200社超, 17.5（10億米ドル）; without a
 * value, why there is none.
 */
export function formatValue(
  {
    value,
    unit,
    decimals,
    qualifier,
    missing_reason
  }: Pick<Row<"figure">, "value" | "unit" | "decimals" | "qualifier" | "missing_reason">,
  {units, qualifiers}: {units: ReadonlyMap<string, Row<"unit">>; qualifiers: ReadonlyMap<string, Row<"qualifier">>},
  words: Words
): string {
  if (value === null) return words.missingReason[missing_reason as keyof typeof words.missingReason] ?? words.unknown;
  const name = unit === "%" || unit === "t" ? unit : (units.get(unit ?? "")?.name_ja ?? unit ?? "");
  const number = formatNumber(value, decimals, words);
  const amount = /^\d/.test(name) ? number + words.aside(name) : `${number}${name}`;
  return qualified(amount, qualifier, {qualifiers});
}

/** An amount with its qualifier where the language puts it: 約25, 200超. */
export function qualified(
  amount: string,
  qualifier: string | null,
  {qualifiers}: {qualifiers: ReadonlyMap<string, Row<"qualifier">>}
): string {
  const word = qualifiers.get(qualifier ?? "");
  if (!word) return amount;
  return word.placement === "before" ? word.name_ja + amount : amount + word.name_ja;
}

/**
 * A period, or a date known in part, in words: 2016 → 2016年, FY2023 → 2023年度, 2024-07 → 2024年7月,
 * 2015/2020 → 2015〜2020年の計.
 */
export function formatPeriod(period: string | null, words: Words): string {
  const {period: say, unknown} = words;
  if (!period) return unknown;
  const [from = "", to] = period.split("→");
  if (to !== undefined) return say.span(formatPeriod(from, words), formatPeriod(to, words));
  if (/^FY\d{4}$/.test(period)) return say.fiscalYear(period.slice(2));
  if (period.includes("/")) return say.interval(period.slice(0, 4), period.slice(5));
  const [year = "", month, day] = period.split("-");
  if (month?.startsWith("Q")) return say.quarter(formatPeriod(year, words), month.slice(1));
  if (month?.startsWith("H")) return say.half(formatPeriod(year, words), month === "H1");
  if (month === undefined) return say.calendarYear(year);
  return day === undefined ? say.month(year, Number(month)) : say.day(year, Number(month), Number(day));
}

/** The day in Japan of an instant: 2026-11-24 for 2026-11-23T22:05:00Z. */
export function dayInJapan(instant: string): string {
  return new Intl.DateTimeFormat("sv-SE", {timeZone: "Asia/Tokyo"}).format(new Date(instant));
}

/** The minute in Japan of an instant: 2026-11-24 07:05 for 2026-11-23T22:05:00Z. */
export function minuteInJapan(instant: string): string {
  return new Intl.DateTimeFormat("sv-SE", {timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "short"}).format(
    new Date(instant)
  );
}

/** How long something took: 0.03 秒, 6.4 秒, 2 分 5 秒. */
export function formatDuration(ms: number, words: Words): string {
  const {seconds, minutes} = words.operations;
  const whole = Math.round(ms / 1000);
  if (whole >= 60) return minutes(Math.floor(whole / 60), whole % 60);
  return seconds(formatNumber(ms / 1000, ms < 100 ? 2 : 1, words));
}
