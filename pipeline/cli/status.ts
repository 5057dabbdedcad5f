import {OperatorError} from "../errors.js";
import type {Command} from "./command.js";
import {summaryNow, withPublished} from "./steps.js";

export const status: Command = async (context, _words, {lang}) => {
  const [{readStatus}, {statusText}, {summaryText}] = await Promise.all([
    import("../answer/status.js"),
    import("./text/status.js"),
    import("./text/summary.js")
  ]);
  const operations = await summaryNow(context);
  const running = summaryText(operations, lang);
  try {
    const published = await withPublished(context.settings, readStatus);
    return {json: {...published, operations}, text: `${statusText(published, lang)}\n\n${running}`};
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    context.log(error.message);
    return {json: {error: error.problems, operations}, text: running, failed: true};
  }
};
