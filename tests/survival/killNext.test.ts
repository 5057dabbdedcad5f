import {cp} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {withFolder} from "../helpers/project.js";
import {killRuns, killsEach, undisturbed} from "./killing.js";
import {first, LASTING, second, withVictim} from "./killWorld.js";

const KILLS = killsEach();

test(`a next run, killed ${KILLS} times: readers see the set before or the next, and a plain run mends it`, async () => {
  await withVictim(async victim => {
    await withFolder(async kept => {
      const plain = await undisturbed(victim, first);
      for (const name of LASTING)
        await cp(`${victim.project.settings.data}/${name}`, join(kept, name), {
          recursive: true,
          verbatimSymlinks: true
        });
      const later = await undisturbed(victim, second);
      expect(later.id).not.toBe(plain.id);
      const may = [plain.id, later.id];
      await killRuns(victim, {world: second, kept, may, state: later.state, took: plain.took}, KILLS);
    });
  });
});
