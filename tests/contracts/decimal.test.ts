import {expect, test} from "vitest";
import {plainDecimal} from "../../pipeline/contracts/decimal.js";

test.each([
  ["9050.200000", "9050.2"],
  ["9050.000000", "9050"],
  ["9050", "9050"], // a zero before the point is one of the number's own
  ["0.000000", "0"],
  ["-0.050", "-0.05"],
  ["12345678901234567890.100000", "12345678901234567890.1"],
  [100, "100"],
  ["1e3", "1e3"],
  ["null", "null"]
])("%s is %s without the zeros of its column", (value, plain) => {
  expect(plainDecimal(value)).toBe(plain);
});
