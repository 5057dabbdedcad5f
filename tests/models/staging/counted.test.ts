import {expect, test} from "vitest";
import {modelsOf, rows, series} from "../../helpers/store.js";

const withModels = modelsOf("quarantine.reading", "staging.disposition", "staging.reading");

const reference = {series: [series({unit: "件"})]};
const counted = {unit: "件", published_on: "", status: "実績", evidence: "counted_to_date"};
const STATES = `select raw_period, status_id, disposition.disposition, disposition.rule_id
    from staging.reading
    join staging.disposition using (reading_id)
    order by 1`;

test("counted on 1 February 2026, 2025 is actual, 2026 not yet, and 2027 is no figure", async () => {
  const readings = ["2025", "2026", "2027"].map(period => ({...counted, period}));
  await withModels({reference, source: {compiled_on: undefined as never}, readings}, async store => {
    expect(await rows(store, STATES)).toEqual([
      ["2025", "actual", "accepted", null],
      ["2026", "expected", "accepted", null],
      ["2027", "expected", "skipped", "period_not_begun"]
    ]);
  });
});

test("what is not counted to date keeps the status that it states", async () => {
  const readings = ["2026", "2027"].map(period => ({...counted, period, evidence: ""}));
  await withModels({reference, source: {compiled_on: undefined as never}, readings}, async store => {
    expect((await rows(store, STATES)).map(([, status]) => status)).toEqual(["actual", "actual"]);
  });
});

test.each([
  ["payload_shape", "a whole number", "a whole number"],
  ["entry_shape", "string", "string"],
  ["organisation_mismatch", "株式会社甲", "株式会社甲"],
  ["organisation_mismatch", "", "the name of the member in the table"]
])(
  "an answer that is held whole has that one reason, in the reader's words: %s %s",
  async (rule, locator, expected) => {
    const readings = [
      {key: "", period: "", value: "乙", unit: "", status: "", document: "", evidence: rule, locator, address: "$.a"}
    ];
    await withModels({reference, readings}, async store => {
      expect(await rows(store, "select rule_id, address, found_text, expected_en from quarantine.reading")).toEqual([
        [rule, "$.a", "乙", expected]
      ]);
    });
  }
);
