import {type FileHandle, mkdir, open, readFile, stat} from "node:fs/promises";
import {dirname} from "node:path";

/**
 * The complete lines of a JSON Lines file; none if there is no file. A last line without its line feed
 * was torn by a crash before it was acknowledged, so it does not count.
 */
export async function readLines(path: string): Promise<string[]> {
  const content = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return content.split("\n").slice(0, -1);
}

/**
 * Writes one line to disk for good (fsync), also where other processes write lines to the same file: a torn last line
 * is left to stand by itself, and readers must pass over lines that are none. Where another file was put in the place
 * of this one meanwhile, the line is written to that one too: a reader may find it twice.
 */
export async function addLine(path: string, entry: unknown): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  const line = JSON.stringify(entry);
  while (!(await addLines(path, [line])));
}

/** Writes lines in the same way, once. False where the file is no longer the one at the path. */
export async function addLines(path: string, lines: readonly string[]): Promise<boolean> {
  const file = await open(path, "a+");
  try {
    await file.appendFile(`${(await isTorn(file)) ? "\n" : ""}${lines.map(line => `${line}\n`).join("")}`);
    await file.sync();
    const [mine, there] = await Promise.all([file.stat(), stat(path).catch(() => undefined)]);
    return there?.ino === mine.ino;
  } finally {
    await file.close();
  }
}

async function isTorn(file: FileHandle): Promise<boolean> {
  const {size} = await file.stat();
  const last = Buffer.alloc(1);
  if (size > 0) await file.read(last, 0, 1, size - 1);
  return size > 0 && last[0] !== 0x0a;
}

/**
 * Writes one line to disk for good (fsync), after cutting off a torn last line, if there is one. For one writer at a
 * time.
 */
export async function appendLine(path: string, entry: unknown): Promise<void> {
  await appendAfter(path, () => entry);
}

/** The same for an entry that is made of the line it comes to stand behind; undefined where it is the first. */
export async function appendAfter(path: string, entryAfter: (last: string | undefined) => unknown): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  const file = await open(path, "a+");
  try {
    const {bytes, last} = await wholePart(file);
    const entry = entryAfter(last);
    await file.truncate(bytes);
    await file.appendFile(`${JSON.stringify(entry)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** How long the file is up to its last line feed, and the line that ends there; looked for from the end. */
async function wholePart(file: FileHandle): Promise<{bytes: number; last: string | undefined}> {
  const {size} = await file.stat();
  for (let length = Math.min(size, 64 * 1024); ; length = Math.min(size, length * 4)) {
    const [part, from] = [Buffer.alloc(length), size - length];
    await file.read(part, 0, length, from);
    const end = part.lastIndexOf(0x0a);
    const before = end > 0 ? part.lastIndexOf(0x0a, end - 1) : -1;
    if (before >= 0 || (from === 0 && end >= 0))
      return {bytes: from + end + 1, last: part.subarray(before + 1, end).toString()};
    if (from === 0) return {bytes: 0, last: undefined};
  }
}
