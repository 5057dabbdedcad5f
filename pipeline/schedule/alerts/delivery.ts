import {appendLine} from "../../collect/jsonLines.js";
import type {AlertEvent} from "../../contracts/alert.js";
import {dayInJapan} from "../../contracts/day.js";
import {causeOf} from "./cause.js";
import type {Channel} from "./channels.js";
import type {AlertEffects} from "./effects.js";
import type {Waiting} from "./memory.js";

const MOST_TRIES = 5;
const HOUR = 3_600_000;
const LONGEST_WAIT = 72 * HOUR;

/** What a channel needs to hand over what waits. */
export interface Office {
  path: string;
  digest: string | undefined;
  effects: AlertEffects;
}

/**
 * Hands over what waits for one channel, if it is time; writes down what became of it. Throws only when that cannot be
 * written.
 */
export async function deliverBy(channel: Channel, pending: readonly Waiting[], office: Office): Promise<void> {
  const now = office.effects.now();
  const stale = pending.filter(one => channel.name !== "log" && now.valueOf() - one.raisedAt.valueOf() >= LONGEST_WAIT);
  await giveUp(channel, stale, {ja: "3日を過ぎた", en: "older than 3 days"}, office);
  const waiting = pending.filter(one => !stale.includes(one));
  if (!isDue(waiting, now, channel.gathers ? office.digest : undefined)) return;
  const failed: Waiting[] = [];
  let why = "";
  for (const group of channel.together ? [waiting] : waiting.map(one => [one])) {
    const result = await attempt(channel, group);
    if ("why" in result) {
      failed.push(...group);
      why = result.why;
      continue;
    }
    await write("delivered", channel, group, undefined, office); // before anything else goes out
    if (result.remark !== undefined) tell(result.remark, office);
  }
  await settleFailures(channel, failed, why, office);
}

async function attempt(channel: Channel, group: Waiting[]): Promise<{why: string} | {remark: string | undefined}> {
  try {
    return {remark: await channel.send(group.map(({alert}) => alert))};
  } catch (error) {
    return {why: causeOf(error)};
  }
}

/** The digest is due once its time of day has passed since the oldest alert that waits was raised. */
function isDue(waiting: readonly Waiting[], now: Date, digest: string | undefined): boolean {
  const [oldest] = waiting;
  if (!oldest) return false;
  if (digest === undefined) return true;
  const today = Date.parse(`${dayInJapan(now)}T${digest}:00+09:00`);
  const last = today <= now.valueOf() ? today : today - 24 * HOUR;
  return oldest.raisedAt.valueOf() < last;
}

async function settleFailures(channel: Channel, failed: Waiting[], why: string, office: Office): Promise<void> {
  await write("failed", channel, failed, why, office);
  const over = failed.filter(one => one.tries + 1 >= MOST_TRIES);
  await giveUp(channel, over, {ja: `${MOST_TRIES}回失敗、${why}`, en: `failed ${MOST_TRIES} times, ${why}`}, office);
  const again = failed.length - over.length;
  if (again === 0) return;
  tell(
    `${channel.name}: ${again} 件の通知を送れませんでした（${why}）。次にもう一度送ります。 / ` +
      `alerts not sent: ${again} (${why}); tried again next time.`,
    office
  );
}

async function giveUp(
  channel: Channel,
  given: Waiting[],
  why: {ja: string; en: string},
  office: Office
): Promise<void> {
  await write("given_up", channel, given, why.en, office);
  if (given.length === 0) return;
  tell(
    `${channel.name}: ${given.length} 件の通知の送信をやめました（${why.ja}）。 / ` +
      `alerts given up: ${given.length} (${why.en}).`,
    office
  );
}

type Outcome = Exclude<AlertEvent["event"], "raised">;

async function write(
  event: Outcome,
  channel: Channel,
  about: Waiting[],
  why: string | undefined,
  {path, effects}: Office
): Promise<void> {
  if (about.length === 0) return;
  const keys = about.map(({alert}) => alert.key);
  const entry: AlertEvent = {event, at: effects.now().toISOString(), channel: channel.name, keys};
  await appendLine(path, why === undefined ? entry : {...entry, why});
}

/**
 * A log that is broken must not keep the other channels from their work; what it would have said is in alerts.jsonl.
 */
function tell(text: string, {effects}: Office): void {
  try {
    effects.log(text);
  } catch {
    return;
  }
}
