import {constants} from "node:fs";
import {type FileHandle, lstat, open, realpath, stat} from "node:fs/promises";
import {MOST_BYTES, type UnopenedRule} from "../contracts/unopened.js";

type Path = string | Buffer;

/** A file that is not read, by the rule that says why. */
export class NotRead extends Error {
  constructor(readonly rule: UnopenedRule) {
    super(rule);
    this.name = "NotRead";
  }
}

/**
 * The bytes of a file that somebody named: a link is followed, for it was meant. Throws NotRead for whatever is no
 * ordinary file, or cannot be read.
 */
export async function readNamed(path: Path): Promise<Uint8Array> {
  const facts = await stat(path).catch(refuse);
  if (facts.isDirectory()) throw new NotRead("file_folder");
  if (!facts.isFile()) throw new NotRead("file_special"); // a pipe is never opened: reading it would wait for ever
  return steady(path, constants.O_RDONLY | constants.O_NONBLOCK);
}

/**
 * The bytes of a file that lies in a folder others write to. No link is followed, neither in its place nor above it
 * below `root`, whenever it may have been put there: what was opened is what stands at that very place.
 */
export async function readDropped(path: Buffer, root: Buffer): Promise<Uint8Array> {
  const facts = await lstat(path).catch(refuse);
  if (facts.isSymbolicLink()) throw new NotRead("file_link");
  if (!facts.isFile()) throw new NotRead("file_special");
  const within = path.subarray(root.length);
  const place = Buffer.concat([await realpath(root, {encoding: "buffer"}).catch(refuse), within]);
  return steady(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW, async file => {
    const [opened, there, real] = await Promise.all([file.stat(), lstat(path), realpath(path, {encoding: "buffer"})]);
    if (!real.equals(place)) throw new NotRead("file_link");
    return opened.ino === there.ino && opened.dev === there.dev;
  });
}

/** Reads a file that nobody writes to meanwhile; one that changes is read once more, and then left. */
async function steady(path: Path, flags: number, holds: (file: FileHandle) => Promise<boolean> = async () => true) {
  for (let tries = 0; tries < 2; tries++) {
    const file = await open(path, flags).catch(refuse);
    try {
      const content = await readAll(file);
      if (content && (await holds(file))) return content;
    } catch (error) {
      refuse(error);
    } finally {
      await file.close();
    }
  }
  throw new NotRead("file_changing");
}

/** Everything in it; undefined where it changed while it was read. */
async function readAll(file: FileHandle): Promise<Uint8Array | undefined> {
  const before = await file.stat();
  if (before.isDirectory()) throw new NotRead("file_folder");
  if (!before.isFile()) throw new NotRead("file_special");
  if (before.size > MOST_BYTES) throw new NotRead("file_too_large");
  const content = Buffer.alloc(before.size + 1);
  let length = 0;
  for (let read = -1; read !== 0 && length < content.length; length += read)
    read = (await file.read(content, length, content.length - length, length)).bytesRead;
  const after = await file.stat();
  const same = length === before.size && after.size === before.size && after.mtimeMs === before.mtimeMs;
  return same ? content.subarray(0, length) : undefined;
}

const RULES: Readonly<Record<string, UnopenedRule>> = {
  ENOENT: "file_vanished",
  ENOTDIR: "file_vanished",
  ESTALE: "file_vanished",
  ELOOP: "file_link",
  EACCES: "file_denied",
  EPERM: "file_denied",
  EISDIR: "file_folder",
  ENXIO: "file_special",
  ENODEV: "file_special",
  EIO: "file_unopened",
  ENAMETOOLONG: "file_unopened",
  EINVAL: "file_unopened",
  EBUSY: "file_unopened",
  EAGAIN: "file_unopened",
  ETIMEDOUT: "file_unopened"
};

/** Says by rule why the system refuses; a fault that is not the file's (too many files are open) stays itself. */
export function refuse(error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const rule = RULES[code];
  throw rule === undefined ? error : new NotRead(rule);
}
