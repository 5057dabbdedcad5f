import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, expect, test, vi} from "vitest";
import {causeOf} from "../../../pipeline/schedule/alerts/cause.js";
import {realEffects} from "../../../pipeline/schedule/alerts/effects.js";
import {deliver, raise} from "../../../pipeline/schedule/alerts/outbox.js";
import {alertOf, settingsOf, withMailServer, withReceiver, withWorld} from "./world.js";

const CANARY = /canary/i;
const PEOPLE = {BIO_ALERT_FROM: "bio@example.jp", BIO_ALERT_TO: "a@example.jp"};

afterEach(() => vi.restoreAllMocks());

test("a failing login and a failing webhook leave no secret in the log, the outbox or the file", async () => {
  const said: string[] = [];
  vi.spyOn(console, "error").mockImplementation((...words) => said.push(words.join(" ")));
  await withWorld(({path, folder, now}) =>
    withReceiver([500], url =>
      withMailServer(
        {
          authOptional: false,
          onAuth({username, password}, _session, done) {
            done(new Error(`no login for ${username} with ${password}`));
          }
        },
        async address => {
          const file = join(folder, "out.jsonl");
          const settings = settingsOf({
            BIO_ALERT_WEBHOOK: `${url}/canary-token`,
            BIO_ALERT_SMTP: `smtp://canary-user:canary-pass@${address}`,
            BIO_ALERT_FILE: file,
            ...PEOPLE
          });
          await raise(path, [alertOf("failure:a")], now);
          for (let call = 1; call <= 6; call++) await deliver(path, settings, {now});
          const left = [...said, await readFile(path, "utf8"), await readFile(file, "utf8")].join("\n");
          expect(left).toContain("webhook: 1 件の通知の送信をやめました（5回失敗、HTTP 500）");
          expect(left).toContain("mail: 1 件の通知の送信をやめました（5回失敗、EAUTH 535）");
          expect(left).not.toMatch(CANARY);
          expect(left).not.toContain("127.0.0.1");
        }
      )
    )
  );
});

test("the errors that were caught did hold the secrets", async () => {
  await withMailServer(
    {
      authOptional: false,
      onAuth({password}, _session, done) {
        done(new Error(`wrong: ${password}`));
      }
    },
    async address => {
      const auth = {user: "canary-user", pass: "canary-pass"};
      const port = Number(address.split(":")[1]);
      const transport = realEffects.mail({host: "127.0.0.1", port, secure: false, requireTLS: false, auth});
      const person = {name: "", address: "a@example.jp"};
      const sent = transport.sendMail({from: person, to: [person], subject: "x", text: "x", headers: {}});
      await expect(sent).rejects.toThrow(CANARY);
    }
  );
  const body = {alerts: [], text: ""};
  await expect(realEffects.post("http://canary-user:pw@127.0.0.1:9/", body)).rejects.toThrow(CANARY);
});

test.each([
  [new Error("https://hooks.example.jp/canary"), "Error"],
  [Object.assign(new Error("canary"), {code: "ECONNREFUSED"}), "ECONNREFUSED"],
  [new TypeError("fetch failed canary", {cause: Object.assign(new Error("canary"), {code: "ENOTFOUND"})}), "ENOTFOUND"],
  [Object.assign(new Error("canary"), {code: "EAUTH", responseCode: 535, response: "535 canary"}), "EAUTH 535"],
  [Object.assign(new Error("canary"), {code: "https://canary"}), "Error"],
  [Object.assign(new Error("canary"), {responseCode: "canary"}), "Error"],
  [Object.assign(new Error("canary"), {name: "canary Error"}), "Error"],
  [new TypeError("canary"), "TypeError"],
  [new DOMException("canary", "TimeoutError"), "TimeoutError"],
  ["canary", "Error"]
])("the cause of %o", (error, cause) => {
  expect(causeOf(error)).toBe(cause);
});
