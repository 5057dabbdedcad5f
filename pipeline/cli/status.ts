import {OperatorError} from "../errors.js";
import type {Command, Context} from "./command.js";
import {summaryNow, withPublished} from "./steps.js";

export const status: Command = async (context, _words, {lang}) => {
  const [{readStatus}, {ownTables}, {homeText}, {statusText}, {summaryText, unopenedText}] = await Promise.all([
    import("../answer/status.js"),
    import("../run/ownTables.js"),
    import("./text/ownTables.js"),
    import("./text/status.js"),
    import("./text/summary.js")
  ]);
  const [operations, unopened, tables] = await Promise.all([
    summaryNow(context),
    unopenedNow(context),
    ownTables(context.settings)
  ]);
  const {home, root, reference} = context.settings;
  const kept = home === root ? "" : `\n\n${homeText(home, reference, tables)}`;
  const text = `${summaryText(operations, lang)}${unopenedText(unopened, lang)}${kept}`;
  const own_tables = tables.map(({file, state}) => ({file, state}));
  const json = {operations, unopened: unopened.files, home, own_tables};
  try {
    const published = await withPublished(context.settings, readStatus);
    return {json: {...published, ...json}, text: `${statusText(published, lang)}\n\n${text}`};
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    context.log(error.message);
    return {json: {error: error.problems, ...json}, text, failed: true};
  }
};

/** What the last look at the inboxes could not take in, by name, and how many there were in all. */
async function unopenedNow({settings}: Context) {
  const {lastUnopened, readRuns} = await import("../run/runLedger.js");
  const events = lastUnopened((await readRuns(settings)).events);
  const counts = events.flatMap(({rules}) => rules.map(({count}) => count));
  return {files: events.flatMap(({files}) => files), all: counts.reduce((sum, count) => sum + count, 0)};
}
