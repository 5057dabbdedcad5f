import {isDay} from "../contracts/day.js";
import {forPeople, OperatorError} from "../errors.js";
import {loadSettings} from "../settings.js";
import {commands} from "./commands.js";
import type {readLine} from "./help/line.js";
import type {Options} from "./options.js";

/** A line of the command line that help could not answer at once: a command, or a slip. */
type Line = Exclude<ReturnType<typeof readLine>, {answer: string}>;

/** Runs one command. The only place that decides how failures look; returns the exit code. */
export async function main(line: Line, env: Record<string, string | undefined> = process.env): Promise<number> {
  try {
    if ("problem" in line) throw new OperatorError(line.problem);
    const options = optionsOf(line.values);
    const run = await commands[line.name]();
    const context = {
      settings: loadSettings(env),
      env,
      now: () => new Date(),
      log: (text: string) => console.error(text)
    };
    const {json, text, failed} = await run(context, line.words, options);
    if (line.json) console.log(JSON.stringify(json, null, 2));
    else if (text !== "") console.log(text);
    return failed ? 1 : 0;
  } catch (thrown) {
    const error = forPeople(thrown);
    if (!(error instanceof OperatorError)) {
      console.error(error);
      return 2;
    }
    console.error(error.message);
    if (line.json) console.log(JSON.stringify({error: error.problems}, null, 2));
    return 1;
  }
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
