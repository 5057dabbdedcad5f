import {OperatorError} from "../errors.js";
import type {Command, Context} from "./command.js";
import {summaryNow, withPublished} from "./steps.js";

export const status: Command = {
  about: "公開中の版、運用状況、読取りの結果 / what is published, how it runs, what became of every file",
  usage: ["bio status [--lang en]"],
  words: [0, 0],
  options: ["lang"],
  async run(context, _words, {lang}) {
    const [{readStatus}, {statusText}, {summaryText, unopenedText}] = await Promise.all([
      import("../answer/status.js"),
      import("./text/status.js"),
      import("./text/summary.js")
    ]);
    const [operations, unopened] = await Promise.all([summaryNow(context), unopenedNow(context)]);
    const running = `${summaryText(operations, lang)}${unopenedText(unopened, lang)}`;
    try {
      const published = await withPublished(context.settings, readStatus);
      return {
        json: {...published, operations, unopened: unopened.files},
        text: `${statusText(published)}\n\n${running}`
      };
    } catch (error) {
      if (!(error instanceof OperatorError)) throw error;
      context.log(error.message);
      return {json: {error: error.problems, operations, unopened: unopened.files}, text: running, failed: true};
    }
  }
};

/** What the last look at the inboxes could not take in, by name, and how many there were in all. */
async function unopenedNow({settings}: Context) {
  const {lastUnopened, readRuns} = await import("../run/runLedger.js");
  const events = lastUnopened((await readRuns(settings)).events);
  const counts = events.flatMap(({rules}) => rules.map(({count}) => count));
  return {files: events.flatMap(({files}) => files), all: counts.reduce((sum, count) => sum + count, 0)};
}
