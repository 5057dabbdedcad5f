// @ts-check
import {commandOf, commandTable} from "./commands.js";
import {meantEn, meantJa, problem} from "./meant.js";
import {nearest} from "./nearest.js";
import {allOptions, everywhere, optionTable} from "./options.js";

// What is wrong with the options of a command line.

/** @typedef {import("./meant.js").Problem} Problem */
/** @typedef {{name: string, value: string | undefined, inline: boolean | undefined, arg: string}} Typed */

const COMMANDS = Object.keys(commandTable);

/**
 * The first option that does not fit the command.
 * @param {string | undefined} name
 * @param {readonly Typed[]} options
 * @returns {Problem | undefined}
 */
export function misfitOfOptions(name, options) {
  const taken = name === undefined ? ["lang"] : (commandOf(name)?.options ?? []);
  for (const [i, one] of options.entries()) {
    const wrong = misfitOfName(name, one, taken) ?? misfitOfValue(one) ?? saidTwice(one, options.slice(0, i));
    if (wrong) return {...wrong, where: [name === undefined ? "bio" : `bio ${name}`, wrong.where].join(" ")};
  }
  return undefined;
}

/**
 * @param {string | undefined} name
 * @param {Typed} option
 * @param {readonly string[]} taken
 */
function misfitOfName(name, {name: option, arg}, taken) {
  if (taken.includes(option) || Object.hasOwn(everywhere, option)) return undefined;
  const help = name === undefined ? "bio help" : `bio help ${name}`;
  if (Object.hasOwn(optionTable, option)) {
    const takers = COMMANDS.filter(command => takes(command, option));
    if (name === undefined)
      return problem(
        `--${option}`,
        `コマンドがありません。この指定を使えるのは ${takers.join("、")} です。一覧は ${help}。`,
        `there is no command; this option is taken by ${takers.join(", ")}. see ${help}.`
      );
    return problem(
      `--${option}`,
      `この指定は ${name} では使えません。使えるのは ${takers.join("、")} です。説明は ${help}。`,
      `${name} does not take this option; ${takers.join(", ")} ${takers.length > 1 ? "do" : "does"}. see ${help}.`
    );
  }
  const own = nearest(arg.replace(/=.*$/s, ""), [...taken, ...Object.keys(everywhere)]);
  const near = (own.length > 0 ? own : nearest(arg.replace(/=.*$/s, ""), Object.keys(allOptions))).map(
    one => `--${one}`
  );
  return problem(
    arg.replace(/=.*$/s, ""),
    `知らない指定です。${meantJa(near)}説明は ${help}。`,
    `unknown option; ${meantEn(near)}see ${help}.`
  );
}

/**
 * @param {string} command
 * @param {string} option
 */
function takes(command, option) {
  return /** @type {readonly string[]} */ (commandOf(command)?.options ?? []).includes(option);
}

/** @param {Typed} option */
function misfitOfValue({name, value, inline}) {
  const {type, value: called = "", choices} = allOptions[name] ?? {type: "boolean"};
  if (type === "boolean")
    return value === undefined
      ? undefined
      : problem(`--${name}=${value}`, "この指定に値はありません。", "this option takes no value.");
  if (value === undefined || value === "" || (!inline && value.startsWith("-")))
    return problem(
      `--${name}`,
      `値がありません。--${name} ${called} と書いてください。`,
      `expected --${name} ${called}.`
    );
  if (choices && !choices.includes(value))
    return problem(
      `--${name} ${value}`,
      `${choices.join(" か ")} を指定してください。`,
      `expected ${choices.join(" or ")}.`
    );
  return undefined;
}

/**
 * @param {Typed} option
 * @param {readonly Typed[]} before
 */
function saidTwice({name, value}, before) {
  const other = before.find(one => one.name === name && one.value !== value);
  return other === undefined
    ? undefined
    : problem(
        `--${name} ${value}`,
        `--${name} ${other.value} とも書かれています。一度だけ指定してください。`,
        `--${name} ${other.value} is said as well; say it once.`
      );
}
