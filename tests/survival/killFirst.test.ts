import {expect, test} from "vitest";
import {killRuns, killsEach, undisturbed} from "./killing.js";
import {first, withVictim} from "./killWorld.js";

const KILLS = killsEach();

test(`a first run, killed ${KILLS} times: readers see nothing or a whole set, and a plain run mends it`, async () => {
  await withVictim(async victim => {
    const {id, took, state} = await undisturbed(victim, first);
    expect(id).toBeDefined();
    await killRuns(victim, {world: first, kept: undefined, may: [undefined, id], state, took}, KILLS);
  });
});

test.each(["many", "-40", "19", "40.5", "Infinity"])("a number of kills that is none, %s, is refused", given => {
  expect(() => killsEach(given)).toThrow(`BIO_KILLS is "${given}": expected a whole number, 20 or more`);
});
