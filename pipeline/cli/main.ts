import {inspect, parseArgs} from "node:util";
import {isDay} from "../contracts/day.js";
import {visible, visibleJson} from "../contracts/visible.js";
import {forPeople, OperatorError} from "../errors.js";
import {loadSettings} from "../settings.js";
import type {Command} from "./command.js";
import {commands} from "./commands.js";
import {type Options, optionTable} from "./options.js";

const HELP = `usage: bio <command> [--json] [--help]

${Object.entries(commands)
  .map(([name, {about}]) => `  ${name.padEnd(11)}${about}`)
  .join("\n")}

  --json   結果を一つの JSON で標準出力に / the result as one JSON document on stdout
  exit code: 0 ok · 1 直せる誤り / something you can act on · 2 製品の不具合 / our fault`;

/** Runs one command line. The only place that decides how failures look; returns the exit code. */
export async function main(args: string[], env: Record<string, string | undefined> = process.env): Promise<number> {
  try {
    const {values, positionals} = parse(args);
    const [name, ...words] = positionals;
    if (name === undefined) return say(HELP, values.help ? 0 : 1);
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command)
      throw misuse(name, "知らないコマンドです。bio --help を見てください。", "unknown command; see bio --help.");
    if (values.help) return say(`${command.about}\n\n  ${command.usage.join("\n  ")}`, 0);
    assertWords(name, command, words);
    const context = {
      settings: loadSettings(env),
      env,
      now: () => new Date(),
      log: (line: string) => console.error(visible(line))
    };
    assertOptions(name, command, values);
    const {json, text, failed} = await command.run(context, words, optionsOf(values));
    if (values.json) console.log(visibleJson(JSON.stringify(json, null, 2)));
    else if (text !== "") console.log(visible(text));
    return failed ? 1 : 0;
  } catch (thrown) {
    const error = forPeople(thrown);
    if (!(error instanceof OperatorError)) {
      console.error(visible(inspect(error)));
      return 2;
    }
    console.error(error.message);
    if (args.includes("--json")) console.log(visibleJson(JSON.stringify({error: error.problems}, null, 2)));
    return 1;
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {help: {type: "boolean", short: "h"}, json: {type: "boolean"}, ...optionTable}
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw misuse(
      args.join(" "),
      "使えない指定があります。bio --help を見てください。",
      `${message.split(".")[0]}; see bio --help.`
    );
  }
}

function assertWords(name: string, {usage, words: [least, most]}: Command, words: string[]): void {
  if (words.length >= least && words.length <= most) return;
  throw misuse(
    [name, ...words].join(" "),
    `指定の数が違います。使い方: ${usage[0]}`,
    "wrong number of words after the command."
  );
}

type Values = ReturnType<typeof parse>["values"];

/** An option that a command does not know is a slip of the pen, and never silently without effect. */
function assertOptions(name: string, {options = []}: Command, values: Values): void {
  const given = Object.keys(values).filter(option => option !== "help" && option !== "json");
  const taken: readonly string[] = options;
  const unknown = given.find(option => !taken.includes(option));
  if (unknown)
    throw misuse(`${name} --${unknown}`, `この指定は ${name} では使えません。`, `${name} does not take this option.`);
  if (values.lang !== undefined && values.lang !== "ja" && values.lang !== "en")
    throw misuse(`--lang ${values.lang}`, "ja か en を指定してください。", "expected ja or en.");
  const day = values["as-of"];
  if (day !== undefined && !isDay(day))
    throw misuse(
      `--as-of ${day}`,
      "2024-03-31 のような日付を指定してください。",
      "expected a date such as 2024-03-31."
    );
}

function optionsOf({lang, ...values}: Values): Options {
  const {help: _help, json: _json, ...given} = values;
  return {
    lang: lang === "en" ? "en" : "ja",
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  };
}

function misuse(where: string, ja: string, en: string): OperatorError {
  return new OperatorError({where: `bio ${where}`, ja, en});
}

function say(text: string, code: number): number {
  (code === 0 ? console.log : console.error)(text);
  return code;
}
