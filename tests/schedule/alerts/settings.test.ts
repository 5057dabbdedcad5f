import {join} from "node:path";
import {inspect} from "node:util";
import {expect, test} from "vitest";
import {alertSettings} from "../../../pipeline/schedule/alerts/settings.js";
import {problemsOf} from "../../helpers/errors.js";

const MAIL = {BIO_ALERT_FROM: "bio@example.jp", BIO_ALERT_TO: "a@example.jp"};

test("nothing set means the log alone", () => {
  const nothing = {
    file: undefined,
    webhook: undefined,
    webhookFormat: "generic",
    mail: undefined,
    digest: undefined,
    quarantineLimit: 10,
    lang: "ja"
  };
  expect(alertSettings({})).toEqual(nothing);
  const names = ["FILE", "WEBHOOK", "WEBHOOK_FORMAT", "SMTP", "FROM", "TO", "DIGEST", "QUARANTINE", "LANG"];
  expect(alertSettings(Object.fromEntries(names.map(name => [`BIO_ALERT_${name}`, ""])))).toEqual(nothing);
});

test("all of it", () => {
  const settings = alertSettings({
    BIO_ALERT_FILE: "alerts/out.jsonl",
    BIO_ALERT_WEBHOOK: "https://hooks.example.jp/T0/B0?x=1",
    BIO_ALERT_SMTP: "smtp://bio%40example.jp:p%23%2Fss@mail.example.jp:2525",
    BIO_ALERT_FROM: "バイオ戦略 <bio@example.jp>",
    BIO_ALERT_TO: 'a@example.jp, "事務局" <b.c+d@localhost>',
    BIO_ALERT_DIGEST: "09:00",
    BIO_ALERT_QUARANTINE: "0",
    BIO_ALERT_LANG: "en"
  });
  expect({
    ...settings,
    webhook: settings.webhook?.reveal(),
    mail: {...settings.mail, smtp: settings.mail?.smtp.reveal()}
  }).toEqual({
    file: join(process.cwd(), "alerts", "out.jsonl"),
    webhook: "https://hooks.example.jp/T0/B0?x=1",
    webhookFormat: "generic",
    mail: {
      smtp: {
        host: "mail.example.jp",
        port: 2525,
        secure: false,
        requireTLS: true,
        auth: {user: "bio@example.jp", pass: "p#/ss"}
      },
      from: {name: "バイオ戦略", address: "bio@example.jp"},
      to: [
        {name: "", address: "a@example.jp"},
        {name: "事務局", address: "b.c+d@localhost"}
      ]
    },
    digest: "09:00",
    quarantineLimit: 0,
    lang: "en"
  });
});

test.each([
  ["https://example.jp/h", {}, true],
  ["http://localhost:9/h", {}, true],
  ["http://127.0.0.1/h", {}, true],
  ["http://[::1]:9/h", {}, true],
  ["http://example.jp/h", {}, false],
  ["http://127.0.0.1.example.jp/h", {}, false],
  ["http://example.jp/h", {BIO_ALLOW_HTTP: "1"}, true],
  ["http://example.jp/h", {BIO_ALLOW_HTTP: "0"}, false],
  ["https://user:pw@example.jp/h", {}, false],
  ["ftp://localhost/h", {BIO_ALLOW_HTTP: "1"}, false],
  ["example.jp/h", {}, false]
])("webhook %s with %o: %s", async (url, more, usable) => {
  const env = {BIO_ALERT_WEBHOOK: url, ...more};
  if (usable) return expect(alertSettings(env).webhook?.reveal()).toBe(url);
  expect((await problemsOf(() => alertSettings(env))).map(({where}) => where)).toEqual(["BIO_ALERT_WEBHOOK"]);
});

