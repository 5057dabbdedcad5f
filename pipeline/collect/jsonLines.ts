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
  await mkdir(dirname(path), {recursive: true});
  const file = await open(path, "a+");
  try {
    await file.truncate(await wholeBytes(file));
    await file.appendFile(`${JSON.stringify(entry)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** How long the file is up to its last line feed, looked for from the end. */
async function wholeBytes(file: FileHandle): Promise<number> {
  const part = Buffer.alloc(64 * 1024);
  let {size} = await file.stat();
  while (size > 0) {
    const from = Math.max(0, size - part.length);
    const {bytesRead} = await file.read(part, 0, size - from, from);
    const at = part.subarray(0, bytesRead).lastIndexOf(0x0a);
    if (at >= 0) return from + at + 1;
    size = from;
  }
  return 0;
}
