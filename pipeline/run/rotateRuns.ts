import {createReadStream, fstatSync, renameSync} from "node:fs";
import {type FileHandle, open, rm} from "node:fs/promises";
import {join} from "node:path";
import {createInterface} from "node:readline";
import {addLines} from "../collect/jsonLines.js";
import {keptRuns} from "./keptRuns.js";
import {onceEach, parseEvent, runsPath} from "./runLedger.js";

/** The ledger is left as it is until so many lines can move. */
const LEAST_MOVED = 2_000;

/** data/runs-archive.jsonl: the lines of runs that nothing is asked of any more, in the order of writing. */
export function olderRunsPath({data}: {data: string}): string {
  return join(data, "runs-archive.jsonl");
}

/**
 * Moves runs of long ago from the run ledger to the file beside it, where enough of them have gathered. For the holder
 * of the lock. They are on disk there before they leave the ledger: after a crash between they stand in both, only the
 * ledger is read, and the next move does not write them a second time. Lines that are no events stay, and are counted.
 */
export async function rotateRuns(settings: {data: string}, now: Date): Promise<void> {
  const path = runsPath(settings);
  const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (!file) return;
  try {
    const content = await file.readFile();
    const size = content.lastIndexOf(0x0a) + 1; // a torn line behind is written anew as a line of its own
    const lines = onceEach(content.toString("utf8", 0, size).split("\n")).map(line => ({
      line,
      event: parseEvent(line)
    }));
    if (lines.length < LEAST_MOVED) return;
    const kept = keptRuns(
      lines.map(({event}) => event).filter(event => event !== undefined),
      now
    );
    const stays = lines.map(({event}) => event === undefined || kept.has(event.run_id));
    const older = lines.flatMap(({line}, i) => (stays[i] ? [] : [line]));
    if (older.length < LEAST_MOVED) return;
    await addOlder(olderRunsPath(settings), older);
    await replaceLedger(
      path,
      lines.flatMap(({line}, i) => (stays[i] ? [line] : [])),
      {file, size}
    );
  } finally {
    await file.close();
  }
}

async function addOlder(path: string, lines: readonly string[]): Promise<void> {
  const missing = new Set(lines);
  for await (const line of linesOf(path)) missing.delete(line);
  await addLines(path, [...missing]); // a line that lacks nothing but its end gets that
}

async function* linesOf(path: string): AsyncGenerator<string> {
  try {
    yield* createInterface({input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

/** What others wrote to the former ledger since it was `size` bytes long is written to the new one too. */
async function replaceLedger(
  path: string,
  lines: readonly string[],
  {file, size}: {file: FileHandle; size: number}
): Promise<void> {
  const aside = `${path}.part`;
  await rm(aside, {force: true});
  await addLines(aside, [...lines, ...(await linesSince(file, size))]);
  const before = fstatSync(file.fd).size;
  renameSync(aside, path);
  const late = await linesSince(file, size);
  if (fstatSync(file.fd).size > before && late.length > 0) await addLines(path, late);
}

/** Lines are only added to a ledger, so what was not there before stands behind what was. */
async function linesSince(file: FileHandle, size: number): Promise<string[]> {
  const length = (await file.stat()).size - size;
  if (length <= 0) return [];
  const {buffer, bytesRead} = await file.read(Buffer.alloc(length), 0, length, size);
  return buffer
    .toString("utf8", 0, bytesRead)
    .split("\n")
    .filter(line => line !== "");
}
