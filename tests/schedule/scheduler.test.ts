import {afterAll, beforeAll, describe, expect, test} from "vitest";
import type {RunEvent} from "../../pipeline/contracts/runEvent.js";
import {loadSettings} from "../../pipeline/settings.js";
import {type StubServer, startFileServer} from "../helpers/api/fileServer.js";
import {makeProject, type Project} from "../helpers/project.js";
import {japan} from "./ledger.js";
import {endedRuns, figures, HOUR, makeStage, reports, type Stage, world, worldBankAnswer} from "./stage.js";

/** Three days of three sources, one of which is ill for six hours of the second and slow on the third. */
describe("seventy-two hours", () => {
  let project: Project;
  let service: StubServer;
  let stage: Stage;
  let result: {runs: number; failed: number};
  let events: RunEvent[];
  const between = (from: string, to: string) => stage.now() >= japan(from) && stage.now() < japan(to);

  beforeAll(async () => {
    project = await makeProject();
    service = await startFileServer({
      "*": asked => {
        if (between("2026-11-27 08:00", "2026-11-27 14:00")) return {status: 503};
        if (between("2026-11-28 16:30", "2026-11-28 16:31")) stage.pass(2 * HOUR);
        return worldBankAnswer(asked);
      }
    });
    const env = {BIO_ALLOW_HTTP: "1", BIO_ALLOW_PRIVATE: "1", BIO_ENDPOINTS: `world_bank=${service.base}`};
    stage = makeStage(loadSettings(env, project.root), "2026-11-26 05:10");
    result = await stage.run("2026-11-29 05:10", {sources: [figures, world, reports]});
    events = await stage.events();
  });
  afterAll(async () => {
    await service.close();
    await project.remove();
  });

  test("every run that came due happened once, in time, or was made good once", () => {
    const [d26, d27, d28, d29] = ["2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29"];
    const first = `first ${d26} 05:10`;
    const planned = (instants: string[]) => instants.map(instant => `schedule ${instant}`);
    expect(endedRuns(events, "published_figures")).toEqual([
      first,
      ...planned([`${d26} 06:00`, `${d26} 12:00`, `${d26} 18:00`]),
      ...planned([`${d27} 00:00`, `${d27} 06:00`, `${d27} 12:00`, `${d27} 18:00`]),
      ...planned([`${d28} 00:00`, `${d28} 06:00`, `${d28} 12:00`]),
      `catch_up ${d28} 18:00`, // the service took until 18:30
      ...planned([`${d29} 00:00`])
    ]);
    expect(endedRuns(events, "world_bank")).toEqual([
      first,
      ...planned([`${d26} 08:30`, `${d26} 16:30`, `${d27} 00:30`, `${d27} 08:30`]),
      `retry ${d27} 08:45`,
      `retry ${d27} 09:45`,
      `retry ${d27} 12:45`,
      `retry ${d27} 20:45`, // nothing of it was heard, so that there is nobody to ask at 16:30
      ...planned([`${d28} 00:30`, `${d28} 08:30`, `${d28} 16:30`, `${d29} 00:30`])
    ]);
    expect(endedRuns(events, "community_report")).toEqual([
      first,
      ...planned([`${d26} 15:00`, `${d27} 03:00`, `${d27} 15:00`, `${d28} 03:00`, `${d28} 15:00`, `${d29} 03:00`])
    ]);
    expect(result.runs).toBe(13 + 13 + 7);
  });

  test("one run ends before the next begins, and the queue is served in order", () => {
    const work = events.filter(({event}) => event !== "queued");
    let open: string | undefined;
    for (const {event, run_id} of work) {
      expect(open).toBe(event === "started" ? undefined : run_id);
      open = event === "ended" ? undefined : run_id;
    }
    expect(open).toBeUndefined();
    const ids = (kind: RunEvent["event"]) => events.filter(({event}) => event === kind).map(({run_id}) => run_id);
    expect(ids("queued")).toHaveLength(result.runs);
    expect(ids("started")).toEqual(ids("queued"));
    expect(ids("ended")).toEqual(ids("queued"));
    const instants = work.map(({at}) => at);
    expect(instants).toEqual([...instants].sort());
  });

  test("a service that is ill stops nobody else", () => {
    const outcomes = events.flatMap(event => (event.event === "source" ? [event.outcome] : []));
    expect(outcomes).toEqual([
      "received",
      ...Array(3).fill("unchanged"),
      ...Array(4).fill("failed"),
      ...Array(5).fill("unchanged")
    ]);
    expect(result.failed).toBe(4);
    expect(events.filter(event => event.event === "ended" && event.outcome === "failed")).toEqual([]);
  });

  test("one failure and one recovery are told, once each", async () => {
    const told = ["failure world_bank", "recovery world_bank"];
    expect(await stage.alerts()).toEqual(told);
    const logged = stage.lines.filter(({code}) => code === "alert") as unknown as {kind: string; subject: string}[];
    expect(logged.map(({kind, subject}) => `${kind} ${subject}`)).toEqual(told);
  });

  test("the site is built where what is published changed, and only then; the first one waits for no other run", () => {
    const published = events.filter(event => event.event === "ended" && event.outcome === "published");
    expect(published.length).toBe(2); // the kept figures, then those of the service
    expect(stage.sites).toEqual(["2026-11-26 05:10", "2026-11-26 05:10"]);
  });

  test("no pause is longer than the clock may go unwatched, and none is spent in vain", () => {
    expect(Math.max(...stage.pauses)).toBe(HOUR / 2);
    expect(stage.pauses.length).toBeLessThan(72 * 2 + 2 * result.runs);
    expect(stage.codes().filter(code => code === "upkeep_failed")).toEqual([]);
    expect([stage.codes()[0], stage.codes().at(-1)]).toEqual(["schedule_started", "schedule_ended"]);
  });
});
