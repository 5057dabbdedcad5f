import {cp} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {withFolder} from "../helpers/project.js";
import {
  archiveFaults,
  first,
  makeVictim,
  putBack,
  second,
  seen,
  stateOf,
  type Victim,
  type World
} from "./killWorld.js";

/** The end of the step after which a run is killed, the step it is then in, and how many of a hundred kills fall there. */
const MOMENTS = [
  ["begun", "reference", 3],
  ["reference", "collect", 45],
  ["collect", "read", 22],
  ["read", "build", 16],
  ["build", "check", 3],
  ["check", "publish", 9],
  ["publish", "ended", 2]
] as const;
const KILLS = 200;
const IN_A_ROW = 25;

test("a run killed at 200 random moments: readers always see one whole set, and a plain run ends as an undisturbed one", async () => {
  const victim = await makeVictim();
  const {project} = victim;
  const random = mulberry32(20261126);
  try {
    await withFolder(async kept => {
      await victim.turn(first);
      const plain = await undisturbed(victim, first);
      const stateOfFirst = await stateOf(project);
      for (const name of ["archive", "published", "warehouse.duckdb", "runs.jsonl"])
        await cp(join(project.settings.data, name), join(kept, name), {recursive: true, verbatimSymlinks: true});
      await victim.turn(second);
      const later = await undisturbed(victim, second);
      const stateOfSecond = await stateOf(project);
      expect(later.id).not.toBe(plain.id);

      let killed = 0;
      const hit = new Map<string, number>();
      for (let group = 0; killed < KILLS; group++) {
        const [world, from, state, ids] =
          group % 2 === 0
            ? ([first, undefined, stateOfFirst, [undefined, plain.id]] as const)
            : ([second, kept, stateOfSecond, [plain.id, later.id]] as const);
        await putBack(project, from);
        await victim.turn(world);
        for (let nth = 0; nth < IN_A_ROW && killed < KILLS; nth++) {
          const [step, during] = momentAt(random() * 100);
          const after = random() * (plain.took.get(during) ?? 50) * 1.1;
          const fate = await victim.run(world, {step, after});
          expect(ids, `${fate.output}${fate.steps.join(" ")}`).toContain(await seen(project));
          expect(await archiveFaults(project)).toEqual([]);
          if (fate.killed) {
            killed++;
            hit.set(during, (hit.get(during) ?? 0) + 1);
          } else if (fate.steps.includes("ended")) {
            expect(fate.steps.at(-1)).toBe("ended");
            break; // it was done before the blow: nothing is left to disturb
          }
        }
        const mended = await victim.run(world);
        expect(mended.steps.at(-1), mended.output).toBe("ended");
        expect(await stateOf(project)).toEqual(state);
      }
      expect(killed).toBe(KILLS);
      for (const step of ["collect", "read", "build", "publish"]) expect(hit.get(step), step).toBeGreaterThan(0);
    });
  } finally {
    await victim.close();
  }
}, 900_000);

function momentAt(share: number): (typeof MOMENTS)[number] {
  let left = share;
  for (const moment of MOMENTS) {
    left -= moment[2];
    if (left < 0) return moment;
  }
  return MOMENTS[0];
}

/** One run that nobody disturbs: how long each step takes, and what stands afterwards. */
async function undisturbed(victim: Victim, world: World): Promise<{id: string | undefined; took: Map<string, number>}> {
  const {steps, output, took} = await victim.run(world);
  expect(steps.at(-1), output).toBe("ended");
  return {id: await seen(victim.project), took};
}

/** A small generator with a seed (mulberry32), so that a failing sequence of moments comes again. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
