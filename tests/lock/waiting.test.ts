import {access, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {OperatorError} from "../../pipeline/errors.js";
import {withLock} from "../../pipeline/lock/lock.js";
import {makeCompiledProject} from "../helpers/cli.js";
import {withFolder} from "../helpers/project.js";

test("a second run while one is under way is refused in one line, and the lock goes with its work", async () => {
  await withFolder(async folder => {
    const path = join(folder, "data", ".lock");
    await withLock(path, async () => {
      await expect(withLock(path, async () => "never")).rejects.toThrow(OperatorError);
    });
    await expect(access(path)).rejects.toThrow("ENOENT");
    await expect(withLock(path, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await withLock(path, async () => "again")).toBe("again");
  });
});

test.each(["999999999", "", "nonsense"])(
  "a lock left behind by a process that is gone (%j) is taken over",
  async owner => {
    await withFolder(async folder => {
      const path = join(folder, ".lock");
      await writeFile(path, owner);
      expect(await withLock(path, async () => "mine")).toBe("mine");
    });
  }
);

test("of runs started together from nothing, one works and the others end with 1 and one line, or find nothing new", async () => {
  const project = await makeCompiledProject();
  try {
    const outcomes = await Promise.all([
      project.bio("run --json"),
      project.bio("run --json"),
      project.bio("run --json")
    ]);
    expect(outcomes.filter(({code, stdout}) => code === 0 && JSON.parse(stdout).changed)).toHaveLength(1);
    for (const {code, stdout, stderr} of outcomes) {
      if (code === 0) continue;
      expect({code, lines: stderr.trimEnd().split("\n").length}).toEqual({code: 1, lines: 1});
      expect(JSON.parse(stdout).error[0].en).toContain("another run");
    }
    expect((await project.bio("status")).code).toBe(0);
    const receipts = (await project.read("data/archive/ledger.jsonl")).trimEnd().split("\n");
    expect(receipts).toHaveLength(4); // one of each file of the bundled source
  } finally {
    await project.remove();
  }
});
