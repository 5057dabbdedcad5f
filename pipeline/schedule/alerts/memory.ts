import {readLines} from "../../collect/jsonLines.js";
import {type Alert, type AlertChannel, type AlertEvent, alertEvent} from "../../contracts/alert.js";

/** An alert that one channel has still to deliver. */
export interface Waiting {
  alert: Alert;
  raisedAt: Date;
  /** How often this channel has failed to deliver it. */
  tries: number;
}

/** What alerts.jsonl tells: what was ever raised, and what each channel has still to deliver. */
export interface Memory {
  has(key: string): boolean;
  waiting(channel: AlertChannel): Waiting[];
}

/** Reads alerts.jsonl. A line that is torn or makes no sense is passed over: what it said may be told again. */
export async function remember(path: string): Promise<Memory> {
  const raised = new Map<string, {alert: Alert; raisedAt: Date}>();
  const tries = new Map<string, number>();
  const settled = new Set<string>();
  for (const event of (await readLines(path)).flatMap(eventOf)) {
    if (event.event === "raised") {
      const {alert, at} = event;
      if (!raised.has(alert.key)) raised.set(alert.key, {alert, raisedAt: new Date(at)});
      continue;
    }
    for (const id of event.keys.map(key => idOf(event.channel, key))) {
      if (event.event === "failed") tries.set(id, (tries.get(id) ?? 0) + 1);
      else settled.add(id);
    }
  }
  return {
    has: key => raised.has(key),
    waiting: channel =>
      [...raised.values()]
        .filter(({alert}) => !settled.has(idOf(channel, alert.key)))
        .map(one => ({...one, tries: tries.get(idOf(channel, one.alert.key)) ?? 0}))
  };
}

function eventOf(line: string): AlertEvent[] {
  try {
    return [alertEvent.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

function idOf(channel: AlertChannel, key: string): string {
  return `${channel} ${key}`;
}
