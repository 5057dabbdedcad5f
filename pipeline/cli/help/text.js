// @ts-check
import {commandOf, commandTable, groups} from "./commands.js";
import {everywhere, optionTable} from "./options.js";
import {variableGroups, variables} from "./variables.js";

// What `bio help` prints: every line at most 80 cells wide, Japanese and English each on lines of their own.

/** @typedef {{ja: string, en: string}} Words */
/** @typedef {"ja" | "en" | undefined} Lang undefined: both, Japanese first */

const NAMES = 13;

/** @param {Lang} lang */
export function overview(lang) {
  const listed = Object.entries(groups).flatMap(([id, title]) => [
    "",
    heading(title, lang),
    ...Object.entries(commandTable).flatMap(([name, row]) => (row.group === id ? entry(name, row, lang) : []))
  ]);
  return lines([
    ...said({ja: "使い方: bio <コマンド> [指定]", en: "usage: bio <command> [options]"}, lang),
    ...listed,
    "",
    heading({ja: "どのコマンドでも", en: "with every command"}, lang),
    ...everywhereEntries(lang),
    "",
    heading({ja: "くわしく", en: "more"}, lang),
    ...entry(
      "bio help run",
      {ja: "一つのコマンドの指定と環境変数", en: "options and variables of one command"},
      lang,
      22
    ),
    ...entry("bio help variables", {ja: "すべての環境変数", en: "all variables of the environment"}, lang, 22),
    ...entry("bio help --lang en", {ja: "英語だけで", en: "in English only"}, lang, 22),
    "",
    heading({ja: "終了コード", en: "exit code"}, lang),
    ...entry("0", {ja: "できた", en: "done"}, lang, 4),
    ...entry("1", {ja: "直せる誤り（一行ずつ）", en: "something you can act on, a line each"}, lang, 4),
    ...entry("2", {ja: "製品の不具合", en: "a fault of ours"}, lang, 4)
  ]);
}

/**
 * @param {string} name of a known command
 * @param {Lang} lang
 */
export function helpOf(name, lang) {
  const row = commandOf(name);
  if (!row) throw new Error(`${name} is no command`);
  const {forms = [], options = [], examples = [], variables: matter = []} = row;
  const named = Object.entries(variables).filter(([, {group}]) => group === "home" || matter.includes(group));
  return lines([
    ...said(row, lang),
    "",
    heading({ja: "使い方", en: "usage"}, lang),
    ...(forms.length === 0 ? [`  ${written(name, "", options.length > 0)}`] : []),
    ...forms.flatMap(form => [`  ${written(name, form.words, options.length > 0)}`, ...said(form, lang, 6)]),
    ...(examples.length > 0 ? ["", heading({ja: "例", en: "examples"}, lang), ...examples.map(one => `  ${one}`)] : []),
    "",
    heading({ja: "指定", en: "options"}, lang),
    ...options.flatMap(option => optionEntry(option, optionTable[option], lang)),
    ...everywhereEntries(lang),
    ...(named.length > 0 ? ["", heading({ja: "環境変数", en: "variables of the environment"}, lang)] : []),
    ...named.flatMap(([variable, one]) => variableEntry(variable, one, lang))
  ]);
}

/** @param {Lang} lang */
export function helpOfVariables(lang) {
  const listed = Object.entries(variableGroups).flatMap(([id, title]) => [
    "",
    heading(title, lang),
    ...Object.entries(variables).flatMap(([name, one]) => (one.group === id ? variableEntry(name, one, lang) : []))
  ]);
  const about = {
    ja: "環境変数。「=」のあとは既定の値",
    en: "variables of the environment; behind = stands the default"
  };
  return lines([...said(about, lang), ...listed]);
}

/**
 * How a command is written, e.g. "bio sources try <source> [request]".
 * @param {string} name
 * @param {string} words
 * @param {boolean} options
 */
export function written(name, words, options = false) {
  return ["bio", name, words, options ? "[options]" : ""].filter(part => part !== "").join(" ");
}

/** @param {Lang} lang */
function everywhereEntries(lang) {
  return Object.entries(everywhere).flatMap(([name, row]) => optionEntry(name, row, lang));
}

/**
 * @param {string} name
 * @param {import("./options.js").OptionRow} row
 * @param {Lang} lang
 */
function optionEntry(name, row, lang) {
  const typed = `--${name}${row.value ? ` ${row.value}` : ""}${row.short ? `, -${row.short}` : ""}`;
  return entry(typed, row, lang, 22);
}

/**
 * @param {string} name
 * @param {import("./variables.js").VariableRow} row
 * @param {Lang} lang
 */
function variableEntry(name, row, lang) {
  return [`  ${name}${row.usual === undefined ? "" : `=${row.usual}`}`, ...said(row, lang, 6)];
}

/**
 * A name with its words beside it.
 * @param {string} name
 * @param {Words} words
 * @param {Lang} lang
 * @param {number} width
 */
function entry(name, words, lang, width = NAMES) {
  const [first = "", ...others] = said(words, lang, width + 2);
  return [`  ${name.padEnd(width)}${first.trimStart()}`, ...others];
}

/**
 * @param {Words} words
 * @param {Lang} lang
 */
function heading({ja, en}, lang) {
  return lang === undefined ? `${ja} / ${en}` : {ja, en}[lang];
}

/**
 * @param {Words} words
 * @param {Lang} lang
 * @param {number} indent
 */
function said({ja, en}, lang, indent = 0) {
  return (lang === undefined ? [ja, en] : [{ja, en}[lang]]).map(text => " ".repeat(indent) + text);
}

/** @param {readonly string[]} list */
function lines(list) {
  return list.join("\n");
}
