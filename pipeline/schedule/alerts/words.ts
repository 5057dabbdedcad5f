import {visible} from "../../contracts/visible.js";
import {nameOf, type Text, verdictWords} from "../../contracts/words.js";
import type {Problem} from "../../errors.js";
import {NONE} from "./amount.js";

const LONGEST = 500;

/** A verdict's name; its id where it has none, "なし / none" where there is no verdict. */
export function verdictName(verdict: string | null): Text {
  if (verdict === null) return NONE;
  return nameOf(verdictWords, verdict);
}

/** The first reason, and how many more there are. */
export function whyText(why: readonly Problem[] = []): Text {
  const [first, ...others] = why;
  if (!first) return {ja: "理由の記録がありません", en: "no reason is recorded"};
  const more = others.length;
  return {
    ja: `${first.where}: ${first.ja}${more ? `（ほか ${more} 件）` : ""}`,
    en: `${first.where}: ${first.en}${more ? ` (and ${more} more)` : ""}`
  };
}

/**
 * The text as one line: line breaks and control characters become spaces, what else is unseen is shown, and what is too
 * long ends in "…".
 */
export function oneLine(text: string): string {
  const characters = [...visible(text.replace(/[\s\p{Cc}]+/gu, " ").trim())];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}…` : characters.join("");
}

/** A source by its title and its id. */
export function named({source_id, title_ja, title_en}: {source_id: string; title_ja: string; title_en: string}): Text {
  return {ja: `${title_ja}（${source_id}）`, en: `${title_en} (${source_id})`};
}