test.each([
  [
    "smtp://mail.example.jp",
    {host: "mail.example.jp", port: undefined, secure: false, requireTLS: false, auth: undefined}
  ],
  [
    "smtps://u:p@mail.example.jp:465/",
    {host: "mail.example.jp", port: 465, secure: true, requireTLS: false, auth: {user: "u", pass: "p"}}
  ],
  ["smtp://u:p@[::1]:2525", {host: "::1", port: 2525, secure: false, requireTLS: false, auth: {user: "u", pass: "p"}}],
  [
    "smtp://u:p@mail.example.jp",
    {host: "mail.example.jp", port: undefined, secure: false, requireTLS: true, auth: {user: "u", pass: "p"}}
  ],
  ["https://mail.example.jp", undefined],
  ["smtp://", undefined],
  ["smtp://u@mail.example.jp", undefined],
  ["smtp://u:%zz@mail.example.jp", undefined],
  ["smtp://u:pa#ss@mail.example.jp", undefined],
  ["smtp://u:1/ss@mail.example.jp", undefined],
  ["smtp://mail.example.jp?tls.rejectUnauthorized=false", undefined]
])("mail server %s", async (url, server) => {
  const env = {BIO_ALERT_SMTP: url, ...MAIL};
  if (server) return expect(alertSettings(env).mail?.smtp.reveal()).toEqual(server);
  expect((await problemsOf(() => alertSettings(env))).map(({where}) => where)).toEqual(["BIO_ALERT_SMTP"]);
});

test("a password over an open line is allowed only where plain HTTP is", () => {
  const env = {BIO_ALERT_SMTP: "smtp://u:p@mail.example.jp", ...MAIL, BIO_ALLOW_HTTP: "1"};
  expect(alertSettings(env).mail?.smtp.reveal().requireTLS).toBe(false);
});

test.each([
  ["BIO_ALERT_DIGEST", ["9:00", "24:00", "09:60", "09:00:00", "朝"]],
  ["BIO_ALERT_QUARANTINE", ["-1", "1.5", "ten", "1e3"]],
  ["BIO_ALERT_LANG", ["JA", "fr"]],
  ["BIO_ALERT_WEBHOOK_FORMAT", ["Slack", "mattermost", "toString"]],
  ["BIO_ALERT_FROM", ["bio", "a@b@c", "a@b, c@d", "x\r\nBcc: y <a@example.jp>"]],
  ["BIO_ALERT_TO", ["a@example.jp,", "a@example.jp; b@example.jp", "a b@example.jp"]]
])("%s refuses what it cannot use, and says what it found", async (name, texts) => {
  for (const text of texts) {
    const env = {BIO_ALERT_SMTP: "smtp://127.0.0.1", ...MAIL, [name]: text};
    const problems = await problemsOf(() => alertSettings(env));
    expect(problems.map(({where}) => where)).toEqual([name]);
    const found = text.replace("\r\n", " ");
    expect(problems[0]?.ja).toContain(`「${found}」は使えません。`);
    expect(problems[0]?.en).toContain(`found "${found}", expected `);
  }
});

test("mail needs a sender and recipients, and recipients need a mail server", async () => {
  const missing = await problemsOf(() => alertSettings({BIO_ALERT_SMTP: "smtp://127.0.0.1"}));
  expect(missing.map(({where, en}) => [where, en.slice(0, 7)])).toEqual([
    ["BIO_ALERT_FROM", "not set"],
    ["BIO_ALERT_TO", "not set"]
  ]);
  for (const to of ["a@example.jp", "nobody"]) {
    const problems = await problemsOf(() => alertSettings({BIO_ALERT_TO: to}));
    expect(problems.map(({where}) => where)).toEqual(["BIO_ALERT_TO"]);
  }
});

test("every faulty variable has one line of its own, and none shows a secret", async () => {
  const env = {
    BIO_ALERT_WEBHOOK: "http://hooks.example.jp/canary-token",
    BIO_ALERT_SMTP: "smtp://canary-user:canary%zzpass@mail.example.jp",
    BIO_ALERT_LANG: "fr",
    BIO_ALERT_DIGEST: "noon"
  };
  const problems = await problemsOf(() => alertSettings(env));
  const wheres = ["WEBHOOK", "SMTP", "FROM", "TO", "DIGEST", "LANG"].map(name => `BIO_ALERT_${name}`);
  expect(problems.map(({where}) => where)).toEqual(wheres);
  expect(JSON.stringify(problems)).not.toContain("canary");
  expect(JSON.stringify(problems)).not.toMatch(/\\n/);
});

test("settings can be logged whole without giving a secret away", () => {
  const settings = alertSettings({
    BIO_ALERT_WEBHOOK: "https://hooks.example.jp/canary-token",
    BIO_ALERT_SMTP: "smtp://canary-user:canary-pass@127.0.0.1",
    ...MAIL
  });
  const seen = [JSON.stringify(settings), inspect(settings, {depth: 9, showHidden: true}), `${settings.webhook}`];
  expect(seen.join("\n")).toContain("a@example.jp");
  expect(seen.join("\n")).not.toContain("canary");
});
