import {mkdir} from "node:fs/promises";
import {join} from "node:path";
import {asOfDay} from "../answer/asOf.js";
import {refuseErrors, runChecks} from "../checks/check.js";
import type {Manifest} from "../contracts/manifest.js";
import {OperatorError} from "../errors.js";
import {withLock} from "../lock/lock.js";
import {prepareIn} from "../publish/publish.js";
import {readReference} from "../read/reference/reference.js";
import type {Settings} from "../settings.js";
import {sourcesFor} from "../sources/index.js";
import {withMemoryStore} from "../store.js";
import {fillStore, originsOf, readInput} from "./input.js";
import {assertReceiptsHold} from "./receipts.js";
import {lastAcknowledged, readRuns} from "./runLedger.js";
import {keepWhatWasRead} from "./undecided.js";

/**
 * Makes every table as it was known on a day, from the archive alone, into data/published/as-of-<day>. What stands
 * published is not touched. Throws OperatorError where nothing was known yet.
 */
export async function publishAsOf(
  settings: Settings,
  knownBy: string,
  now: () => Date
): Promise<{folder: string; manifest: Manifest}> {
  const folder = join(settings.published, `as-of-${knownBy}`);
  const sources = sourcesFor(settings);
  return withLock(settings.lock, async () => {
    await assertReceiptsHold(settings.archive, lastAcknowledged((await readRuns(settings)).events));
    const reference = await readReference(settings);
    const input = await readInput(settings, sources, reference, {now: now(), knownBy});
    await keepWhatWasRead(settings, input.artifacts);
    if (input.artifacts.length === 0) throw nothingReceived();
    return withMemoryStore(async store => {
      const models = await fillStore(store, input, sources, knownBy);
      refuseErrors(await runChecks(store, models));
      const day = await asOfDay(store);
      if (day === null) throw nothingKnown(knownBy);
      await mkdir(settings.published, {recursive: true});
      const manifest = await prepareIn(store, folder, {
        asOf: day,
        knownBy,
        ...(await originsOf(store, input, sources, models)),
        now
      });
      return {folder, manifest};
    });
  });
}

function nothingReceived(): OperatorError {
  return new OperatorError({
    where: "data/archive",
    ja: "まだ何も受領していません。先に bio run を実行してください。",
    en: "nothing has been received yet; run bio run first."
  });
}

function nothingKnown(knownBy: string): OperatorError {
  return new OperatorError({
    where: `--as-of ${knownBy}`,
    ja: "この日までに知られていた数値はありません。後の日を指定してください。",
    en: "no figure was known by this day; give a later one."
  });
}
