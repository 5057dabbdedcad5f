import {type Alert, alertKindNames} from "../../contracts/alert.js";
import type {Tried} from "../../schedule/alerts/trial.js";

type Lang = "ja" | "en";

interface Shown {
  channels: {channel: string; to: string; waiting: (Alert & {tries: number})[]}[];
  digest: string | undefined;
}

const SAID = {
  ja: {
    none: "送り先はありません。通知は記録（stderr）だけに書かれます。設定は bio help alerts。",
    waiting: (count: number) => (count === 0 ? "待ちなし" : `待ち ${count} 件`),
    tries: (count: number) => (count === 0 ? "" : `（失敗 ${count} 回）`),
    digest: (time: string) => `一日分をまとめて ${time}（日本時間）に送ります`,
    sent: "送りました",
    refused: "送れませんでした"
  },
  en: {
    none: "no channel is set up; alerts stand in the log (stderr) alone. See bio help alerts.",
    waiting: (count: number) => `waiting: ${count}`,
    tries: (count: number) => (count === 0 ? "" : ` (failed: ${count})`),
    digest: (time: string) => `a daily digest goes at ${time}, Japan time`,
    sent: "sent",
    refused: "refused"
  }
};

/** Each channel with what it has still to deliver. */
export function channelsText({channels, digest}: Shown, lang: Lang): string {
  const said = SAID[lang];
  if (channels.length === 0) return said.none;
  return [
    ...channels.flatMap(({channel, to, waiting}) => [
      `${channel}  ${to}  ${said.waiting(waiting.length)}`,
      ...waiting.map(one => `  [${alertKindNames[one.kind][lang]}] ${one[lang]}${said.tries(one.tries)}`)
    ]),
    ...(digest === undefined ? [] : [said.digest(digest)])
  ].join("\n");
}

/** One line a channel: sent, or refused and why. */
export function triedText(tried: readonly Tried[], lang: Lang): string {
  const said = SAID[lang];
  return tried
    .map(({channel, to, sent, why}) => {
      const reason = why === undefined ? "" : lang === "ja" ? `：${why}` : `: ${why}`;
      return `${channel}  ${to}  ${sent ? said.sent : said.refused}${reason}`;
    })
    .join("\n");
}
