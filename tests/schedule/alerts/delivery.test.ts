import {describe, expect, test} from "vitest";
import {deliver, raise} from "../../../pipeline/schedule/alerts/outbox.js";
import {alertOf, linesOf, settingsOf, type World, withWorld} from "./world.js";

const ENV = {BIO_ALERT_WEBHOOK: "https://hooks.example.jp/x"};
const AT_ONCE = settingsOf(ENV);
const AT_NINE = settingsOf({...ENV, BIO_ALERT_DIGEST: "09:00"});

/** Every hour of three days: raises what is due to be raised, delivers, and tells when a message went out. */
async function threeDays(world: World, raised: Record<string, string[]>, asleep: string[] = []): Promise<string[]> {
  const sent: string[] = [];
  for (let hour = 0; hour < 72; hour++) {
    const time = `2026-11-${24 + Math.floor(hour / 24)}T${String(hour % 24).padStart(2, "0")}:00`;
    if (asleep.includes(time)) continue;
    world.setClock(time);
    await raise(
      world.path,
      (raised[time] ?? []).map(key => alertOf(key)),
      world.now
    );
    await deliver(world.path, AT_NINE, world.effects);
    for (const keys of world.posted.splice(0)) sent.push(`${time} ${keys.join(" ")}`);
  }
  return sent;
}

describe("a digest at nine in Japan", () => {
  test("gathers what was raised since the last one, once a day", async () => {
    await withWorld(async world => {
      const sent = await threeDays(world, {
        "2026-11-24T02:00": ["failure:a"],
        "2026-11-24T08:00": ["delay:b"],
        "2026-11-24T09:00": ["failure:c"], // as the first digest goes out
        "2026-11-24T10:00": ["failure:d"],
        "2026-11-25T23:00": ["recovery:e"],
        "2026-11-26T10:00": ["failure:f"]
      });
      expect(sent).toEqual([
        "2026-11-24T09:00 failure:a delay:b failure:c",
        "2026-11-25T09:00 failure:d",
        "2026-11-26T09:00 recovery:e"
      ]);
    });
  });

  test("on a day without alerts there is none, and what is raised later that day waits", async () => {
    await withWorld(async world => {
      const sent = await threeDays(world, {"2026-11-24T02:00": ["failure:a"], "2026-11-25T10:00": ["failure:b"]});
      expect(sent).toEqual(["2026-11-24T09:00 failure:a", "2026-11-26T09:00 failure:b"]);
    });
  });

  test("is made up for when nobody was awake at nine", async () => {
    await withWorld(async world => {
      const asleep = ["2026-11-24T09:00", "2026-11-24T10:00"];
      const sent = await threeDays(world, {"2026-11-24T02:00": ["failure:a"], "2026-11-24T11:00": ["delay:b"]}, asleep);
      expect(sent).toEqual(["2026-11-24T11:00 failure:a delay:b"]);
    });
  });

  test("goes out once, whatever is raised in the same instant", async () => {
    await withWorld(async ({path, now, effects, posted}) => {
      await raise(path, [alertOf("failure:a")], now); // at nine, to the millisecond
      await deliver(path, AT_NINE, effects);
      expect(posted).toEqual([]);
    });
  });

  test("does not hold up the log", async () => {
    await withWorld(async ({path, now, setClock, effects, logged, posted}) => {
      setClock("2026-11-24T10:00");
      await raise(path, [alertOf("failure:a")], now);
      await deliver(path, AT_NINE, effects);
      expect([logged, posted]).toEqual([["failure:a"], []]);
    });
  });

  test("that failed is tried again before the next day", async () => {
    await withWorld(async world => {
      world.setClock("2026-11-24T08:00");
      await raise(world.path, [alertOf("failure:a")], world.now);
      world.setClock("2026-11-24T09:00");
      await deliver(world.path, AT_NINE, {...world.effects, post: async () => ({status: 503})});
      world.setClock("2026-11-24T09:15");
      await deliver(world.path, AT_NINE, world.effects);
      expect(world.posted).toEqual([["failure:a"]]);
    });
  });
});

describe("giving up", () => {
  test("after five tries, with one line", async () => {
    await withWorld(async ({path, now, effects, logged}) => {
      let tries = 0;
      const post = async () => {
        tries++;
        return {status: 500};
      };
      await raise(path, [alertOf("failure:a"), alertOf("delay:b")], now);
      for (let call = 1; call <= 7; call++) await deliver(path, AT_ONCE, {...effects, post});
      expect(tries).toBe(5);
      expect(logged.filter(line => line.includes("tried again"))).toHaveLength(4);
      expect(logged.at(-1)).toBe(
        "webhook: 2 件の通知の送信をやめました（5回失敗、HTTP 500）。 / alerts given up: 2 (failed 5 times, HTTP 500)."
      );
      expect((await linesOf(path)).at(-1)).toBe("given_up webhook failure:a delay:b");
    });
  });

  test("counts the tries of each alert by itself", async () => {
    await withWorld(async ({path, now, effects, posted}) => {
      const post = async () => ({status: 500});
      await raise(path, [alertOf("failure:a")], now);
      for (let call = 1; call <= 4; call++) await deliver(path, AT_ONCE, {...effects, post});
      await raise(path, [alertOf("delay:b")], now);
      await deliver(path, AT_ONCE, {...effects, post});
      await deliver(path, AT_ONCE, effects);
      expect(posted).toEqual([["delay:b"]]);
    });
  });

  test("after three days, to the minute, with one line; the log still gets what it never got", async () => {
    await withWorld(async ({path, now, setClock, effects, logged, posted}) => {
      await raise(path, [alertOf("failure:a")], now);
      setClock("2026-11-24T09:01");
      await raise(path, [alertOf("delay:b")], now);
      setClock("2026-11-27T09:00");
      await deliver(path, AT_ONCE, effects);
      expect(posted).toEqual([["delay:b"]]);
      expect(logged).toEqual([
        "failure:a",
        "delay:b",
        "webhook: 1 件の通知の送信をやめました（3日を過ぎた）。 / alerts given up: 1 (older than 3 days)."
      ]);
      await deliver(path, AT_ONCE, effects);
      expect([posted.length, logged.length]).toEqual([1, 3]);
    });
  });
});
