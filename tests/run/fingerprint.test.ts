import {expect, test} from "vitest";
import {fingerprint} from "../../pipeline/run/fingerprint.js";

test("the same inputs and the same code have the same fingerprint", async () => {
  const first = await fingerprint(["a", "b"]);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await fingerprint(["a", "b"])).toBe(first);
});

test("another input, another order or another number of inputs has another fingerprint", async () => {
  const prints = await Promise.all([["a", "b"], ["b", "a"], ["a"], ["a", "b", "c"], ["a", "c"], []].map(fingerprint));
  expect(new Set(prints).size).toBe(prints.length);
});
