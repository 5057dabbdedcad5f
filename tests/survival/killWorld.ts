import {spawn} from "node:child_process";
import {cp, mkdir, readdir, readFile, readlink, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {intactManifest} from "../../pipeline/publish/publish.js";
import {startWorldBankStub, type WorldBankStub} from "../helpers/api/worldBank.js";
import {compiled} from "../helpers/compiled.js";
import {hashesIn, makeProject, type Project} from "../helpers/project.js";

/** What the outside world says at one time: an instant, a report in the inbox, and the figures of a service. */
export interface World {
  instant: string;
  report: string;
  growth: number;
}

export const first: World = {instant: "2026-11-24T00:00:00.000Z", report: "60", growth: 1};
/** What lasts of a project's data from run to run. */
export const LASTING = ["archive", "published", "warehouse.duckdb", "runs.jsonl"];

export const second: World = {instant: "2026-11-25T00:00:00.000Z", report: "65", growth: 2};

/** How a child process ended: by itself, or killed in the midst of a step. */
export interface Fate {
  killed: boolean;
  steps: string[];
  output: string;
}

export interface Victim {
  project: Project;
  stub: WorldBankStub;
  /** Lets the outside world be so. */
  turn(world: World): Promise<void>;
  /** Starts a run and kills it `after` milliseconds past the end of a step, or lets it end. */
  run(world: World, kill?: {step: string; after: number}): Promise<Fate & {took: Map<string, number>}>;
  close(): Promise<void>;
}

async function makeVictim(): Promise<Victim> {
  const project = await makeProject();
  const child = join(await compiled(), "tests", "survival", "runChild.js");
  await writeFile(
    join(project.root, "data/reference/request.csv"),
    'source_id,request_id,params,note_ja,note_en\nworld_bank,gdp,"country=JP,US,DE;indicator=NY.GDP.MKTP.CD",,\n'
  );
  const stub = await startWorldBankStub({figures: {}, mostPerPage: 2});
  return {
    project,
    stub,
    async turn({report, growth}) {
      const path = join(project.root, "data/inbox/community_report/nagaoka/kpi.csv");
      await mkdir(dirname(path), {recursive: true});
      await writeFile(path, `指標,年度,値,単位\n参画機関数,2024,${report},機関\n`);
      const figures = (base: number) => ({2024: base * growth, 2023: base});
      stub.data = {
        figures: {
          "NY.GDP.MKTP.CD": {
            JP: figures(4_000_000_000_000),
            US: figures(28_000_000_000_000),
            DE: figures(4_500_000_000_000)
          }
        },
        mostPerPage: 2
      };
    },
    run: ({instant}, kill) => runChild([child, project.root, instant, stub.base], kill),
    async close() {
      await stub.close();
      await project.remove();
    }
  };
}

export async function withVictim(work: (victim: Victim) => Promise<void>): Promise<void> {
  const victim = await makeVictim();
  try {
    await work(victim);
  } finally {
    await victim.close();
  }
}

function runChild(args: string[], kill?: {step: string; after: number}): Promise<Fate & {took: Map<string, number>}> {
  const running = spawn(process.execPath, args, {stdio: ["ignore", "pipe", "pipe"]});
  const fate: Fate = {killed: false, steps: [], output: ""};
  const took = new Map<string, number>();
  let last = performance.now();
  running.stderr.on("data", chunk => (fate.output += chunk));
  running.stdout.on("data", chunk => {
    for (const step of String(chunk).split("\n").filter(Boolean)) {
      const name = step.split(" ")[0] ?? "";
      fate.steps.push(name);
      took.set(name, performance.now() - last);
      last = performance.now();
      if (name === kill?.step) setTimeout(() => running.kill("SIGKILL"), kill.after);
    }
  });
  return new Promise(resolve => {
    running.once("close", (_code, signal) => resolve({...fate, killed: signal === "SIGKILL", took}));
  });
}

/**
 * Everything that lasts, by path: what is published, what was received, the receipts; and names of whatever else lies
 * about.
 */
export async function stateOf({settings}: Project): Promise<Map<string, string>> {
  const state = new Map<string, string>();
  for (const folder of [settings.archive, join(settings.published, "current/")])
    for (const [path, hash] of await hashesIn(folder)) state.set(`${folder}${path}`, hash);
  const around = [...(await readdir(settings.data)), ...(await readdir(settings.published))].filter(
    name => !/^(runs\.jsonl|operations\.json)$/.test(name)
  );
  state.set("around", around.sort().join(" "));
  return state;
}

/** The content that readers see now, if the set is whole; throws where there is a set that is not. */
export async function seen({settings}: Project): Promise<string | undefined> {
  const link = await readlink(join(settings.published, "current")).catch(() => undefined);
  if (link === undefined) return undefined;
  const whole = await intactManifest(settings.published);
  if (!whole) throw new Error(`${link} is not whole`);
  return whole.content_id;
}

/** Every receipt has its bytes, and no content of a name stands twice in a row. */
export async function archiveFaults({settings}: Project): Promise<string[]> {
  const text = await readFile(join(settings.archive, "ledger.jsonl"), "utf8").catch(() => "");
  const receipts = text
    .split("\n")
    .slice(0, -1)
    .map(line => JSON.parse(line) as {name: string; sha256: string});
  const files = new Set(await readdir(settings.archive).catch(() => []));
  const last = new Map<string, string>();
  const faults: string[] = [];
  for (const {name, sha256} of receipts) {
    if (!files.has(sha256)) faults.push(`${name} is lost`);
    if (last.get(name) === sha256) faults.push(`${name} is doubled`);
    last.set(name, sha256);
  }
  return faults;
}

/** Puts a project's data back to what was kept of it. */
export async function putBack({root}: Project, kept: string | undefined): Promise<void> {
  for (const name of LASTING) {
    await rm(join(root, "data", name), {recursive: true, force: true});
    if (kept !== undefined)
      await cp(join(kept, name), join(root, "data", name), {recursive: true, verbatimSymlinks: true});
  }
}
