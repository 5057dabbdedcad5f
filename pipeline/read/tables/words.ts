import type {Vocabulary} from "../../contracts/vocabulary.js";
import {fold, LONGEST_NAME, looksLikePeriod} from "./fold.js";

/** What a label says besides its name: 売上高（百万円） names 売上高 and the unit 百万円. */
export interface Label {
  name: string;
  unit: string;
  status: string;
  period: string;
  /** True where a number in front or a footnote mark behind was taken off. */
  trimmed: boolean;
}

const BRACKETS =
  /^([\s\S]*?)\s*[（(［[【〔＜<]\s*(?:単位\s*[:：]?\s*)?([^（(［[【〔＜<）)］\]】〕＞>]*)[）)］\]】〕＞>]\s*$/;
const MARK = /(?:\s*(?:[※＊*]\s*[\d０-９]*|[（(]?注[\s\d０-９]*[）)]?))+\s*$/;
const NUMBERING = /^\s*(?:[（(]?[\d０-９]{1,2}[）)．.、\s]|[①-⑳]|[・●○■□◆◇\-－])\s*/;

/** Labels repeat over thousands of rows: each is taken apart once for one vocabulary. */
const known = new WeakMap<Vocabulary, Map<string, Label>>();
const MOST_KNOWN = 10_000;

/** Takes a label apart: brackets, footnote marks and numbering in front; what is left is the name as typed. */
export function readLabel(text: string, vocabulary: Vocabulary): Label {
  if (text.length > LONGEST_NAME) return takeApart(text, vocabulary); // long texts of one length are slow to find again
  const labels = known.get(vocabulary) ?? new Map<string, Label>();
  known.set(vocabulary, labels);
  const label = labels.get(text) ?? takeApart(text, vocabulary);
  if (labels.size < MOST_KNOWN) labels.set(text, label);
  return label;
}

function takeApart(text: string, vocabulary: Vocabulary): Label {
  const label: Label = {name: oneLine(text), unit: "", status: "", period: "", trimmed: false};
  if (label.name.length > LONGEST_NAME || isName(label.name, vocabulary)) return label;
  for (let match = BRACKETS.exec(label.name); match; match = BRACKETS.exec(label.name)) {
    const [, base = "", inner = ""] = match;
    if (!take(label, inner.trim(), vocabulary)) break;
    label.name = base;
  }
  const bare = label.name.replace(MARK, "");
  const [, spaced = "", unit = ""] = /^([\s\S]+?)[\s　／/]+(\S+)$/.exec(bare) ?? [];
  const shorter = [
    [bare, ""],
    [bare.replace(NUMBERING, ""), ""],
    [spaced, unit]
  ].find(([name = "", word = ""]) => isName(name, vocabulary) && (word === "" || vocabulary.isUnit(word)));
  if (shorter) {
    label.trimmed = label.name !== shorter[0] && !shorter[1];
    label.name = shorter[0] ?? "";
    if (shorter[1]) label.unit ||= shorter[1];
  }
  return label;
}

/** A text on one line: line feeds inside a cell are layout. */
export function oneLine(text: string): string {
  return /[\r\n]/.test(text)
    ? text
        .split(/[\r\n]+/)
        .map(line => line.trim())
        .join("")
    : text.trim();
}

/** True for the label of a row or column that sums the others. */
export function isTotal(text: string): boolean {
  return (
    text.length <= LONGEST_NAME &&
    /^(合計|総合計|計|小計|総計|総数|全体|total|sum)$/i.test(fold(text).replace(/\s/g, ""))
  );
}

/** True for a text that opens a note below a table. */
export function opensNote(text: string): boolean {
  return /^([※＊*]|注|\(注|備考|出典|資料|凡例|単位)/.test(fold(text.slice(0, LONGEST_NAME)));
}

function isName(text: string, {role, indicator, community, isUnit, isStatus}: Vocabulary): boolean {
  return (
    Boolean(role(text) ?? indicator(text) ?? community(text)) || isUnit(text) || isStatus(text) || looksLikePeriod(text)
  );
}

/** Keeps what a bracket says, if it is a unit, a status or a period; a footnote mark is dropped. */
function take(label: Label, inner: string, vocabulary: Vocabulary): boolean {
  if (vocabulary.isUnit(inner)) label.unit ||= inner;
  else if (vocabulary.isStatus(inner)) label.status ||= inner;
  else if (looksLikePeriod(inner)) label.period ||= inner;
  else if (/^([※＊*]|注)\s*[\d０-９]*$/.test(inner)) label.trimmed = true;
  else return false;
  return true;
}
