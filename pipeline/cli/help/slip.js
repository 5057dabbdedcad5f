// @ts-check
import {commandOf, commandTable} from "./commands.js";
import {meantEn, meantJa, problem} from "./meant.js";
import {nearest} from "./nearest.js";
import {misfitOfOptions} from "./optionSlip.js";
import {allOptions, everywhere} from "./options.js";
import {written} from "./text.js";

// What is wrong with a command line, and what was probably meant. A slip of the pen is never silently without effect.

/** @typedef {import("./meant.js").Problem} Problem */
/** @typedef {import("./optionSlip.js").Typed} Typed */

const COMMANDS = Object.keys(commandTable);
const DASH = /^[\u2010-\u2015\u2212\u30fc\uff0d]+|^-[\u2010-\u2015\u2212\u30fc\uff0d]/;

/**
 * The first thing that is wrong, if anything is. Where help or the version is asked for, only the command has to exist.
 * @param {string | undefined} name
 * @param {string[]} words
 * @param {readonly Typed[]} options
 * @param {{helped: boolean}} asked
 * @returns {Problem | undefined}
 */
export function misfit(name, words, options, {helped}) {
  const dashed = [name ?? "", ...words].find(
    word => DASH.test(word) && nearest(word, Object.keys(allOptions)).length > 0
  );
  if (dashed !== undefined) return wrongDash(dashed);
  // what was meant for the value of a mistyped option stands where the command should
  const unknown = options.filter(one => !Object.hasOwn(allOptions, one.name));
  if (name !== undefined && !commandOf(name)) return misfitOfOptions(undefined, unknown) ?? unknownCommand(name);
  if (name === "help") return misfitOfHelp(words) ?? misfitOfOptions(name, options);
  if (name === undefined || !helped) {
    const wrong = misfitOfOptions(name, options);
    if (wrong) return wrong;
  }
  return name === undefined || helped ? undefined : misfitOfWords(name, words);
}

/** @param {string[]} words */
function misfitOfHelp(words) {
  const [about, ...more] = words;
  if (more.length > 0) return misfitOfWords("help", words);
  if (about === undefined || about === "variables" || commandOf(about)) return undefined;
  return unknownCommand(about, "help ", [...COMMANDS, "variables"]);
}

/**
 * @param {string} name
 * @param {string} before
 * @param {readonly string[]} known
 */
function unknownCommand(name, before = "", known = [...COMMANDS, ...Object.keys(everywhere).map(one => `--${one}`)]) {
  const near = nearest(name, known).map(one => `bio ${before}${one}`);
  return problem(
    `bio ${before}${name}`,
    `知らないコマンドです。${meantJa(near)}一覧は bio help。`,
    `unknown command; ${meantEn(near)}see bio help.`
  );
}

/** @param {string} word */
function wrongDash(word) {
  const near = nearest(word, Object.keys(allOptions)).map(one => `--${one}`);
  return problem(
    word,
    `半角の「--」で始めてください。${meantJa(near)}`,
    `begin with two plain hyphens; ${meantEn(near)}`
  );
}

/**
 * @param {string} name
 * @param {readonly string[]} words
 * @returns {Problem | undefined}
 */
function misfitOfWords(name, words) {
  const forms = commandOf(name)?.forms ?? [{words: ""}];
  const [first = ""] = words;
  const named = forms.filter(form => form.words.split(" ")[0] === first); // `explain verdict` is no figure of that name
  if ((named.length > 0 ? named : forms).some(form => fits(form.words, words))) return undefined;
  const firsts = forms.map(form => form.words.split(" ")[0] ?? "").filter(word => /^[a-z]+$/.test(word));
  const near = firsts.includes(first) ? [] : nearest(first, firsts).map(word => `bio ${name} ${word}`);
  const usage = forms.map(form => written(name, form.words)).join(" | ");
  return problem(
    ["bio", name, ...words].join(" "),
    `コマンドのあとの言葉が違います。${meantJa(near)}使い方: ${usage}`,
    `wrong words after the command; ${meantEn(near)}expected: ${usage}`
  );
}

/**
 * @param {string} form
 * @param {readonly string[]} words
 */
function fits(form, words) {
  const parts = form === "" ? [] : form.split(" ");
  const least = parts.filter(part => !part.startsWith("[")).length;
  const most = form.endsWith("...") ? Number.POSITIVE_INFINITY : parts.length;
  const literal = parts.every((part, i) => !/^[a-z]+$/.test(part) || words[i] === part);
  return literal && words.length >= least && words.length <= most;
}
