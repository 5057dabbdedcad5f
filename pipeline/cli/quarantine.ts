import type {Held} from "../answer/held.js";
import {dayInJapan} from "../contracts/day.js";
import {visibleLine} from "../contracts/visible.js";
import type {Command, Context, Output} from "./command.js";
import type {Options} from "./options.js";
import {runPipeline, withPublished} from "./steps.js";

export const quarantine: Command = async (context, [word], options) => {
  return word === "replay" ? replay(context, options) : listHeld(context, options);
};

/** What is held, with the line of correction.csv that would accept it. */
async function listHeld({settings, now}: Context, {lang, ...filter}: Options): Promise<Output> {
  const {readHeld} = await import("../answer/held.js");
  const held = await withPublished(settings, store => readHeld(store, filter));
  const today = dayInJapan(now());
  const lines = held.map(one =>
    [
      visibleLine(
        `${one.file}${one.published_as === one.file ? "" : `  ${one.published_as}`}  ${one.address}  [${one.rule_id}]`
      ),
      visibleLine(lang === "ja" ? one.message_ja : one.message_en),
      `correction.csv: ${acceptanceOf(one, today)}`
    ].join("\n  ")
  );
  const none = lang === "ja" ? "保留はありません。" : "nothing is held.";
  const some = lang === "ja" ? `保留 ${held.length} 件` : `${held.length} held`;
  return {json: held, text: held.length === 0 ? none : [some, ...lines].join("\n\n")};
}

/** Judges the held readings again, and no others, with the tables of today; then publishes what came free by a run. */
async function replay(context: Context, {lang}: Options): Promise<Output> {
  const {settings, log} = context;
  await withPublished(settings, async () => undefined); // says so where nothing has been run yet
  const {replayHeld} = await import("../run/replay.js");
  const rows = await replayHeld(settings);
  const free = rows.filter(({disposition}) => disposition !== "quarantined");
  log(
    lang === "ja"
      ? `保留 ${rows.length} 件のうち ${free.length} 件が解けました。`
      : `${free.length} of ${rows.length} held readings came free.`
  );
  const run = await runPipeline(context);
  const text = rows.map(({file, address, was_held_by, disposition, rule_id}) =>
    visibleLine(`${file}  ${address}  ${was_held_by} → ${disposition}${rule_id ? ` (${rule_id})` : ""}`)
  );
  return {json: {held: rows.length, released: free.length, readings: rows, run}, text: text.join("\n")};
}

/**
 * The row of correction.csv that accepts a reading as it stands or, where it cannot be read, gives its value; who, why
 * and what are for a person to fill in.
 */
function acceptanceOf({source_id, file, address, raw_text, rule_id, acceptable}: Held, today: string): string {
  const [field, value] = acceptable ? ["accept", ""] : ["value", "（正しい値）"];
  return [source_id, file, address, field, raw_text, value, rule_id, "（理由）", "", "（氏名）", today]
    .map(quoted)
    .join(",");
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
