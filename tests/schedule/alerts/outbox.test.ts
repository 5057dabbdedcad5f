import {copyFileSync, mkdirSync, rmSync} from "node:fs";
import {appendFile, readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {readLines} from "../../../pipeline/collect/jsonLines.js";
import {alertsOfRun} from "../../../pipeline/schedule/alerts/detect.js";
import {deliver, raise} from "../../../pipeline/schedule/alerts/outbox.js";
import {BANK, QUIET} from "./quiet.js";
import {alertOf, linesOf, settingsOf, withWorld} from "./world.js";

const A = alertOf("failure:a");
const B = alertOf("delay:b");
const C = alertOf("revision:c");
const WEBHOOK = settingsOf({BIO_ALERT_WEBHOOK: "https://hooks.example.jp/x"});
const MAIL = {BIO_ALERT_SMTP: "smtp://127.0.0.1", BIO_ALERT_FROM: "bio@example.jp", BIO_ALERT_TO: "a@example.jp"};

test("an alert is raised once by its key, also when it is asked for at the same time or after a restart", async () => {
  await withWorld(async ({path, now}) => {
    const [first, second] = await Promise.all([raise(path, [A, {...A, ja: "別"}], now), raise(path, [B, A], now)]);
    expect([first, second]).toEqual([[A], [B]]);
    expect(await raise(path, [A, B, C], now)).toEqual([C]);
    expect(await linesOf(path)).toEqual(["raised failure:a", "raised delay:b", "raised revision:c"]);
    expect(await readFile(path, "utf8")).toContain(
      `{"event":"raised","at":"2026-11-24T00:00:00.000Z","alert":{"key":"failure:a"`
    );
  });
});

test("nothing configured sends nothing, and the log gets each alert once", async () => {
  await withWorld(async ({path, now, effects, logged, posted, mailed}) => {
    await raise(path, [A, B], now);
    await deliver(path, settingsOf(), effects);
    await deliver(path, settingsOf(), effects);
    expect({logged, posted, mailed}).toEqual({logged: ["failure:a", "delay:b"], posted: [], mailed: []});
  });
});

test("failed, failed, recovered: two alerts go out, one at a time", async () => {
  await withWorld(async ({path, now, effects, posted}) => {
    const runs = [{}, {failed_before: 1}, {outcome: "received", failed_before: 2}, {outcome: "received"}] as const;
    for (const [i, run] of runs.entries()) {
      await raise(path, alertsOfRun({...QUIET, run_id: `run-${i}`, sources: [{...BANK, ...run}]}), now);
      await deliver(path, WEBHOOK, effects);
    }
    expect(posted).toEqual([["failure:world_bank:run-0"], ["recovery:world_bank:run-2"]]);
  });
});

test("each channel delivers an alert once; what waits goes as one message by webhook and mail", async () => {
  await withWorld(async ({path, folder, now, effects, logged, posted, mailed}) => {
    const file = join(folder, "out", "alerts.jsonl");
    const settings = settingsOf({...MAIL, BIO_ALERT_WEBHOOK: "https://hooks.example.jp/x", BIO_ALERT_FILE: file});
    await raise(path, [A, B], now);
    await Promise.all([deliver(path, settings, effects), deliver(path, settings, effects)]);
    await raise(path, [C], now);
    await deliver(path, settings, effects);
    expect((await readLines(file)).map(line => JSON.parse(line))).toEqual([A, B, C]);
    expect(logged).toEqual(["failure:a", "delay:b", "revision:c"]);
    expect(posted).toEqual([["failure:a", "delay:b"], ["revision:c"]]);
    expect(mailed.map(({subject}) => subject)).toEqual(["[バイオ戦略] 失敗 1件・遅延 1件", "[バイオ戦略] 改定 1件"]);
    expect(await linesOf(path)).toContain("delivered webhook failure:a delay:b");
  });
});

test("a channel that fails does not stop the others, and is tried again at the next call", async () => {
  await withWorld(async ({path, folder, now, effects, logged, posted, mailed}) => {
    const settings = settingsOf({...MAIL, BIO_ALERT_WEBHOOK: "https://hooks.example.jp/x", BIO_ALERT_FILE: folder});
    const failing = async () => Promise.reject(Object.assign(new Error("no route"), {code: "EHOSTUNREACH"}));
    await raise(path, [A], now);
    await deliver(path, settings, {...effects, post: failing});
    expect(mailed).toHaveLength(1);
    expect(logged).toEqual([
      "failure:a",
      "file: 1 件の通知を送れませんでした（EISDIR）。次にもう一度送ります。 / alerts not sent: 1 (EISDIR); tried again next time.",
      "webhook: 1 件の通知を送れませんでした（EHOSTUNREACH）。次にもう一度送ります。 / alerts not sent: 1 (EHOSTUNREACH); tried again next time."
    ]);
    await deliver(path, settings, effects);
    expect(posted).toEqual([["failure:a"]]);
    expect(mailed).toHaveLength(1);
  });
});

test("a log that throws is a channel that fails", async () => {
  await withWorld(async ({path, now, effects, logged, posted}) => {
    const broken = () => {
      throw new Error("the log is closed");
    };
    await raise(path, [A], now);
    await deliver(path, WEBHOOK, {...effects, log: broken});
    expect(posted).toEqual([["failure:a"]]);
    await deliver(path, WEBHOOK, effects);
    expect(logged).toEqual(["failure:a"]);
  });
});

test("when the process dies between two messages, the next one goes on after the last that was delivered", async () => {
  await withWorld(async ({path, folder, now, effects, logged, posted}) => {
    const after = join(folder, "after.jsonl");
    await raise(path, [A, B, C], now);
    const dying = (entry: unknown) => {
      // all that is left at its death
      if (entry !== undefined && logged.push("before") === 2) copyFileSync(path, after);
    };
    await deliver(path, settingsOf(), {...effects, log: dying});
    logged.length = 0;
    await deliver(after, WEBHOOK, effects);
    expect(logged).toEqual(["delay:b", "revision:c"]); // b was in flight
    expect(posted).toEqual([["failure:a", "delay:b", "revision:c"]]);
  });
});

test("when the process dies while a mail is in flight, the webhook is not sent again", async () => {
  await withWorld(async ({path, folder, now, effects, posted, mailed}) => {
    const settings = settingsOf({...MAIL, BIO_ALERT_WEBHOOK: "https://hooks.example.jp/x"});
    const after = join(folder, "after.jsonl");
    await raise(path, [A], now);
    const sendMail = async () => {
      copyFileSync(path, after);
      return {rejected: []};
    };
    await deliver(path, settings, {...effects, mail: () => ({sendMail, close() {}})});
    await deliver(after, settings, effects);
    expect([posted.length, mailed.length]).toEqual([1, 1]);
  });
});

test("lines that are torn or make no sense are passed over", async () => {
  await withWorld(async ({path, now, effects, logged}) => {
    await raise(path, [A], now);
    await appendFile(
      path,
      'nonsense\n{"event":"delivered"}\n\n{"event":"delivered","at":"x","channel":"log","keys":["failure:a"]}\n'
    );
    await appendFile(path, '{"event":"raised","at":"2026-11-24T00:00:00.000Z","alert":{"key":"del');
    expect(await raise(path, [B, A], now)).toEqual([B]);
    await deliver(path, settingsOf(), effects);
    expect(logged).toEqual(["failure:a", "delay:b"]);
  });
});

test("when it cannot be written down that an alert was delivered, nothing more is sent and the caller is told", async () => {
  await withWorld(async ({path, now, effects, posted}) => {
    await raise(path, [A], now);
    const log = () => {
      rmSync(path);
      mkdirSync(path);
    };
    await expect(deliver(path, WEBHOOK, {...effects, log})).rejects.toThrow("EISDIR");
    expect(posted).toEqual([]);
  });
});

test("an alert without the shape of the contract is refused, and the next call goes on", async () => {
  await withWorld(async ({path, now}) => {
    const calls = [raise(path, [A, {...B, at: "yesterday"}], now), raise(path, [B], now)];
    const [first, second] = await Promise.allSettled(calls);
    expect([first?.status, second]).toEqual(["rejected", {status: "fulfilled", value: [B]}]);
  });
});
