import {expect, test} from "vitest";
import {refusalOf} from "../../pipeline/collect/reply.js";

const refusal = {keep: false as const, problem: {ja: "鍵 canary-123 は無効", en: "no such key: canary-123"}};
const sent = {secrets: ["canary-123"]};

test("a key that a service spelled in a way of its own is hidden once its words are read", () => {
  expect(refusalOf(refusal, {}, sent)).toEqual({ja: "鍵 *** は無効", en: "no such key: ***"});
});

test("how another host words its refusal, behind a redirect, is not told", () => {
  const told = refusalOf(refusal, {elsewhere: true}, {});
  expect(told.ja).toContain("転送先");
  expect(JSON.stringify(told)).not.toContain("canary");
});
