import {expect, test} from "vitest";
import {exactText, roundedText, yenText} from "../../../pipeline/cli/text/number.js";

test("what was read is printed to its last digit, what was worked out to four places", () => {
  expect(exactText("0.123456")).toBe("0.123456");
  expect(roundedText("0.123456")).toBe("0.1235");
  expect(roundedText(0.1 + 0.2)).toBe("0.3");
  expect(roundedText(1000)).toBe("1000");
  expect(yenText("-1234567.6")).toBe("-1,234,568 円");
});
