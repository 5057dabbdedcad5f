import {mkdir, readdir, readFile, stat, utimes, writeFile} from "node:fs/promises";
import {hostname} from "node:os";
import {join} from "node:path";
import {afterEach, expect, test, vi} from "vitest";
import {Busy, lockOwner, withLock} from "../../pipeline/lock/lock.js";
import {processIdentity} from "../../pipeline/lock/processIdentity.js";
import {problemsOf} from "../helpers/errors.js";
import {withFolder} from "../helpers/project.js";

const MINUTE = 60_000;
const owner = {
  token: "another",
  pid: process.pid,
  identity: processIdentity(process.pid) ?? "",
  host: hostname(),
  since: "2026-11-26T03:00:00.000Z"
};

/** A lock as its owner left it, the last beat so long ago. */
async function left(folder: string, given: Partial<typeof owner> | string, ago = 0): Promise<string> {
  const path = join(folder, ".lock");
  await writeFile(path, typeof given === "string" ? given : JSON.stringify({...owner, ...given}));
  await touched(path, ago);
  return path;
}

async function touched(path: string, ago: number): Promise<void> {
  const then = new Date(Date.now() - ago);
  await utimes(path, then, then);
}

const mine = (path: string) => withLock(path, async () => "mine");

afterEach(() => {
  vi.useRealTimers();
});

test("a lock names its process from its first instant, and who holds it can be asked", async () => {
  await withFolder(async folder => {
    const path = join(folder, "data", ".lock");
    await withLock(path, async () => {
      const {token: _token, since, ...rest} = JSON.parse(await readFile(path, "utf8"));
      expect(rest).toEqual({pid: owner.pid, identity: owner.identity, host: owner.host});
      expect(await lockOwner(path)).toMatchObject({pid: process.pid, since});
      expect(await readdir(join(folder, "data"))).toEqual([".lock"]);
    });
    expect(await lockOwner(path)).toBeUndefined();
  });
});

test("a process that lives is left its lock, however long ago it last beat, and is named in one line", async () => {
  await withFolder(async folder => {
    const path = await left(folder, {}, 60 * MINUTE);
    await expect(mine(path)).rejects.toThrow(Busy);
    expect(await problemsOf(() => mine(path))).toEqual([
      {
        where: path,
        ja: `ほかの実行（プロセス ${process.pid}、2026-11-26T03:00:00.000Z から）が動いています。終わってからもう一度実行してください。`,
        en:
          `another run (process ${process.pid}, since 2026-11-26T03:00:00.000Z) is under way; ` +
          "try again when it has ended."
      }
    ]);
    expect(JSON.parse(await readFile(path, "utf8")).token).toBe("another");
    expect(await readdir(folder)).toEqual([".lock"]);
  });
});

test.each([
  ["whose process is gone", {pid: 999_999_999}, 0],
  ["whose number another process has now", {identity: "another boot 123"}, 0],
  ["of another machine that was silent for ten minutes", {host: "elsewhere"}, 10 * MINUTE + 1000],
  ["that is torn", '{"token":"another","pid":', 0],
  ["that is empty", "", 0],
  ["of an earlier version", JSON.stringify({pid: process.pid}), 0]
])("a lock %s is taken over at once, and nothing of it is left", async (_of, given, ago) => {
  await withFolder(async folder => {
    const path = await left(folder, given, ago);
    expect(await lockOwner(path)).toBeUndefined();
    expect(await mine(path)).toBe("mine");
    expect(await readdir(folder)).toEqual([]);
  });
});

test("a process of another machine is left its lock while it beats", async () => {
  await withFolder(async folder => {
    const path = await left(folder, {host: "elsewhere", pid: 999_999_999}, 9 * MINUTE + 50_000);
    await expect(mine(path)).rejects.toThrow(Busy);
    expect((await lockOwner(path))?.pid).toBe(999_999_999);
    await touched(path, 11 * MINUTE);
    expect(await mine(path)).toBe("mine");
  });
});

test("what is no file is proven nothing: it is said, and stays", async () => {
  await withFolder(async folder => {
    const path = join(folder, ".lock");
    await mkdir(path);
    await expect(mine(path)).rejects.toThrow("EISDIR");
    expect(await readdir(folder)).toEqual([".lock"]);
  });
});

test("the lock beats every five seconds while its owner works, and no longer", async () => {
  vi.useFakeTimers({toFake: ["setInterval", "clearInterval"]});
  await withFolder(async folder => {
    const path = join(folder, ".lock");
    const age = async () => Date.now() - (await stat(path)).mtimeMs;
    await withLock(path, async () => {
      for (let i = 0; i < 3; i++) {
        await touched(path, 9 * MINUTE);
        vi.advanceTimersByTime(4_999);
        expect(await age()).toBeGreaterThan(8 * MINUTE);
        vi.advanceTimersByTime(1);
        for (let tries = 0; tries < 200 && (await age()) > MINUTE; tries++)
          await new Promise(later => setTimeout(later, 5));
        expect(await age()).toBeLessThan(MINUTE);
      }
    });
    expect(vi.getTimerCount()).toBe(0);
  });
});

test("work that lost its lock is told when it asks, and does not take away what is another's", async () => {
  await withFolder(async folder => {
    const path = join(folder, ".lock");
    const problems = await problemsOf(() =>
      withLock(path, async lock => {
        await lock.assertMine();
        await left(folder, {});
        await lock.assertMine();
      })
    );
    expect(problems[0]?.en).toContain("another run took over");
    expect(JSON.parse(await readFile(path, "utf8")).token).toBe("another");
    await expect(mine(path)).rejects.toThrow(Busy);
  });
});

test("of a take-over that was cut off, a fresh mark is respected and an old one is swept away", async () => {
  await withFolder(async folder => {
    const path = await left(folder, {pid: 999_999_999});
    await writeFile(`${path}.takeover`, JSON.stringify(owner));
    await writeFile(`${path}.some-token`, JSON.stringify(owner));
    await expect(mine(path)).rejects.toThrow(Busy); // somebody may be in the midst of it
    for (const name of await readdir(folder)) await touched(join(folder, name), 31_000);
    expect(await mine(path)).toBe("mine");
    expect(await readdir(folder)).toEqual([]);
  });
});
