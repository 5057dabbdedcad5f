// @ts-check
import {readFileSync} from "node:fs";
import {parseArgs} from "node:util";
import {commandOf, commandTable} from "./commands.js";
import {allOptions} from "./options.js";
import {misfit} from "./slip.js";
import {helpOf, helpOfVariables, overview} from "./text.js";
import {variables} from "./variables.js";

// One command line, as typed. Help is answered here, with nothing else loaded: TypeScript takes three times as long to
// start as Node itself.

/**
 * @typedef {import("./meant.js").Problem} Problem
 * @typedef {{answer: string}} Answered
 * @typedef {{problem: Problem, json: boolean}} Slip
 * @typedef {{name: Exclude<import("./commands.js").CommandName, "help">, words: string[], values: Values, json: boolean}} Said
 * @typedef {Record<string, string | boolean>} Values
 */

/**
 * What a command line asks for: an answer that is ready, a command with its words and options; or what is wrong.
 * @param {string[]} args
 * @returns {Answered | Slip | Said}
 */
export function readLine(args) {
  const {tokens} = parseArgs({args, allowPositionals: true, strict: false, tokens: true, options: shapes()});
  const words = tokens.flatMap(token => (token.kind === "positional" ? [token.value] : []));
  const given = tokens.flatMap(token => (token.kind === "option" ? [typedOf(token, args[token.index] ?? "")] : []));
  const has = (/** @type {string} */ name) => given.some(one => one.name === name);
  const slip = (/** @type {Problem} */ problem) => ({problem, json: has("json")});

  const [first, ...others] = words;
  const wrong = misfit(first, others, given, {helped: has("help") || has("version")});
  if (wrong) return slip(wrong);
  /** @type {Values} */
  const values = Object.fromEntries(given.map(({name, value}) => [name, value ?? true]));
  const {help: _help, version, json, ...options} = values;
  if (version) return {answer: versionText(json === true)};
  const about = first === "help" ? others[0] : has("help") ? first : undefined;
  if (first === undefined || first === "help" || has("help"))
    return {answer: json ? helpJson(about) : helpText(about, langOf(options.lang))};
  return {name: /** @type {Said["name"]} */ (first), words: others, values: options, json: json === true};
}

/**
 * An option as typed. `-fetch` is a slip for --fetch, and not -f, -e, -t, -c and -h.
 * @param {{name: string, value: string | undefined, inlineValue: boolean | undefined}} token
 * @param {string} arg
 */
function typedOf({name, value, inlineValue}, arg) {
  return {name: /^-[^-]./.test(arg) ? arg : name, value, inline: inlineValue, arg};
}

function shapes() {
  return Object.fromEntries(
    Object.entries(allOptions).map(([name, {type, short}]) => [name, {type, ...(short && {short})}])
  );
}

/**
 * @param {string | boolean | undefined} value
 * @returns {import("./text.js").Lang}
 */
function langOf(value) {
  return value === "ja" || value === "en" ? value : undefined;
}

/**
 * @param {string | undefined} about
 * @param {import("./text.js").Lang} lang
 */
function helpText(about, lang) {
  if (about === undefined) return overview(lang);
  return about === "variables" ? helpOfVariables(lang) : helpOf(about, lang);
}

/**
 * The same tables for machines.
 * @param {string | undefined} about
 */
function helpJson(about) {
  if (about === "variables") return JSON.stringify({variables}, null, 2);
  const commands = about === undefined ? commandTable : {[about]: commandOf(about)};
  return JSON.stringify({commands, options: allOptions, variables}, null, 2);
}

/** @param {boolean} json */
function versionText(json) {
  const {version} = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  return json ? JSON.stringify({version, node: process.versions.node}, null, 2) : version;
}
