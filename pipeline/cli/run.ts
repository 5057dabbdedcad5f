import type {Command, Output} from "./command.js";
import {runPipeline} from "./steps.js";

export const run: Command = async (context, _words, {fetch = false, source}) => {
  const {askable} = await import("../run/asking.js");
  const ask = fetch || source !== undefined ? askable(source).map(({id}) => id) : [];
  return runOutput(await runPipeline(context, {ask}));
};

/** Fails where a source could not be heard, although everything else is published. */
export function runOutput(json: Awaited<ReturnType<typeof runPipeline>>): Output {
  const text = json.changed
    ? `公開しました / published: ${json.content_id}`
    : `変更なし / nothing new: ${json.content_id}`;
  return {json, text, failed: json.asked.some(({outcome}) => outcome === "failed")};
}
