import {afterEach, beforeEach, expect, test, vi} from "vitest";
import {type Alarm, setAlarm} from "../../pipeline/schedule/alarm.js";
import {clockOf, japan} from "./ledger.js";

const MINUTE = 60_000;
const never = new AbortController().signal;
let alarm: Alarm;

beforeEach(() => {
  vi.useFakeTimers({now: japan("2026-11-26 06:28:30")});
});
afterEach(() => {
  alarm.stop();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** When a rest that begins now ends, if nothing but time passes for an hour. */
async function wokenAt(ms: number): Promise<string | undefined> {
  let woken: Date | undefined;
  void alarm.sleep(ms, never).then(() => {
    woken = new Date();
  });
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  return clockOf(woken);
}

test("a rest ends at the instant of a plan in Japan's time, wherever the machine stands", async () => {
  vi.stubEnv("TZ", "America/New_York");
  alarm = setAlarm(["30 6 * * *", "0 12 * * *"]);
  expect(await wokenAt(50 * MINUTE)).toBe("2026-11-26 06:30");
});

test("a rest that is over before any plan comes due ends by itself", async () => {
  alarm = setAlarm(["0 12 * * *"]);
  expect(await wokenAt(2 * MINUTE)).toBe("2026-11-26 06:30");
});

test("a machine that slept past the instant is woken by the beat it missed, and nothing is printed", async () => {
  const said = ["log", "info", "warn", "error"] as const;
  const spies = said.map(name => vi.spyOn(console, name).mockImplementation(() => {}));
  alarm = setAlarm(["30 6 * * *"]);
  let woken = false;
  void alarm.sleep(1000 * MINUTE, never).then(() => {
    woken = true;
  });
  await vi.advanceTimersByTimeAsync(MINUTE);
  vi.setSystemTime(japan("2026-11-26 09:00")); // timers stand still while a machine sleeps
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(woken).toBe(true);
  expect(spies.flatMap(spy => spy.mock.calls)).toEqual([]);
});

test("whoever is asked to stop rests no longer, and an alarm that was stopped leaves no timer behind", async () => {
  alarm = setAlarm(["30 6 * * *"]);
  const stop = new AbortController();
  const rest = alarm.sleep(50 * MINUTE, stop.signal);
  stop.abort();
  await expect(rest).rejects.toThrow(/abort/);
  await expect(alarm.sleep(MINUTE, stop.signal)).rejects.toThrow(/abort/);
  alarm.stop();
  expect(vi.getTimerCount()).toBe(0);
});

test("a plan that cannot be read keeps no other from ringing", async () => {
  alarm = setAlarm(["tomorrow", "30 6 * * *"]);
  expect(await wokenAt(50 * MINUTE)).toBe("2026-11-26 06:30");
});
