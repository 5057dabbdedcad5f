import {inspect} from "node:util";
import {isDay} from "../contracts/day.js";
import {visible, visibleJson} from "../contracts/visible.js";
import {forPeople, OperatorError, type Problem} from "../errors.js";
import {loadSettings} from "../settings.js";
import {commands} from "./commands.js";
import type {readLine} from "./help/line.js";
import {assertHome, homeWarning, withRealPaths} from "./home.js";
import type {Options} from "./options.js";

/** A line of the command line that help could not answer at once: a command, or a slip. */
type Line = Exclude<ReturnType<typeof readLine>, {answer: string}>;

/** Runs one command. The only place that decides how failures look; returns the exit code. */
export async function main(line: Line, env: Record<string, string | undefined> = process.env): Promise<number> {
  let named = (text: string) => text;
  try {
    if ("problem" in line) throw new OperatorError(line.problem);
    const options = optionsOf(line.values);
    const run = await commands[line.name]();
    const settings = loadSettings(env);
    named = text => withRealPaths(text, settings);
    await assertHome(settings);
    const log = (text: string) => console.error(visible(named(text)));
    if (homeWarning(settings) !== "") log(homeWarning(settings));
    const context = {settings, env, now: () => new Date(), log};
    const {json, text, failed} = await run(context, line.words, options);
    if (line.json) console.log(visibleJson(JSON.stringify(json, null, 2)));
    else if (text !== "") console.log(visible(text));
    return failed ? 1 : 0;
  } catch (thrown) {
    const error = forPeople(thrown);
    if (!(error instanceof OperatorError)) {
      console.error(visible(inspect(error)));
      return 2;
    }
    console.error(visible(named(error.message)));
    if (line.json) console.log(visibleJson(JSON.stringify({error: problemsNamed(error, named)}, null, 2)));
    return 1;
  }
}

function problemsNamed({problems}: OperatorError, named: (text: string) => string): Problem[] {
  return problems.map(({where, ja, en}) => ({where: named(where), ja: named(ja), en: named(en)}));
}

function optionsOf({lang, ...values}: Record<string, string | boolean>): Options {
  const day = values["as-of"];
  if (typeof day === "string" && !isDay(day))
    throw new OperatorError({
      where: `bio --as-of ${day}`,
      ja: "2024-03-31 のような日付を指定してください。",
      en: "expected a date such as 2024-03-31."
    });
  return {...values, lang: lang === "en" ? "en" : "ja"};
}
