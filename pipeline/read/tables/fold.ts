const LEGAL_FORMS =
  /株式会社|有限会社|合同会社|一般社団法人|公益社団法人|一般財団法人|公益財団法人|\((株|有|一社|公財|一財)\)/g;

/** One spelling for recognising a text: NFKC, without spaces at its ends. */
export function fold(text: string): string {
  return text.normalize("NFKC").trim();
}

/** No name, figure or period is longer; what is, is looked at no closer, since patterns take their time over it. */
export const LONGEST_NAME = 300;

/**
 * A name as it is compared: folded, without any space, middle dot or legal form, in lower case, with variant characters
 * replaced.
 */
export function nameKey(text: string, variants: ReadonlyMap<string, string>): string {
  if (text.length > LONGEST_NAME) return text;
  const bare = fold(text)
    .replace(LEGAL_FORMS, "")
    .replace(/[\s・･·]/g, "");
  return Array.from(bare, character => variants.get(character) ?? character)
    .join("")
    .toLowerCase();
}

const NUMBER = /^[-+▲△−(約]*\s*[\d.,]*\d[\d.,]*\)?\s*([^\d\s]{0,5})$/;

/** True for a text that a person would call a number, with a unit or a mark behind it perhaps: 65社, ▲1,234, (5). */
export function looksLikeNumber(text: string): boolean {
  if (text.length > LONGEST_NAME) return false;
  const folded = fold(text);
  return NUMBER.test(folded) && !looksLikePeriod(folded);
}

const YEAR = "(?:(?:19|20)\\d\\d)";
const ERA = "(?:明治|大正|昭和|平成|令和|[MTSHR明大昭平令])\\.?\\s?(?:元|\\d{1,2})";
const REST = "[\\d年度月日期半上下第四末現在時点から至迄/~\\-.,QFYH\\s()実績見込予測推計目標計画速報確報値]*";
const PERIOD = new RegExp(`^(?:FY\\s?)?(?:${YEAR}|${ERA}(?=$|[年./FY(\\s度~-]))${REST}$|^\\d{1,2}年度${REST}$`);
const ISOLATED = new RegExp(
  `(?:FY\\s?)?(?:${YEAR}|${ERA})(?:年度|年|FY)(?:\\((?:実績|見込み?|予測|推計|目標|計画|速報|確報)\\))?`,
  "g"
);

/**
 * True for a text that speaks of a stretch of time and of nothing else: 2024, FY2024, R6, 令和６年度（見込）, 2024年4月～2025年3月.
 */
export function looksLikePeriod(text: string): boolean {
  return text.length <= LONGEST_NAME && PERIOD.test(fold(text));
}

/**
 * The stretches of time named inside a longer text, e.g. ["令和6年度"] of "令和６年度 活動報告"; fiscal years alone where there are
 * any.
 */
export function periodsIn(text: string): string[] {
  const found = [...new Set(fold(text).match(ISOLATED) ?? [])];
  const fiscal = found.filter(period => /年度|FY/.test(period));
  return fiscal.length > 0 ? fiscal : found;
}
