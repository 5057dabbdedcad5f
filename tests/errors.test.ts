import {expect, test} from "vitest";
import {describe, OperatorError} from "../pipeline/errors.js";

const one = {where: "area.csv:5 parent_id", ja: "「x」です。", en: 'found "x".'};

test("a problem is one line: where, then Japanese, then English", () => {
  expect(describe(one)).toBe('area.csv:5 parent_id: 「x」です。 / found "x".');
});

test("an error of several problems has one line for each and keeps them apart", () => {
  const other = {where: "PORT", ja: "ポート", en: "port"};
  const error = new OperatorError(one, other);
  expect(error.problems).toEqual([one, other]);
  expect(error.message).toBe(`${describe(one)}\nPORT: ポート / port`);
  expect([error.name, error instanceof Error]).toEqual(["OperatorError", true]);
});
