import {readFile} from "node:fs/promises";
import {z} from "zod";
import {LONGEST_REST_MS} from "./backoff.js";
import {replaceFile} from "./replaceFile.js";

/** Two clocks: one that people set, and one that only goes on. */
export interface Clocks {
  now: () => Date;
  /** Milliseconds since some instant: pauses are measured by it, whatever is done to the other. */
  monotonic?: () => number;
}

/** From when on, and how long, a host is left alone: so no step of the clock makes more of it than it was. */
const kept = z.record(
  z.string(),
  z.strictObject({at: z.iso.datetime(), pause_ms: z.number().int().min(0).max(LONGEST_REST_MS)})
);
type Kept = z.infer<typeof kept>;

/** When hosts may be asked again. */
export interface Hosts {
  /** How long a host is to be left alone from now, in milliseconds. */
  rest(host: string): number;
  /** Takes the next turn, not before `pause` is over; the one behind it comes `apart` later. Says how long to wait. */
  turn(host: string, pause: number, apart: number): Promise<number>;
  /** The host asked to be left alone for so long. `written`: false where its name is not to be written down. */
  hold(host: string, ms: number, written?: boolean): Promise<void>;
}

/** What a process knows of the hosts of one file, whoever asks them: when each is free, by the clock that goes on. */
interface Memory {
  free: Map<string, number>;
  /** What the file said of each when it was read or written: from then on the process knows better. */
  heard: Map<string, string>;
  /** What stands in the file. */
  entries: Kept;
  writing: Promise<void>;
}

function newMemory(): Memory {
  return {free: new Map(), heard: new Map(), entries: {}, writing: Promise.resolve()};
}

const goingOn = () => performance.now();

const memories = new Map<string, Memory>();

/**
 * The hosts of a data folder, as this process remembers them and as the file says of others; without a file they are
 * known until whoever asks ends. Only who is the one writer of the folder may write; others heed what stands there.
 */
export async function openHosts(clocks: Clocks, path?: string, {writes = false} = {}): Promise<Hosts> {
  if (path === undefined) return makeHosts(clocks);
  const memory = memories.get(path) ?? newMemory();
  memories.set(path, memory);
  await memory.writing.catch(() => {});
  memory.entries = await readKept(path);
  const now = clocks.now();
  for (const [host, entry] of Object.entries(memory.entries)) {
    if (memory.heard.get(host) === JSON.stringify(entry)) continue;
    memory.heard.set(host, JSON.stringify(entry));
    const until = (clocks.monotonic ?? goingOn)() + restOf(entry, now);
    memory.free.set(host, Math.max(until, memory.free.get(host) ?? until));
    // by a clock that was set back it would begin anew with every process
    if (writes && Date.parse(entry.at) > now.valueOf()) await write(path, memory, now, host, 0, entry.pause_ms);
  }
  return makeHosts(clocks, memory, writes ? (...pause) => write(path, memory, clocks.now(), ...pause) : undefined);
}

/** Hosts as they are known to whoever asks. */
export function makeHosts(
  {monotonic = goingOn}: Clocks,
  {free}: Pick<Memory, "free"> = {free: new Map()},
  save: (host: string, ahead: number, ms: number) => Promise<void> = async () => {}
): Hosts {
  return {
    rest: host => Math.max(0, Math.ceil((free.get(host) ?? Number.NEGATIVE_INFINITY) - monotonic())),
    async turn(host, pause, apart) {
      const now = monotonic();
      const start = Math.max(now + pause, free.get(host) ?? now);
      free.set(host, start + apart);
      await save(host, start - now, apart);
      return Math.ceil(start - now);
    },
    async hold(host, ms, written = true) {
      const until = monotonic() + ms;
      free.set(host, Math.max(until, free.get(host) ?? until));
      if (written) await save(host, 0, ms);
    }
  };
}

/** How much of a pause is left; all of it where the clock says that it has not begun. */
function restOf({at, pause_ms}: Kept[string], now: Date): number {
  return Math.min(pause_ms, Math.max(0, Date.parse(at) + pause_ms - now.valueOf()));
}

/** Writes down the pause of one host that begins so far ahead, and the others that are still to be heeded. */
function write(path: string, memory: Memory, now: Date, host: string, ahead: number, ms: number): Promise<void> {
  const at = new Date(now.valueOf() + ahead).toISOString();
  const entry = {at, pause_ms: Math.min(LONGEST_REST_MS, Math.ceil(ms))};
  const heeded = Object.entries(memory.entries).filter(([, one]) => restOf(one, now) > 0);
  memory.entries = {...Object.fromEntries(heeded), [host]: entry};
  memory.heard.set(host, JSON.stringify(entry));
  const text = `${JSON.stringify(memory.entries, undefined, 2)}\n`;
  memory.writing = memory.writing.catch(() => {}).then(() => replaceFile(path, text));
  return memory.writing;
}

/** A torn or odd file is as none. */
async function readKept(path: string): Promise<Kept> {
  try {
    return kept.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return {};
  }
}
