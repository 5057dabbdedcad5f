import {expect, test} from "vitest";
import {killsEach, undisturbed} from "./killing.js";
import {archiveFaults, first, putBack, second, seen, stateOf, withVictim} from "./killWorld.js";

/** Two for the forty kills of `npm test`, ten for the two hundred of `npm run test:survival`. */
const PAIRS = Math.ceil(killsEach() / 10);

test(`of two runs started at once, ${PAIRS} times, each ends or says who is at work, and together they leave what one leaves`, async () => {
  await withVictim(async victim => {
    const {project} = victim;
    const {id, took, state} = await undisturbed(victim, first);
    const whole = [...took.values()].reduce((sum, ms) => sum + ms, 0);
    for (let nth = 0; nth < PAIRS; nth++) {
      await putBack(project, undefined);
      const later = new Promise(resolve => setTimeout(resolve, (whole * nth) / PAIRS));
      const pair = await Promise.all([victim.run(first), later.then(() => victim.run(first))]);
      const done = pair.filter(({steps}) => steps.at(-1) === "ended");
      const refused = pair.filter(({steps}) => steps.at(-1) !== "ended");
      expect(done.length).toBeGreaterThan(0);
      for (const {output} of refused) expect(output).toMatch(/process \d+, since/);
      expect(await seen(project)).toBe(id);
      expect(await archiveFaults(project)).toEqual([]);
      expect(await stateOf(project)).toEqual(state);
    }
    await victim.turn(second);
    const {steps, output} = await victim.run(second);
    expect(steps.at(-1), output).toBe("ended");
  });
});
