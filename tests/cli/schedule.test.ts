import {type ChildProcess, spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {access, appendFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {makerNote} from "../../dashboard/site/maker.js";
import type {EventOf, RunEvent} from "../../pipeline/contracts/runEvent.js";
import {readRuns} from "../../pipeline/run/runLedger.js";
import {sources} from "../../pipeline/sources/index.js";
import {type StubServer, startFileServer} from "../helpers/api/fileServer.js";
import {type CliProject, makeCompiledProject} from "../helpers/cli.js";
import {writeSite} from "../schedule/stage.js";

let project: CliProject;
let service: StubServer;
let env: Record<string, string>;

/** Everything is published and a site stands; services answer nothing but that they know nothing. */
beforeAll(async () => {
  project = await makeCompiledProject({ran: true});
  service = await startFileServer({});
  const apis = new Set(sources.flatMap(({asks}) => (asks ? [asks.api] : [])));
  env = {
    BIO_ALLOW_HTTP: "1",
    BIO_ALLOW_PRIVATE: "1",
    BIO_ENDPOINTS: [...apis].map(api => `${api}=${service.base}`).join(" ")
  };
  await writeSite(project.settings);
  const {name, content} = await makerNote(project.settings.dashboard); // else it would be made anew, for many seconds
  await writeFile(join(project.settings.dist, name), content);
});
const begun: ChildProcess[] = [];
afterAll(async () => {
  for (const child of begun) child.kill("SIGKILL"); // what a failed test left running
  await service.close();
  await project.remove();
});

interface Line {
  level: string;
  time: string;
  code: string;
  msg: string;
  run_id?: string;
}

/** A schedule that is not woken looks again after 60 seconds. */
const LOOKS_AGAIN = 50;

const linesOf = (stderr: string) =>
  stderr
    .split("\n")
    .slice(0, -1)
    .map(line => JSON.parse(line) as Line);

/** A schedule that is left running, and what it has logged so far. */
function begin(child: ChildProcess) {
  begun.push(child);
  let said = "";
  child.stderr?.on("data", chunk => {
    said += chunk;
  });
  const ended = new Promise<number | null>(resolve => child.once("close", resolve));
  return {
    codes: () => linesOf(said.slice(0, said.lastIndexOf("\n") + 1)).map(({code}) => code),
    async until(happened: () => boolean) {
      while (!happened()) {
        if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${said}`);
        await new Promise(later => setTimeout(later, 20));
      }
    },
    /** Asks it to stop; returns how it ended and after how many seconds. */
    async stop() {
      const asked = Date.now();
      child.kill("SIGTERM");
      return {code: await ended, seconds: (Date.now() - asked) / 1000};
    }
  };
}

const events = async (): Promise<RunEvent[]> => (await readRuns(project.settings)).events;
const lockIsGone = () => expect(access(project.settings.lock)).rejects.toThrow("ENOENT");
const asking = sources.filter(({asks}) => asks).map(({id}) => id);

test("once looks at every source; each line of the log is one JSON object, and one name goes through a run; 1 where a source failed", async () => {
  const options = {...env, BIO_LOG_LANG: "en", BIO_LOG_LEVEL: "debug"};
  const {code, stdout, stderr} = await project.bio("schedule --once --json", options);
  const failed = (await events()).flatMap(event =>
    event.event === "source" && event.outcome === "failed" ? [event.source_id] : []
  );
  expect(failed).toEqual(["world_bank", "eurostat"]); // the others have no key, or nothing to ask for
  expect({code, failed: JSON.parse(stdout).failed}).toEqual({code: 1, failed: 2});

  const lines = linesOf(stderr);
  for (const line of lines) {
    expect(["debug", "info", "warn", "error"]).toContain(line.level);
    expect(new Date(line.time).toISOString()).toBe(line.time);
    expect(line.msg).toMatch(/^[ -~]+$/);
    expect(line.code).not.toBe("upkeep_failed");
  }
  expect([lines[0]?.msg, lines.at(-1)?.msg]).toEqual(["the schedule has begun", "the schedule has ended"]);
  const runs = [...new Set(lines.flatMap(({run_id}) => run_id ?? []))];
  expect(runs.length).toBeGreaterThanOrEqual(sources.length); // more where an instant of a plan just passes
  const started = (await events()).filter(event => event.event === "started" && event.trigger !== "manual");
  expect(runs).toEqual(started.map(({run_id}) => run_id));
  for (const run of runs) {
    const codes = lines.filter(({run_id, code}) => run_id === run && code !== "step_ended" && code !== "alert");
    expect(codes.map(one => one.code).filter(one => one !== "source_failed")).toEqual([
      "run_queued",
      "run_started",
      "run_ended"
    ]);
  }
  await lockIsGone();
});

test("a second time nothing is owed: code 0, and at level error nothing is said", async () => {
  const again = () => project.bio("schedule --once --json", {...env, BIO_LOG_LEVEL: "error"});
  let last = await again();
  if (JSON.parse(last.stdout).runs > 0) last = await again(); // an instant of a plan had just passed
  const {code, stdout, stderr} = last;
  expect({code, stderr, json: JSON.parse(stdout)}).toEqual({code: 0, stderr: "", json: {runs: 0, failed: 0}});
});

test("status tells how everything runs, as one JSON document and in both languages", async () => {
  const {stdout} = await project.bio("status --json", env);
  const {operations, ...published} = JSON.parse(stdout);
  expect(published.content_id).toBe(operations.built_from.content_id);
  expect(operations.sources.map(({source_id}: {source_id: string}) => source_id)).toEqual(sources.map(({id}) => id));
  expect(operations.runs.length).toBeGreaterThan(sources.length);
  expect((await project.bio("status", env)).stdout).toMatch(/world_bank {2}世界銀行[^\n]*\n.*失敗.*次回/);
  expect((await project.bio("status --lang en", env)).stdout).toMatch(/world_bank {2}World Bank[^\n]*\n.*failed.*next/);
});

test("asked to stop while it waits, it ends with 0 at once and leaves no lock", async () => {
  const operations = join(project.settings.published, "operations.json");
  await rm(operations, {force: true});
  const schedule = begin(project.start("schedule", env));
  await schedule.until(() => schedule.codes().includes("schedule_started"));
  await schedule.until(() => existsSync(operations)); // it has looked, and waits for the next time
  const {code, seconds} = await schedule.stop();
  expect(code).toBe(0);
  expect(seconds).toBeLessThan(LOOKS_AGAIN);
  expect(schedule.codes().slice(-2)).toEqual(["stopping", "schedule_ended"]);
  await lockIsGone();
});

test("while its run waits for a slow service: a run by hand is refused in one line, status says so, and SIGTERM ends it", async () => {
  await rm(join(project.settings.data, "runs.jsonl"));
  service.set("*", {slowMs: 600_000});
  const before = service.requests.length;
  const schedule = begin(project.start("schedule", env));
  await schedule.until(() => service.requests.length > before);
  const {code, stdout, stderr} = await project.bio("run", env);
  expect({code, stdout}).toEqual({code: 1, stdout: ""});
  expect(stderr).toMatch(/^[^\n]*ほかの実行（プロセス \d+、[^\n]*another run \(process \d+, since [^\n]*\n$/);
  const {operations} = JSON.parse((await project.bio("status --json", env)).stdout);
  expect(operations.runs.filter(({outcome}: {outcome: string}) => outcome === "running")).toMatchObject([
    {trigger: "first", sources: ["world_bank"]}
  ]);
  const stopped = await schedule.stop();
  expect(stopped.code).toBe(0);
  expect(stopped.seconds).toBeLessThan(LOOKS_AGAIN);
  expect((await events()).at(-1)).toMatchObject({event: "ended", outcome: "stopped"});
  await lockIsGone();

  service.set("*", {status: 404});
  await project.bio("schedule --once", env);
  const asked = (await events()).filter((event): event is EventOf<"source"> => event.event === "source");
  expect([...new Set(asked.map(({source_id}) => source_id))]).toEqual(asking); // also the one that was stopped
});

test("on a full disk the schedule goes on, without haste, and can be stopped", async () => {
  const common = {run_id: "old", at: new Date(Date.now() - 3_600_000).toISOString()};
  const failed = {
    event: "source",
    ...common,
    source_id: "url_file",
    outcome: "failed",
    requests: 1,
    received: 0,
    ms: 1
  };
  const ended = {event: "ended", ...common, outcome: "unchanged"};
  await appendFile(join(project.settings.data, "runs.jsonl"), `${JSON.stringify(failed)}\n${JSON.stringify(ended)}\n`);
  const bio = join(project.root, "pipeline", "bio.js");
  const child = spawn("sh", ["-c", 'ulimit -f 0; exec "$0" "$@"', process.execPath, bio, "schedule"], {
    cwd: project.root,
    env: {...process.env, ...env},
    stdio: ["ignore", "pipe", "pipe"]
  });
  const schedule = begin(child);
  await schedule.until(() => schedule.codes().includes("upkeep_failed"));
  await new Promise(later => setTimeout(later, 2500));
  expect(schedule.codes().length).toBeLessThan(8);
  expect((await schedule.stop()).code).toBe(0);
});
