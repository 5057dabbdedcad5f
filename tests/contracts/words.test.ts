import {expect, test} from "vitest";
import {ja} from "../../dashboard/src/components/words.js";
import {
  both,
  changeWords,
  nameOf,
  outcomeWords,
  releaseWords,
  stepWords,
  triggerWords,
  verdictWords,
  wordsIn
} from "../../pipeline/contracts/words.js";

test("the site calls verdicts, outcomes, triggers, release states, steps and changes as the terminal does", () => {
  const {outcome, trigger, state, step} = ja.operations;
  expect(wordsIn(verdictWords, "ja")).toEqual(ja.verdict);
  expect(wordsIn(outcomeWords, "ja")).toEqual(outcome);
  expect(wordsIn(triggerWords, "ja")).toEqual(trigger);
  expect(state).toMatchObject(wordsIn(releaseWords, "ja"));
  expect(wordsIn(stepWords, "ja")).toEqual(step);
  expect(wordsIn(changeWords, "ja")).toEqual(ja.changes.kind);
});

test("an id without a name is shown as it is, also one that every object has", () => {
  expect(both(nameOf(verdictWords, "limited"))).toBe("遅れ / limited");
  expect(both(nameOf(verdictWords, "brand_new"))).toBe("brand_new / brand_new");
  expect(nameOf(verdictWords, "toString")).toEqual({ja: "toString", en: "toString"});
});
