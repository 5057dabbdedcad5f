import {randomUUID} from "node:crypto";
import {link, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile} from "node:fs/promises";
import {hostname} from "node:os";
import {basename, dirname, join} from "node:path";
import {z} from "zod";
import {OperatorError} from "../errors.js";
import {processIdentity} from "./processIdentity.js";

const text = z.string();
const owner = z.object({token: text, pid: z.number().int().positive(), identity: text, host: text, since: text});
type Owner = z.infer<typeof owner>;

const BEAT_MS = 5_000;
/** On another machine nobody can look for the process: so long without a heartbeat counts as its death. */
const SILENT_MS = 10 * 60_000;
/** A take-over takes milliseconds; a mark older than this was left by a crash in the midst of one. */
const TAKEOVER_MS = 30_000;

/** Thrown while somebody holds the lock: nothing is wrong, it is only not our turn. */
export class Busy extends OperatorError {}

/** What the work may ask of the lock it runs under. */
export interface OwnLock {
  /** Throws OperatorError where the lock has come to be somebody else's, e.g. after a long sleep of the machine. */
  assertMine(): Promise<void>;
}

/**
 * Runs the work while no other process of this product may: the data folder has one writer. The lock says whose it is
 * and beats while that one is at work. It is taken over only from an owner that is proven dead: its process is gone, or
 * its number is another process's now, or it ran on another machine and has not beaten for ten minutes. Throws Busy,
 * one line, while the lock is somebody else's.
 */
export async function withLock<T>(path: string, work: (lock: OwnLock) => Promise<T>): Promise<T> {
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
    await sweep(path);
    return await work({assertMine: () => assertMine(path, mine)});
  } finally {
    clearInterval(beat);
    if ((await readOwner(path))?.token === mine.token) await rm(path, {force: true});
  }
}

/** Who holds the lock, if anybody alive does. */
export async function lockOwner(path: string): Promise<{pid: number; since: string} | undefined> {
  return (await isDead(path)) ? undefined : readOwner(path);
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
  const words = await readText(path);
  if (words === undefined) return false; // let go just now
  const whose = ownerIn(words);
  if (!whose) return true; // a lock is never written in part: this is none of ours
  if (whose.host === hostname()) return processIdentity(whose.pid) !== whose.identity;
  const facts = await stat(path).catch(() => undefined);
  return facts !== undefined && Date.now() - facts.mtimeMs > SILENT_MS;
}

/** Takes a dead owner's lock away; of several that would, one at a time, and each looks again whether it is dead. */
async function bury(path: string): Promise<void> {
  const mark = `${path}.takeover`;
  await sweep(path);
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

/** Removes what processes that died while taking the lock, or taking it over, left beside it. */
async function sweep(path: string): Promise<void> {
  const left = (await readdir(dirname(path))).filter(name => name.startsWith(`${basename(path)}.`));
  for (const beside of left.map(name => join(dirname(path), name))) {
    const facts = await stat(beside).catch(() => undefined);
    if (facts && Date.now() - facts.mtimeMs > TAKEOVER_MS) await rm(beside, {force: true});
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
  return ownerIn((await readText(path)) ?? "");
}

/** Undefined where there is no lock; one that may not be read is not proven dead, and throws. */
async function readText(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

function ownerIn(words: string): Owner | undefined {
  try {
    return owner.safeParse(JSON.parse(words)).data;
  } catch {
    return undefined; // no JSON
  }
}

function busy(path: string, whose: Owner | undefined): Busy {
  const {pid, since} = whose ?? {pid: "?", since: "?"};
  return new Busy({
    where: path,
    ja: `ほかの実行（プロセス ${pid}、${since} から）が動いています。終わってからもう一度実行してください。`,
    en: `another run (process ${pid}, since ${since}) is under way; try again when it has ended.`
  });
}
