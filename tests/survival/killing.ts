import {expect} from "vitest";
import {seeded} from "../helpers/seeded.js";
import {archiveFaults, putBack, seen, stateOf, type Victim, type World} from "./killWorld.js";

/**
 * The end of the step after which a run is killed, the step it is then in, and how many of a hundred kills fall there.
 */
const MOMENTS = [
  ["begun", "reference", 3],
  ["reference", "collect", 45],
  ["collect", "read", 22],
  ["read", "build", 16],
  ["build", "check", 3],
  ["check", "publish", 9],
  ["publish", "ended", 2]
] as const;
type Moment = (typeof MOMENTS)[number];
const DEMANDED = ["collect", "read", "build", "publish"] as const;
const IN_A_ROW = 25;
const LEAST = 20;

/** How many runs are killed in each of the two worlds: half of BIO_KILLS, which is 40 unless said. */
export function killsEach(given = process.env.BIO_KILLS || "40"): number {
  const kills = Number(given);
  if (!Number.isInteger(kills) || kills < LEAST)
    throw new Error(`BIO_KILLS is "${given}": expected a whole number, ${LEAST} or more`);
  return Math.ceil(kills / 2);
}

/**
 * A world in which runs are killed: from what they start, what readers may then see, and what a run leaves in the end.
 */
export interface Scene {
  world: World;
  kept: string | undefined;
  may: readonly (string | undefined)[];
  state: Map<string, string>;
  took: ReadonlyMap<string, number>;
}

/**
 * Kills so many runs at random moments, each of the demanded steps at least once. After every kill readers see one
 * whole set, and nothing received is lost; a plain run then ends as an undisturbed one.
 */
export async function killRuns(victim: Victim, {world, kept, may, state, took}: Scene, kills: number): Promise<void> {
  const {project} = victim;
  const random = seeded(20261126);
  const hit = new Set<string>();
  let killed = 0;
  await victim.turn(world);
  while (killed < kills) {
    await putBack(project, kept);
    for (let nth = 0; nth < IN_A_ROW && killed < kills; nth++) {
      const [step, during] = nextMoment(random, hit, kills - killed);
      const fate = await victim.run(world, {step, after: random() * (took.get(during) ?? 50) * 1.1});
      expect(may, `${fate.output}${fate.steps.join(" ")}`).toContain(await seen(project));
      expect(await archiveFaults(project)).toEqual([]);
      if (fate.killed) {
        killed++;
        hit.add(MOMENTS.find(([end]) => end === fate.steps.at(-1))?.[1] ?? "");
      } else if (fate.steps.includes("ended")) {
        expect(fate.steps.at(-1)).toBe("ended");
        break; // it was done before the blow: nothing is left to disturb
      }
    }
    const mended = await victim.run(world);
    expect(mended.steps.at(-1), mended.output).toBe("ended");
    expect(await stateOf(project)).toEqual(state);
  }
  expect(killed).toBe(kills);
  expect(DEMANDED.filter(step => !hit.has(step))).toEqual([]);
}

/** A random moment; where few kills are left, one in a step that is demanded and was not hit so far. */
function nextMoment(random: () => number, hit: ReadonlySet<string>, left: number): Moment {
  const missing = DEMANDED.filter(step => !hit.has(step));
  const wanted = MOMENTS.find(([, during]) => during === missing[0]);
  const share = random() * 100;
  return wanted && left <= 3 * missing.length ? wanted : momentAt(share);
}

function momentAt(share: number): Moment {
  let left = share;
  for (const moment of MOMENTS) {
    left -= moment[2];
    if (left < 0) return moment;
  }
  return MOMENTS[0];
}

/** One run that nobody disturbs: what readers see of it, how long each step takes, and what stands afterwards. */
export async function undisturbed(victim: Victim, world: World) {
  await victim.turn(world);
  const {steps, output, took} = await victim.run(world);
  expect(steps.at(-1), output).toBe("ended");
  return {id: await seen(victim.project), took, state: await stateOf(victim.project)};
}
