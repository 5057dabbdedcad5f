import XLSX from "@e965/xlsx";

const ERA_DAY = '[$-411]ggge"年"m"月"d"日"';
const ERA_SHORT = "[$-411]ge.m.d";
const YEAR_MONTH = 'yyyy"年"m"月"';
const MONTH_DAY = 'm"月"d"日"';

/** The formats that a Japanese Excel has built in and writes no code for: the file says the number and nothing else. */
export const JAPANESE_FORMATS: ReadonlyMap<number, string> = new Map([
  [27, ERA_SHORT],
  [28, ERA_DAY],
  [29, ERA_DAY],
  [30, "m/d/yy"],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"時"mm"分"'],
  [33, 'h"時"mm"分"ss"秒"'],
  [34, YEAR_MONTH],
  [35, MONTH_DAY],
  [36, ERA_SHORT],
  [50, ERA_SHORT],
  [51, ERA_DAY],
  [52, YEAR_MONTH],
  [53, MONTH_DAY],
  [54, ERA_DAY],
  [55, YEAR_MONTH],
  [56, MONTH_DAY],
  [57, ERA_SHORT],
  [58, ERA_DAY]
]);

/** What a format shows of a date: "day", "month", "year", "fiscal year", or a time of day or a span of time alone. */
type Shown = "day" | "month" | "year" | "fiscal year" | "time" | "span";

const known = new Map<string, Shown | undefined>();

/**
 * A stored date as ISO text, as far as its format shows it: without a day 2024-04, without a month 2024, with 年度 or FY
 * and no month 2024年度. A time is 13:05. Undefined where the format shows no date or the number is none.
 */
export function dateText(serial: number, format: string, date1904: boolean): string | undefined {
  if (!known.has(format)) known.set(format, shownBy(format));
  const shown = known.get(format);
  const date = shown && XLSX.SSF.parse_date_code(serial, {date1904});
  if (!date) return undefined;
  const two = (part: number) => String(part).padStart(2, "0");
  const year = String(date.y).padStart(4, "0");
  switch (shown) {
    case "day":
      return `${year}-${two(date.m)}-${two(date.d)}`;
    case "month":
      return `${year}-${two(date.m)}`;
    case "fiscal year":
      return `${year}年度`;
    case "year":
      return year;
    default: {
      const hours = shown === "span" ? Math.floor(serial + 1e-9) * 24 + date.H : date.H;
      return `${hours}:${two(date.M)}${date.S > 0 ? `:${two(date.S)}` : ""}`;
    }
  }
}

/** Codes, and what is shown as it stands: "…", a character behind a backslash, and what is no code at all. */
const PIECE = /"([^"]*)"|\\(.)|[_*].|\[(h+|m+|s+)\]|\[[^\]]*\]|AM\/PM|A\/P|([ymdhsge])\4*|a{3,4}|(.)/giu;

function shownBy(format: string): Shown | undefined {
  const [section = ""] = format.match(/^(?:"[^"]*"|\\.|[^;])*/u) ?? [];
  const isWeekday = /(?<![a-z])a{3,4}(?![a-z])/i.test(section.replace(/"[^"]*"|\\./gu, ""));
  if (!XLSX.SSF.is_date(section) && !isWeekday) return undefined;
  let codes = "";
  let literal = "";
  let span = false;
  for (const [piece, quoted = "", escaped = "", elapsed, code, other = ""] of section.matchAll(PIECE)) {
    literal += quoted + escaped + other;
    if (elapsed) span = true;
    if (code) codes += code[0]?.toLowerCase();
    else if (elapsed) codes += elapsed[0]?.toLowerCase();
    else if (/^a{3,4}$/i.test(piece)) codes += "d";
  }
  const dates = codes.replace(/hm|m(?=s)/g, "h"); // behind hours or before seconds an m stands for minutes
  if (dates.includes("d")) return "day";
  if (dates.includes("m") && !span) return "month";
  if (/[yge]/.test(dates)) return /年度|FY/i.test(literal) ? "fiscal year" : "year";
  return span ? "span" : "time";
}
