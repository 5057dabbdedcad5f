import {type ChildProcess, spawn} from "node:child_process";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {lockOwner, withLock} from "../../pipeline/lock/lock.js";
import {problemsOf} from "../helpers/errors.js";
import {repository, withFolder} from "../helpers/project.js";

/**
 * A process of its own that runs a piece of code beside the lock; `path` is the lock's. It may be the child of another.
 */
function start(path: string, code: string, under: string[] = []): ChildProcess {
  const script = `
    import {readFile, rm, writeFile} from "node:fs/promises";
    import {setTimeout as wait} from "node:timers/promises";
    import {Busy, withLock} from "./pipeline/lock/lock.ts";
    const path = ${JSON.stringify(path)};
    ${code}`;
  const node = [process.execPath, "--import", "tsx", "--input-type=module", "-e", script];
  const [command = "", ...args] = [...under, ...node];
  return spawn(command, args, {cwd: repository, stdio: ["ignore", "pipe", "inherit"]});
}

const ended = (child: ChildProcess) => new Promise<number | null>(resolve => child.once("close", resolve));
const speaks = (child: ChildProcess) =>
  new Promise<string>(resolve => child.stdout?.once("data", one => resolve(String(one))));

const HOLD = `await withLock(path, async () => { console.log("holds"); await wait(600_000); });`;

test("a process holds its lock until it is killed, and then the next takes it over at once", async () => {
  await withFolder(async folder => {
    const path = join(folder, ".lock");
    const child = start(path, HOLD);
    expect(await speaks(child)).toContain("holds");
    expect((await lockOwner(path))?.pid).toBe(child.pid);
    const [problem, ...others] = await problemsOf(() => withLock(path, async () => "never"));
    expect(others).toEqual([]);
    expect(problem?.ja).toContain(`プロセス ${child.pid}、`);
    expect(problem?.en).toContain(`process ${child.pid}, since 20`);

    child.kill("SIGKILL");
    await ended(child);
    expect(JSON.parse(await readFile(path, "utf8")).pid).toBe(child.pid); // it had no time to tidy up
    expect(await lockOwner(path)).toBeUndefined();
    expect(await withLock(path, async () => "mine")).toBe("mine");
  });
});

if (process.platform === "linux")
  // only there can it be told
  test("a process that is dead, only not yet buried by its parent, holds nothing", async () => {
    await withFolder(async folder => {
      const path = join(folder, ".lock");
      const parent = start(path, HOLD, ["sh", "-c", '"$0" "$@" & exec sleep 600']); // which waits for no child
      expect(await speaks(parent)).toContain("holds");
      const {pid} = JSON.parse(await readFile(path, "utf8"));
      process.kill(pid, "SIGKILL");
      await expect.poll(() => readFile(`/proc/${pid}/stat`, "utf8")).toMatch(/\) Z /);
      expect(await withLock(path, async () => "mine")).toBe("mine");
      parent.kill("SIGKILL");
    });
  });

/**
 * Each process does its work eight times, and leaves a dead lock behind each time: as if it were killed at the end of
 * its work. All others see it at once and would have it.
 */
const GREEDY = `
  const host = (await import("node:os")).hostname();
  const dead = JSON.stringify({token: "dead", pid: 999999999, identity: "", host, since: ""});
  const [inside, counter] = [path + "-inside", path + "-counter"];
  for (let done = 0; done < 8; ) {
    try {
      await withLock(path, async lock => {
        await writeFile(inside, "", {flag: "wx"}); // fails where another is inside
        const count = Number(await readFile(counter, "utf8"));
        await wait(2);
        await writeFile(counter, String(count + 1));
        await lock.assertMine();
        await rm(inside);
        await writeFile(path, dead);
      });
      done++;
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      await wait(Math.random() * 3);
    }
  }`;

test("of five processes that find a dead lock again and again, one at a time works", async () => {
  await withFolder(async folder => {
    const path = join(folder, ".lock");
    await writeFile(`${path}-counter`, "0");
    await writeFile(path, "dead");
    const codes = await Promise.all(Array.from({length: 5}, () => ended(start(path, GREEDY))));
    expect(codes).toEqual([0, 0, 0, 0, 0]);
    expect(await readFile(`${path}-counter`, "utf8")).toBe("40");
  });
});
