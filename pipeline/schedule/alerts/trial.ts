import type {Alert, AlertChannel} from "../../contracts/alert.js";
import {causeOf} from "./cause.js";
import {type Channel, channelsOf} from "./channels.js";
import {type AlertEffects, realEffects} from "./effects.js";
import type {AlertSettings} from "./settings.js";

/** How one channel took a test alert. */
export interface Tried {
  channel: AlertChannel;
  /** Where it leads; of an address its host alone. */
  to: string;
  sent: boolean;
  /** Why it was refused, by its code; or what is to be said of it although it was sent. */
  why?: string;
}

/** The channels that somebody has set up; the log is there by itself. */
export function channelsSetUp(settings: AlertSettings, effects: Partial<AlertEffects> = {}): Channel[] {
  return channelsOf(settings, {...realEffects, ...effects}).filter(({name}) => name !== "log");
}

/** Sends a test alert through every channel that is set up, one after the other. Nothing of it is kept. */
export async function tryChannels(settings: AlertSettings, effects: Partial<AlertEffects> = {}): Promise<Tried[]> {
  const at = (effects.now ?? realEffects.now)().toISOString();
  const tried: Tried[] = [];
  for (const channel of channelsSetUp(settings, effects)) tried.push(await tryOne(channel, testAlert(at)));
  return tried;
}

async function tryOne({name, to, send}: Channel, alert: Alert): Promise<Tried> {
  try {
    const remark = await send([alert]);
    return {channel: name, to, sent: true, ...(remark !== undefined && {why: remark})};
  } catch (error) {
    return {channel: name, to, sent: false, why: causeOf(error)};
  }
}

function testAlert(at: string): Alert {
  return {
    key: `test:${at}`,
    kind: "test",
    at,
    run_id: "test",
    subject: "test",
    ja: "これは bio alerts test が送った試験の通知です。ここに通知が届きます。",
    en: "this is a test sent by bio alerts test; alerts will arrive here."
  };
}
