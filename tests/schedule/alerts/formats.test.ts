import {afterEach, describe, expect, test} from "vitest";
import type {WebhookBody} from "../../../pipeline/schedule/alerts/bodies.js";
import {realEffects} from "../../../pipeline/schedule/alerts/effects.js";
import {formatOfHost, type WebhookFormat, webhookBody} from "../../../pipeline/schedule/alerts/formats.js";
import {deliver, raise} from "../../../pipeline/schedule/alerts/outbox.js";
import {googleChat, mattermost, type Service, slack, startService, teams} from "./services.js";
import {alertOf, settingsOf, withWorld} from "./world.js";

const RULES = {slack, teams, "google-chat": googleChat};
const services = ["slack", "teams", "google-chat"] as const;
const begun: Service[] = [];

afterEach(() => Promise.all(begun.splice(0).map(service => service.close())));

async function serviceOf(rules: Parameters<typeof startService>[0]): Promise<Service> {
  const service = await startService(rules);
  begun.push(service);
  return service;
}

const EVIL = alertOf("failure:evil", {
  ja: "統計 *太字* <!channel> <users/all> @channel [押す](https://evil.example) `a` _b_ ~~c~~ {{DATE(2017-02-14T06:00:00Z)}} & world_bank",
  en: "evil"
});
const MANY = Array.from({length: 400}, (_, i) =>
  alertOf(`revision:${i}`, {ja: `改定 ${i} ${"市場規模の数値が変わりました<>&".repeat(20)}`.slice(0, 500), en: "x"})
);

describe("sent to a service that keeps its own rules", () => {
  test.each(services)("%s takes the alerts, shows every sign as it is, and pings nobody", async format => {
    const service = await serviceOf(RULES[format]);
    await withWorld(async ({path, now, effects, logged}) => {
      const settings = settingsOf({BIO_ALERT_WEBHOOK: service.url, BIO_ALERT_WEBHOOK_FORMAT: format});
      await raise(path, [EVIL, alertOf("delay:b")], now);
      for (let call = 1; call <= 2; call++) await deliver(path, settings, {...effects, post: realEffects.post});
      expect(logged).toEqual(["failure:evil", "delay:b"]);
    });
    expect(service.shown).toEqual([
      ["[バイオ戦略] 失敗 1件・遅延 1件", `【失敗】${EVIL.ja}`, "【遅延】世界銀行の取得に失敗（b）"]
    ]);
  });

  test.each([...services, "mattermost"] as const)(
    "%s takes four hundred long ones, and is told how many more",
    async name => {
      const [format, rules] = name === "mattermost" ? (["slack", mattermost] as const) : ([name, RULES[name]] as const);
      const service = await serviceOf(rules);
      const answer = await realEffects.post(service.url, webhookBody(format, MANY, "ja"));
      expect(answer.status).toBeLessThan(300);
      const lines = (service.shown[0] ?? []).flatMap(text => text.split("\n"));
      expect(lines[0]).toBe(
        "[バイオ戦略] 改定 400件".replace(/[[\]]/g, sign => (name === "mattermost" ? wide(sign) : sign))
      );
      expect(lines.at(-1)).toBe(`ほか ${400 - (lines.length - 2)} 件`);
      expect(lines.length).toBeGreaterThan(12);
    }
  );

  test.each(services)("%s takes four hundred short ones, as many as fit into a message of its own", async format => {
    const service = await serviceOf(RULES[format]);
    const short = MANY.map(one => ({...one, ja: "改定"}));
    expect((await realEffects.post(service.url, webhookBody(format, short, "ja"))).status).toBeLessThan(300);
    const shown = format === "slack" ? 48 : 50;
    expect(service.shown[0]).toHaveLength(shown + 2);
    expect(service.shown[0]?.at(-1)).toBe(`ほか ${400 - shown} 件`);
  });

  test("Mattermost takes what Slack does, and neither rings nor formats", async () => {
    const service = await serviceOf(mattermost);
    expect((await realEffects.post(service.url, webhookBody("slack", [EVIL], "ja"))).status).toBe(200);
    expect(service.shown[0]?.[0]).toContain("＠channel");
    expect(service.shown[0]?.[0]).toContain("world_bank");
  });
});

describe("a service that refuses says why by a code, and by nothing else", () => {
  const generic = webhookBody("generic", [EVIL], "ja");
  test.each<[WebhookFormat, WebhookBody, object]>([
    ["slack", generic, {status: 400, reason: "invalid_payload"}],
    ["teams", generic, {status: 400, reason: "InvalidRequestContent"}],
    ["google-chat", generic, {status: 400, reason: "INVALID_ARGUMENT"}]
  ])("%s is given the generic format", async (format, body, expected) => {
    const service = await serviceOf(RULES[format as keyof typeof RULES]);
    expect(await realEffects.post(service.url, body)).toEqual(expected);
  });

  test.each([
    ["canaryTOKEN", undefined],
    ["canarytoken", undefined],
    ["no such thing", undefined],
    ["<html>no_service</html>", undefined],
    ["no_service\n", "no_service"],
    ['{"error":{"code":400}}', undefined]
  ])("an answer %j", async (body, reason) => {
    const service = await serviceOf(() => ({status: 404, body}));
    expect(await realEffects.post(service.url, generic)).toEqual({status: 404, reason});
  });
});

describe("a service that asks for patience", () => {
  const busy = (seconds: string) => ({status: 429, body: "rate_limited", headers: {"retry-after": seconds}});

  test("is asked once more after the time it names", async () => {
    const service = await serviceOf(slack);
    service.busy(busy("1"));
    const began = Date.now();
    expect(await realEffects.post(service.url, webhookBody("slack", [EVIL], "ja"))).toEqual({status: 200});
    expect(Date.now() - began).toBeGreaterThanOrEqual(990);
    expect(service.shown).toHaveLength(1);
  });

  test.each(["60", "soon"])("is left until the next time where it says %s", async seconds => {
    const service = await serviceOf(slack);
    service.busy(busy(seconds));
    const answer = await realEffects.post(service.url, webhookBody("slack", [EVIL], "ja"));
    expect(answer).toEqual({status: 429, reason: "rate_limited"});
    expect(service.shown).toEqual([]);
  });
});

test.each([
  ["hooks.slack.com", "slack"],
  ["hooks.slack-gov.com", "slack"],
  ["chat.googleapis.com", "google-chat"],
  ["prod-15.japaneast.logic.azure.com", "teams"],
  ["default0a.1b.environment.api.powerplatform.com", "teams"],
  ["contoso.webhook.office.com", "teams"],
  ["mattermost.example.jp", "generic"],
  ["hooks.slack.com.example.jp", "generic"],
  ["evilchat.googleapis.com.example.jp", "generic"],
  ["logic.azure.com.example.jp", "generic"]
])("the format of %s is %s, unless another is said", (host, format) => {
  expect(formatOfHost(host)).toBe(format);
  const env = {BIO_ALERT_WEBHOOK: `https://${host}/x`};
  expect(settingsOf(env).webhookFormat).toBe(format);
  expect(settingsOf({...env, BIO_ALERT_WEBHOOK_FORMAT: "slack"}).webhookFormat).toBe("slack");
});

function wide(sign: string): string {
  return String.fromCharCode(sign.charCodeAt(0) + 0xfee0);
}
