import {expect, test} from "vitest";
import {ja} from "../../dashboard/site/words.js";
import {both, changeWords, nameOf, releaseWords, verdictWords, wordsIn} from "../../pipeline/contracts/words.js";

test("the site, the terminal and the alerts are handed the same names", () => {
  const {verdict, changes, operations} = ja;
  expect(verdict).toEqual(wordsIn(verdictWords, "ja"));
  expect(changes.kind).toEqual(wordsIn(changeWords, "ja"));
  expect(operations.outcome.nothing_to_ask).toBe("問合せなし");
  expect(operations.state).toMatchObject({...wordsIn(releaseWords, "ja"), quiet: "連続失敗のため休止中"});
});

test("an id without a name is shown as it is, also one that every object has", () => {
  expect(both(nameOf(verdictWords, "limited"))).toBe("遅れ / limited");
  expect(both(nameOf(verdictWords, "brand_new"))).toBe("brand_new / brand_new");
  expect(nameOf(verdictWords, "toString")).toEqual({ja: "toString", en: "toString"});
});
