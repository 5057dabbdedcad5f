import {mkdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";

/**
 * A folder that all test files of a suite share, to be read and copied and never changed: the first that asks for it
 * fills it, the others wait for that. A suite in which nobody asks makes none. Where filling fails, it fails for all.
 */
export async function once(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const {inject} = await import("vitest"); // here, for what else stands beside this is also used outside of vitest
  const folder = join(inject("suite"), name);
  const said = `${folder}.said`;
  if (await isFirst(folder)) {
    const fault = await fill(folder).then(
      () => "",
      (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))
    );
    await writeFile(said, `${fault}\n`);
  }
  for (;;) {
    const fault = await readFile(said, "utf8").catch(() => "");
    if (fault === "\n") return folder;
    if (fault.endsWith("\n")) throw new Error(`what the suite shares as ${name} could not be made: ${fault}`);
    await wait(50);
  }
}

async function isFirst(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
