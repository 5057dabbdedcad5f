import {z} from "zod";

/**
 * What is worth telling somebody: something failed, is well again, is late, was revised, judged otherwise, or is held
 * in number. A test tells that a channel works.
 */
export const alertKinds = ["failure", "recovery", "delay", "revision", "verdict", "quarantine", "test"] as const;
export type AlertKind = (typeof alertKinds)[number];

/** The one place where the kinds have their names for people. */
export const alertKindNames: Record<AlertKind, {ja: string; en: string}> = {
  failure: {ja: "失敗", en: "failure"},
  recovery: {ja: "復旧", en: "recovery"},
  delay: {ja: "遅延", en: "delay"},
  revision: {ja: "改定", en: "revision"},
  verdict: {ja: "判定の変化", en: "verdict"},
  quarantine: {ja: "保留の増加", en: "quarantine"},
  test: {ja: "試験", en: "test"}
};

/** Where an alert may go. The log always gets it, the others where they are configured. */
export const alertChannels = ["log", "file", "webhook", "mail"] as const;
export type AlertChannel = (typeof alertChannels)[number];

/** One alert as raised. Two alerts with one key are one alert. */
export const alert = z.strictObject({
  key: z.string().min(1), // e.g. "failure:world_bank:20261126T090000-1a2b"
  kind: z.enum(alertKinds),
  at: z.iso.datetime(),
  run_id: z.string().min(1),
  /** The source, area or series it is about, by its id; "run" where it is the whole run. */
  subject: z.string().min(1),
  ja: z.string().min(1),
  en: z.string().min(1)
});

export type Alert = z.infer<typeof alert>;

/**
 * One line of data/alerts.jsonl: an alert as it was raised, or what became of alerts on one channel. `at` is when the
 * line was written; an alert's own `at` is the instant of its run. `why` is a cause by its code, never a message.
 */
export const alertEvent = z.discriminatedUnion("event", [
  z.strictObject({event: z.literal("raised"), at: z.iso.datetime(), alert}),
  z.strictObject({
    event: z.enum(["delivered", "failed", "given_up"]),
    at: z.iso.datetime(),
    channel: z.enum(alertChannels),
    keys: z.array(z.string().min(1)).min(1),
    why: z.string().optional()
  })
]);

export type AlertEvent = z.infer<typeof alertEvent>;
