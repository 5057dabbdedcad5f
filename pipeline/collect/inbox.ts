import {readdir} from "node:fs/promises";
import {join} from "node:path";
import type {Unopened, UnopenedRule} from "../contracts/unopened.js";
import {NotRead, refuse} from "./readWhole.js";

/** A file in the inbox: its path as the disk has it, for opening, and the name it is known by. */
export interface DroppedFile {
  path: Buffer;
  name: string;
}

/** What lies in an inbox: files to read, in the order of their names, and what is none of them. */
export interface Dropped {
  folder: Buffer;
  files: DroppedFile[];
  unopened: Unopened[];
}

/** Files that programs leave beside a document while it is open, and what systems keep in folders. */
const NOT_FOR_US = /^(\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Lists data/inbox/<inbox> and every folder in it. Names are taken as bytes: a name may be decomposed (a Mac's が), or
 * no UTF-8 at all. Nothing is opened, and no link is followed.
 */
export async function listInbox(root: string, inbox: string): Promise<Dropped> {
  const folder = Buffer.from(join(root, "data", "inbox", inbox));
  const found: Dropped = {folder, files: [], unopened: []};
  await walk(folder, `data/inbox/${inbox}`, found);
  const names = new Set<string>();
  const inOrder = found.files.toSorted((a, b) => order(a, b));
  found.files = inOrder.filter(({name, path}) => {
    const first = !names.has(name);
    names.add(name);
    if (!first) found.unopened.push({name: `${name} (${spelled(path)})`, rule: "name_twice"});
    return first;
  });
  return found;
}

async function walk(folder: Buffer, known: string, found: Dropped): Promise<void> {
  const list = (name: string, rule: UnopenedRule) => found.unopened.push({name, rule});
  let entries: Awaited<ReturnType<typeof entriesOf>>;
  try {
    entries = await entriesOf(folder);
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    // there may be no inbox yet, and a folder may go while others are looked at
    if (error.rule !== "file_vanished") list(known, error.rule);
    return;
  }
  for (const entry of entries) {
    const path = Buffer.concat([folder, Buffer.from("/"), entry.name]);
    const text = decoded(entry.name);
    if (NOT_FOR_US.test(text ?? "")) continue;
    const name = `${known}/${text?.normalize("NFC") ?? visibleBytes(entry.name)}`;
    if (text === undefined) list(name, "name_undecodable");
    else if (entry.isSymbolicLink()) list(name, "file_link");
    else if (entry.isDirectory()) await walk(path, name, found);
    else if (entry.isFile()) found.files.push({path, name});
    else list(name, "file_special");
  }
}

async function entriesOf(folder: Buffer) {
  return readdir(folder, {withFileTypes: true, encoding: "buffer"}).catch(refuse);
}

/** By name; of two that read the same, the one that is written as it is known comes first. */
function order(a: DroppedFile, b: DroppedFile): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  const composed = ({path, name}: DroppedFile) => path.toString().endsWith(name);
  return Number(composed(b)) - Number(composed(a)) || Buffer.compare(a.path, b.path);
}

function decoded(name: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}).decode(name);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** A name that is no UTF-8: each byte beyond ASCII as ⟨93⟩, and how it reads in Shift_JIS, if it does. */
function visibleBytes(name: Uint8Array): string {
  const bytes = [...name].map(byte => (byte < 0x80 ? String.fromCharCode(byte) : `⟨${hex(byte)}⟩`)).join("");
  const old = new TextDecoder("shift_jis").decode(name);
  return old.includes("\ufffd") ? bytes : `${bytes} (Shift_JIS: ${old})`;
}

/** The last step of a path with its characters beyond ASCII as code points, so that two spellings can be told apart. */
function spelled(path: Buffer): string {
  const last = path.toString().split("/").at(-1) ?? "";
  return Array.from(last, one => (one > "~" ? `U+${hex(one.codePointAt(0) ?? 0)} ` : one))
    .join("")
    .trim();
}

function hex(code: number): string {
  return code
    .toString(16)
    .toUpperCase()
    .padStart(code > 0xff ? 4 : 2, "0");
}
