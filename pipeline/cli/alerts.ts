import {OperatorError} from "../errors.js";
import type {Command, Context, Output} from "./command.js";

/** Shows where alerts go and which ones wait, or sends a test alert through every channel. */
export const alerts: Command = async (context, [word], {lang}) =>
  word === "test" ? sendTest(context, lang) : showChannels(context, lang);

async function showChannels({settings, env}: Context, lang: "ja" | "en"): Promise<Output> {
  const [{alertSettings}, {channelsSetUp}, {remember}, {alertsPath}, text] = await Promise.all([
    import("../schedule/alerts/settings.js"),
    import("../schedule/alerts/trial.js"),
    import("../schedule/alerts/memory.js"),
    import("../schedule/afterRun.js"),
    import("./text/alerts.js")
  ]);
  const {digest, ...set} = alertSettings(env);
  const memory = await remember(alertsPath(settings));
  const channels = channelsSetUp({digest, ...set}).map(({name, to}) => ({
    channel: name,
    to,
    waiting: memory.waiting(name).map(({alert, tries}) => ({...alert, tries}))
  }));
  return {json: {channels, digest: digest ?? null}, text: text.channelsText({channels, digest}, lang)};
}

async function sendTest({env}: Context, lang: "ja" | "en"): Promise<Output> {
  const [{alertSettings}, {tryChannels}, {triedText}] = await Promise.all([
    import("../schedule/alerts/settings.js"),
    import("../schedule/alerts/trial.js"),
    import("./text/alerts.js")
  ]);
  const tried = await tryChannels(alertSettings(env));
  if (tried.length === 0)
    throw new OperatorError({
      where: "bio alerts test",
      ja: "送り先がありません。BIO_ALERT_WEBHOOK、BIO_ALERT_SMTP、BIO_ALERT_FILE のどれかを設定してください（bio help alerts）。",
      en: "no channel is set up; set BIO_ALERT_WEBHOOK, BIO_ALERT_SMTP or BIO_ALERT_FILE (see bio help alerts)."
    });
  return {json: tried, text: triedText(tried, lang), failed: tried.some(({sent}) => !sent)};
}
