import {type Alert, alertKindNames, alertKinds} from "../../contracts/alert.js";
import {minuteInJapan} from "../../contracts/day.js";
import type {AlertSettings} from "./settings.js";

type Lang = AlertSettings["lang"];

/** How many of which kind, e.g. "[バイオ戦略] 失敗 1件・遅延 1件" or "[Bio Strategy] failure 1, delay 1". */
export function subjectText(alerts: readonly Alert[], lang: Lang): string {
  const counts = alertKinds
    .map(kind => [alertKindNames[kind][lang], alerts.filter(one => one.kind === kind).length] as const)
    .filter(([, count]) => count > 0);
  return lang === "ja"
    ? `[バイオ戦略] ${counts.map(([name, count]) => `${name} ${count}件`).join("・")}`
    : `[Bio Strategy] ${counts.map(([name, count]) => `${name} ${count}`).join(", ")}`;
}

/** One line for each alert, up to `most`; further ones are counted. */
export function linesText(alerts: readonly Alert[], lang: Lang, most = Number.POSITIVE_INFINITY): string {
  const lines = alerts.slice(0, most).map(one => lineText(one, lang));
  const more = alerts.length - lines.length;
  if (more > 0) lines.push(lang === "ja" ? `ほか ${more} 件` : `and ${more} more`);
  return lines.join("\n");
}

/** The body of a mail: every alert with its run and its time in Japan. */
export function bodyText(alerts: readonly Alert[], lang: Lang): string {
  const [run, time] = lang === "ja" ? ["実行", "日本時間"] : ["run", "Japan time"];
  return alerts
    .map(one => `${lineText(one, lang)}\n  ${run} ${one.run_id}  ${minuteInJapan(new Date(one.at))} ${time}\n`)
    .join("\n");
}

function lineText(one: Alert, lang: Lang): string {
  const name = alertKindNames[one.kind][lang];
  return lang === "ja" ? `【${name}】${one.ja}` : `[${name}] ${one.en}`;
}
