import {mkdir, open, readFile} from "node:fs/promises";
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
 * is left to stand by itself, and readers must pass over lines that are none.
 */
export async function addLine(path: string, entry: unknown): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  const file = await open(path, "a+");
  try {
    const {size} = await file.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    const torn = size > 0 && last[0] !== 0x0a;
    await file.appendFile(`${torn ? "\n" : ""}${JSON.stringify(entry)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
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
    const content = await file.readFile();
    const end = content.lastIndexOf(0x0a);
    const start = end > 0 ? content.lastIndexOf(0x0a, end - 1) + 1 : 0;
    const entry = entryAfter(end < 0 ? undefined : content.subarray(start, end).toString());
    await file.truncate(end + 1);
    await file.appendFile(`${JSON.stringify(entry)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
