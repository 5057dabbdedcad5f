import {chmod, mkdir, readdir, readFile, readlink, rm} from "node:fs/promises";
import {join} from "node:path";
import {sha256Of} from "../contracts/sha256.js";
import {quoteText, run, type Store} from "../store.js";
import {setName, switchTo} from "./switchSet.js";

/** What the office needs whole and nobody else may see, by the name of its list: the table, and its order. */
const lists = {
  quarantine: {from: "quarantine.reading", order: "reading_id, rule_id"},
  correction: {from: "(select * exclude (line) from reference.correction)", order: "source_id, file, address, field"},
  file: {from: "quarantine.file", order: "source_id, file, artifact_sha256"}
};

/**
 * Writes the full lists aside, for the eyes of this account alone: every held reading as typed, every decision with who
 * took it and why, every file by the name it came with. promoteLists() lets them stand.
 */
export async function prepareLists(store: Store, internal: string): Promise<void> {
  const aside = asideOf(internal);
  await discardLists(internal);
  await mkdir(aside, {recursive: true, mode: 0o700});
  await chmod(internal, 0o700); // made by hand, or by an account with another habit
  for (const [name, {from, order}] of Object.entries(lists)) {
    const path = join(aside, `${name}.csv`);
    await run(store, `copy (select * from ${from} order by ${order}) to ${quoteText(path)} (format csv, header)`);
    await chmod(path, 0o600);
  }
}

/** Lets `current` point at the prepared lists in one step; lists that say the same stay as they are. */
export async function promoteLists(internal: string): Promise<void> {
  const aside = asideOf(internal);
  const content = await contentOf(aside);
  if (content !== (await standingContent(internal))) await switchTo(aside, internal, content);
  await discardLists(internal);
}

/** Forgets the prepared lists. */
export async function discardLists(internal: string): Promise<void> {
  await rm(asideOf(internal), {recursive: true, force: true});
}

/** Whether the lists stand as they were written: all of them, and not a byte otherwise. */
export async function listsStand(internal: string): Promise<boolean> {
  return (await standingContent(internal)) !== undefined;
}

/** What stands, told by its bytes; undefined where nothing does, or something else than was written. */
async function standingContent(internal: string): Promise<string | undefined> {
  const current = join(internal, "current");
  const [set, content] = await Promise.all([
    readlink(current).catch(() => undefined),
    contentOf(current).catch(() => undefined)
  ]);
  return content !== undefined && set === setName(content) ? content : undefined;
}

async function contentOf(folder: string): Promise<string> {
  const names = (await readdir(folder)).sort();
  const hashes = await Promise.all(names.map(async name => `${name} ${sha256Of(await readFile(join(folder, name)))}`));
  return sha256Of(hashes.join("\n"));
}

function asideOf(internal: string): string {
  return join(internal, ".part");
}
