import {randomUUID} from "node:crypto";
import {link, mkdir, readFile, rename, rm, stat, utimes, writeFile} from "node:fs/promises";
import {hostname} from "node:os";
import {dirname} from "node:path";
import {z} from "zod";
import {OperatorError} from "./errors.js";
import {processIdentity} from "./processIdentity.js";

const owner = z.object({
  token: z.string(),
  pid: z.number().int().positive(),
  identity: z.string(),
  host: z.string(),
  since: z.string()
});
type Owner = z.infer<typeof owner>;

const BEAT_MS = 5_000;
/** On another machine nobody can look for the process: so long without a heartbeat counts as its death. */
const SILENT_MS = 10 * 60_000;
/** A take-over takes milliseconds; a mark older than this was left by a crash in the midst of one. */
const TAKEOVER_MS = 30_000;

/** Thrown while somebody holds the lock: nothing is wrong, it is only not our turn. */
export class Busy extends OperatorError {}

/** What the work may ask of the lock it runs under. */
export interface Held {
  /** Throws OperatorError where the lock has come to be somebody else's, e.g. after a long sleep of the machine. */
  assertMine(): Promise<void>;
}

/**
 * Runs the work while no other process of this product may: the data folder has one writer. The lock says whose it is
 * and beats while it is held. It is taken over only from an owner that is proven dead: its process is gone, or its
 * number is another process's now, or it ran on another machine and has not beaten for ten minutes. Throws
 * Busy, one line, while somebody holds it.
 */
export async function withLock<T>(path: string, work: (held: Held) => Promise<T>): Promise<T> {
  await mkdir(dirname(path), {recursive: true});
  const mine = newOwner();
  if (!(await take(path, mine))) {
    if (await isDead(path)) await bury(path);
    if (!(await take(path, mine))) throw busy(path, await readOwner(path));
  }
  const beat = setInterval(() => {
    const now = new Date();
    void utimes(path, now, now).catch(() => {}); // a missed beat is made good by the next
  }, BEAT_MS);
  beat.unref();
  try {
    return await work({assertMine: () => assertMine(path, mine)});
  } finally {
    clearInterval(beat);
    if ((await readOwner(path))?.token === mine.token) await rm(path, {force: true});
  }
}

/** Who holds the lock, if anybody alive does. */
export async function lockOwner(path: string): Promise<{pid: number; since: string} | undefined> {
  const held = await readOwner(path);
  return held && !(await isDead(path)) ? held : undefined;
}

function newOwner(): Owner {
  const identity = processIdentity(process.pid) ?? "";
  return {token: randomUUID(), pid: process.pid, identity, host: hostname(), since: new Date().toISOString()};
}

/** The lock appears with its owner's name in it, in one step, or not at all. */
async function take(path: string, mine: Owner): Promise<boolean> {
  const aside = `${path}.${mine.token}`;
  await writeFile(aside, JSON.stringify(mine));
  try {
    await link(aside, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(aside, {force: true});
  }
}

async function isDead(path: string): Promise<boolean> {
  const [held, facts] = await Promise.all([readOwner(path), stat(path).catch(() => undefined)]);
  if (!facts) return false; // let go just now
  if (!held) return true; // a lock is never written in part: this is none of ours
  if (held.host !== hostname()) return Date.now() - facts.mtimeMs > SILENT_MS;
  return processIdentity(held.pid) !== held.identity;
}

/** Takes a dead owner's lock away; of several that would, one at a time, and each looks again whether it is dead. */
async function bury(path: string): Promise<void> {
  const mark = `${path}.takeover`;
  const left = await stat(mark).catch(() => undefined);
  if (left && Date.now() - left.mtimeMs > TAKEOVER_MS) await rm(mark, {force: true});
  if (!(await take(mark, newOwner()))) return;
  try {
    if (await isDead(path)) {
      await rename(path, `${path}.dead`);
      await rm(`${path}.dead`, {force: true});
    }
  } finally {
    await rm(mark, {force: true});
  }
}

async function assertMine(path: string, {token}: Owner): Promise<void> {
  if ((await readOwner(path))?.token === token) return;
  throw new OperatorError({
    where: path,
    ja: "実行の途中で、ほかの実行に場所を譲りました。公開中の版はそのままです。",
    en: "another run took over while this one did not answer; what is published stays."
  });
}

async function readOwner(path: string): Promise<Owner | undefined> {
  const text = await readFile(path, "utf8").catch(() => "");
  try {
    return owner.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function busy(path: string, held: Owner | undefined): Busy {
  const who = held ? `プロセス ${held.pid}、${held.since} から` : "プロセス不明";
  return new Busy({
    where: path,
    ja: `ほかの実行（${who}）が動いています。終わってからもう一度実行してください。`,
    en: `another run (process ${held?.pid ?? "unknown"}${held ? `, since ${held.since}` : ""}) is under way; try again when it has ended.`
  });
}
