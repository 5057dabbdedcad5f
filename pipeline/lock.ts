import {mkdir, open, readFile, rm} from "node:fs/promises";
import {dirname} from "node:path";
import {OperatorError} from "./errors.js";

/**
 * Runs the work while no other process of this product may: the data folder has one writer. A lock whose process is
 * gone is taken over; one that is held gives an OperatorError.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), {recursive: true});
  if (!(await take(path))) {
    const owner = Number(await readFile(path, "utf8").catch(() => ""));
    if (isAlive(owner)) throw busy(path, owner);
    await rm(path, {force: true});
    if (!(await take(path))) throw busy(path, owner);
  }
  try {
    return await work();
  } finally {
    await rm(path, {force: true});
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, "wx");
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0); // signal 0 only asks
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM"; // alive, but somebody else's
  }
}

function busy(path: string, owner: number): OperatorError {
  return new OperatorError({
    where: path,
    ja: `ほかの実行（プロセス ${owner}）が動いています。終わってからもう一度実行してください。`,
    en: `another run (process ${owner}) is under way; try again when it has ended.`
  });
}
