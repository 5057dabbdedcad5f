import {OperatorError} from "../errors.js";
import type {Command} from "./command.js";
import {summaryNow, withPublished} from "./steps.js";

export const status: Command = async (context, _words, {lang}) => {
  const [{readStatus}, {ownTables}, {homeText}, {statusText}, {summaryText}] = await Promise.all([
    import("../answer/status.js"),
    import("../run/ownTables.js"),
    import("./text/ownTables.js"),
    import("./text/status.js"),
    import("./text/summary.js")
  ]);
  const operations = await summaryNow(context);
  const {home, root, reference} = context.settings;
  const own_tables = (await ownTables(context.settings)).map(({file, state}) => ({file, state}));
  const kept = home === root ? [] : [homeText(home, reference, await ownTables(context.settings))];
  const running = [summaryText(operations, lang), ...kept].join("\n\n");
  try {
    const published = await withPublished(context.settings, readStatus);
    return {json: {...published, operations, home, own_tables}, text: `${statusText(published)}\n\n${running}`};
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    context.log(error.message);
    return {json: {error: error.problems, operations, home, own_tables}, text: running, failed: true};
  }
};
