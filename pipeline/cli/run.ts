import type {Command, Context, Output} from "./command.js";
import {buildDashboard} from "./site.js";
import {runPipeline} from "./steps.js";

export const run: Command = async (context, _words, {fetch = false, source}) => {
  const {askable} = await import("../run/asking.js");
  const ask = fetch || source !== undefined ? askable(source).map(({id}) => id) : [];
  return runAndTell(context, {ask});
};

/**
 * One run, and what it came to. Fails where a request could not be heard, although everything else is published. A site
 * that an earlier version built, and that says what is published no more, is served no longer: it is built anew.
 */
export async function runAndTell(context: Context, given: Parameters<typeof runPipeline>[1]): Promise<Output> {
  const json = await runPipeline(context, given);
  const {siteSaysTooMuch} = await import("../run/standing.js");
  if (await siteSaysTooMuch(context.settings)) await buildDashboard(context);
  const text = json.changed
    ? `公開しました / published: ${json.content_id}`
    : `変更なし / nothing new: ${json.content_id}`;
  return {json, text, failed: json.asked.some(({why}) => why.length > 0)};
}
