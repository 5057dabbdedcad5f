import {visibleLine} from "../contracts/visible.js";
import {describe} from "../errors.js";
import type {Command, Context, Output} from "./command.js";

export const sources: Command = async (context, [word, id, what]) => {
  if (word === "try" && id !== undefined) return trySource(context, id, what);
  if (word === "find" && id !== undefined && what !== undefined) return findIds(context, id, what);
  return listSources();
};

/** Every source with its terms and where its files come from. */
async function listSources(): Promise<Output> {
  const all = (await import("../sources/index.js")).sources;
  const json = all.map(({read: _read, inspect: _inspect, asks, ...facts}) => ({
    ...facts,
    ...(asks && {api: asks.api})
  }));
  const places = (source: (typeof json)[number]) => [
    ...source.files,
    ...(source.inbox ? [`data/inbox/${source.inbox}/`] : []),
    ...(source.api ? [`api: ${source.api}`] : []),
    `${source.calendar.cron}  ${source.calendar.release}`
  ];
  const text = json.map(
    source =>
      `${source.id}\n  ${source.title_ja} / ${source.title_en}\n  ${source.licence}\n  ${places(source).join("\n  ")}`
  );
  return {json, text: text.join("\n")};
}

/** Asks one request of a source with the user's key and shows what would be read. Nothing is stored. */
async function trySource({settings, log}: Context, id: string, requestId?: string): Promise<Output> {
  const {tryRequest} = await import("../run/tryRequest.js");
  const json = await tryRequest(settings, id, requestId, log);
  const shown = json.readings
    .slice(0, 20)
    .map(({address, key, evidence, period, value, unit}) =>
      visibleLine(`  ${[address, [key, evidence].filter(Boolean).join(" "), period, `${value} ${unit}`].join("  ")}`)
    );
  const more = json.readings.length - shown.length;
  const text = [
    ...json.pages.map(page => `${page.url}  HTTP ${page.status}  ${page.bytes} B`),
    `読取り / readings: ${json.readings.length}`,
    ...shown,
    ...(more > 0 ? [`  … ${more}`] : []),
    ...json.problems.map(describe),
    "何も保存していません / nothing was stored"
  ];
  return {json, text: text.join("\n"), failed: json.problems.length > 0};
}

/** Looks ids up by a name, for the tables people keep. Nothing is stored, and nothing is taken over by itself. */
async function findIds({settings}: Context, id: string, name: string): Promise<Output> {
  const {findByName} = await import("../run/tryRequest.js");
  const json = await findByName(settings, id, name);
  const text = json.map(found =>
    visibleLine(
      Object.values(found)
        .filter(value => value !== "")
        .join("  ")
    )
  );
  return {json, text: text.length > 0 ? text.join("\n") : "見つかりません / nothing found"};
}
