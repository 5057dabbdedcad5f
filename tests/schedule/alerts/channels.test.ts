import {describe, expect, test, vi} from "vitest";
import {realEffects} from "../../../pipeline/schedule/alerts/effects.js";
import {deliver, raise} from "../../../pipeline/schedule/alerts/outbox.js";
import {alertOf, settingsOf, withMailServer, withReceiver, withWorld} from "./world.js";

const A = alertOf("failure:a");
const B = alertOf("delay:b", {ja: "長い名前の統計の公表が届いていません。".repeat(9), en: "late"});
const PEOPLE = {BIO_ALERT_FROM: "バイオ戦略 <bio@example.jp>", BIO_ALERT_TO: "a@example.jp, 事務局 <b@example.jp>"};

describe("the webhook, to a real server", () => {
  test("gets the alerts and a text in JSON; 500 and then 200 is one delivery", async () => {
    await withWorld(({path, now, effects, logged}) =>
      withReceiver([500, 200], async (url, received) => {
        const settings = settingsOf({BIO_ALERT_WEBHOOK: `${url}/hook`});
        await raise(path, [A, B], now);
        for (let call = 1; call <= 3; call++) await deliver(path, settings, {...effects, post: realEffects.post});
        expect(received).toHaveLength(2);
        expect(logged.filter(line => line.includes("HTTP 500"))).toHaveLength(1);
        expect(received[1]?.type).toBe("application/json; charset=utf-8");
        const text = `[バイオ戦略] 失敗 1件・遅延 1件\n【失敗】${A.ja}\n【遅延】${B.ja}`;
        expect(JSON.parse(received[1]?.body ?? "")).toEqual({alerts: [A, B], text});
      })
    );
  });

  test("speaks the chosen language, and counts what goes beyond fifty lines", async () => {
    await withWorld(({path, now, effects}) =>
      withReceiver([204], async (url, received) => {
        const alerts = Array.from({length: 52}, (_, i) => alertOf(`revision:${i}`));
        await raise(path, alerts, now);
        await deliver(path, settingsOf({BIO_ALERT_WEBHOOK: url, BIO_ALERT_LANG: "en"}), {
          ...effects,
          post: realEffects.post
        });
        const body = JSON.parse(received[0]?.body ?? "");
        const lines = body.text.split("\n");
        expect([body.alerts.length, lines.length]).toEqual([52, 52]);
        expect([lines[0], lines[1], lines[51]]).toEqual([
          "[Bio Strategy] revision 52",
          "[revision] could not collect 0",
          "and 2 more"
        ]);
      })
    );
  });

  test.each([301, 307, 404])("%i is no success, and is not followed", async status => {
    await withWorld(({path, now, effects, logged}) =>
      withReceiver([status, 200], async (url, received) => {
        await raise(path, [A], now);
        await deliver(path, settingsOf({BIO_ALERT_WEBHOOK: url}), {...effects, post: realEffects.post});
        expect(received).toHaveLength(1);
        expect(logged.at(-1)).toContain(`HTTP ${status}`);
      })
    );
  });
});

test("a webhook that never answers is left after ten seconds", async () => {
  const real = AbortSignal.timeout;
  const timeout = vi.spyOn(AbortSignal, "timeout").mockImplementation(ms => real.call(AbortSignal, ms / 200));
  try {
    await withReceiver([0], async url => {
      const sent = realEffects.post(url, {alerts: [], text: "x"});
      await expect(sent).rejects.toMatchObject({name: "TimeoutError"});
    });
    expect(timeout.mock.calls).toEqual([[10_000]]);
  } finally {
    timeout.mockRestore();
  }
});

describe("mail, to a real server", () => {
  test("arrives in Japanese, to all recipients, as one mail", async () => {
    await withWorld(({path, now, effects}) =>
      withMailServer({}, async (address, mails) => {
        const settings = settingsOf({BIO_ALERT_SMTP: `smtp://${address}`, ...PEOPLE});
        await raise(path, [A, B], now);
        for (let call = 1; call <= 2; call++) await deliver(path, settings, {...effects, mail: realEffects.mail});
        expect(mails).toHaveLength(1);
        const {to, headers, body} = mails[0] ?? {to: [], headers: {}, body: ""};
        expect(to).toEqual(["a@example.jp", "b@example.jp"]);
        expect(headers.subject).toBe("[バイオ戦略] 失敗 1件・遅延 1件");
        expect(headers.from).toMatch(/^"?バイオ戦略"? <bio@example.jp>$/);
        expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
        expect(headers["auto-submitted"]).toBe("auto-generated");
        const run = "  実行 run-1  2026-11-24 09:00 日本時間";
        expect(body.replaceAll("\r\n", "\n").trim()).toBe(`【失敗】${A.ja}\n${run}\n\n【遅延】${B.ja}\n${run}`);
      })
    );
  });

  test("logs in with the user and password of the URL", async () => {
    const logins: unknown[] = [];
    await withWorld(({path, now, effects}) =>
      withMailServer(
        {
          authOptional: false,
          onAuth({username, password}, _session, done) {
            logins.push(username, password);
            done(null, {user: "bio"});
          }
        },
        async (address, mails) => {
          const settings = settingsOf({
            BIO_ALERT_SMTP: `smtp://bio%40example.jp:p%23ss@${address}`,
            ...PEOPLE,
            BIO_ALERT_LANG: "en"
          });
          await raise(path, [A], now);
          await deliver(path, settings, {...effects, mail: realEffects.mail});
          expect(logins).toEqual(["bio@example.jp", "p#ss"]);
          expect(mails.map(({headers}) => headers.subject)).toEqual(["[Bio Strategy] failure 1"]);
        }
      )
    );
  });

  test("does not give a password to a server far away that offers no TLS", async () => {
    let asked = 0;
    await withWorld(({path, now, effects, logged}) =>
      withMailServer(
        {
          onAuth(_auth, _session, done) {
            asked++;
            done(null, {user: "bio"});
          }
        },
        async (address, mails) => {
          const settings = settingsOf({
            BIO_ALERT_SMTP: `smtp://u:p@mail.example.jp:${address.split(":")[1]}`,
            ...PEOPLE
          });
          await raise(path, [A], now);
          const mail: typeof realEffects.mail = server => realEffects.mail({...server, host: "127.0.0.1"});
          await deliver(path, settings, {...effects, mail});
          expect([asked, mails.length]).toEqual([0, 0]);
          expect(logged.at(-1)).toContain("ETLS");
        }
      )
    );
  });

  test("a recipient refused beside one who was served is told, and the mail is not sent again", async () => {
    await withWorld(({path, now, effects, logged}) =>
      withMailServer(
        {
          onRcptTo({address}, _session, done) {
            done(address.startsWith("b@") ? Object.assign(new Error("no such user"), {responseCode: 550}) : null);
          }
        },
        async (address, mails) => {
          const settings = settingsOf({BIO_ALERT_SMTP: `smtp://${address}`, ...PEOPLE});
          await raise(path, [A], now);
          for (let call = 1; call <= 2; call++) await deliver(path, settings, {...effects, mail: realEffects.mail});
          expect(mails.map(({to}) => to)).toEqual([["a@example.jp"]]);
          expect(logged).toEqual([
            "failure:a",
            "BIO_ALERT_TO: 宛先 2 件のうち 1 件をメールサーバーが受け付けませんでした。 / the mail server would not take 1 of 2 recipients."
          ]);
        }
      )
    );
  });
});
