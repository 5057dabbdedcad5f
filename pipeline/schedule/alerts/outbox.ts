import {resolve} from "node:path";
import {appendLine} from "../../collect/jsonLines.js";
import {type Alert, type AlertEvent, alert as alertShape} from "../../contracts/alert.js";
import {channelsOf} from "./channels.js";
import {deliverBy} from "./delivery.js";
import {type AlertEffects, realEffects} from "./effects.js";
import {remember} from "./memory.js";
import type {AlertSettings} from "./settings.js";

/**
 * Writes down the alerts that were never raised before, by their keys, and returns those. Nothing is sent; one process
 * at a time may write to the file.
 */
export async function raise(path: string, alerts: readonly Alert[], now = realEffects.now): Promise<Alert[]> {
  return inTurn(path, async () => {
    const memory = await remember(path);
    const fresh: Alert[] = [];
    for (const one of alerts) {
      if (memory.has(one.key) || fresh.some(({key}) => key === one.key)) continue;
      const entry: AlertEvent = {event: "raised", at: now().toISOString(), alert: alertShape.parse(one)};
      await appendLine(path, entry);
      fresh.push(one);
    }
    return fresh;
  });
}

/**
 * Sends what was raised and not yet delivered, channel by channel; one that fails does not stop the others. It tries
 * again at the next call, and gives up after 5 tries or 3 days. What was delivered is written down message by message
 * before the next one goes: should the process die, only the message in flight may be sent a second time (the log and
 * the file send each alert as a message, the webhook and the mail all that waits as one).
 *
 * With a digest, file, webhook and mail wait until its time of day has passed since the oldest waiting alert was
 * raised; the log does not wait.
 */
export async function deliver(
  path: string,
  settings: AlertSettings,
  effects: Partial<AlertEffects> = {}
): Promise<void> {
  const office = {path, digest: settings.digest, effects: {...realEffects, ...effects}};
  await inTurn(path, async () => {
    const memory = await remember(path);
    for (const channel of channelsOf(settings, office.effects)) {
      await deliverBy(channel, memory.waiting(channel.name), office);
    }
  });
}

/** The last piece of work on each file; the next waits for it, so that no two read or write it at once. */
const turns = new Map<string, Promise<unknown>>();

function inTurn<T>(path: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(resolve(path)) ?? Promise.resolve()).then(work, work);
  turns.set(resolve(path), turn);
  return turn;
}
