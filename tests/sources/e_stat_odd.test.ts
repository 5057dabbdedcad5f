import {expect, test} from "vitest";
import type {Reading} from "../../pipeline/contracts/reading.js";
import {readPage, soundServices} from "../helpers/api/soundAnswers.js";
import {modelsOf, rows, series} from "../helpers/store.js";

const {e_stat: eStat} = soundServices;
const IN = "$.GET_STATS_DATA.STATISTICAL_DATA";

/** The parts of an answer that are changed here. */
interface Answer {
  TABLE_INF: object;
  CLASS_INF: {CLASS_OBJ: {CLASS: unknown}[]};
  DATA_INF: object;
}

/** What is read of three years after a change of the answer. */
function readAfter(change: (answer: Answer, figures: Record<string, unknown>[]) => void): Reading[] {
  const [page] = eStat.pages(3, 3);
  if (!page) throw new Error("no page");
  const {STATISTICAL_DATA} = (page.json as {GET_STATS_DATA: {STATISTICAL_DATA: Answer}}).GET_STATS_DATA;
  change(STATISTICAL_DATA, page.list as Record<string, unknown>[]);
  return readPage(eStat, page);
}

const sound = readAfter(() => {});
const shown = (readings: Reading[]) =>
  readings.map(({period, value, evidence}) => [period.slice(0, 4), value, evidence]);

test("titles, notes of no figure and what stands beside the figures decide nothing, whatever their shape", () => {
  const changed = readAfter(({TABLE_INF, DATA_INF, CLASS_INF}) => {
    Object.assign(TABLE_INF, {TITLE: {"@no": "1"}, GOV_ORG: null, CYCLE: {}, SURVEY_DATE: []});
    Object.assign(DATA_INF, {NOTE: [{$: "of no sign"}, null, 7], ANNOTATION: {"@annotation": "J1"}});
    const [tab] = CLASS_INF.CLASS_OBJ;
    Object.assign(tab ?? {}, {"@name": {}, CLASS: [tab?.CLASS, {"@code": "99"}, "odd", null]});
  });
  expect(changed).toEqual(sound);
});

test("a code without a name that figures refer to is one held reading, and the code stands for its name", () => {
  const changed = readAfter(({CLASS_INF}) => {
    const [tab] = CLASS_INF.CLASS_OBJ;
    Object.assign(tab?.CLASS as object, {"@name": undefined});
  });
  const [held] = changed.splice(3);
  const address = `${IN}.CLASS_INF.CLASS_OBJ[0].CLASS.@name`;
  expect(held).toMatchObject({address, value: "nothing", evidence: "entry_shape", locator: "string"});
  expect(shown(changed)).toEqual(shown(sound));
  expect(changed[0]?.locator).toBe("0000000001 試験 01 2000年");
});

test("a figure whose period has no name is held, for nobody knows whether its year is fiscal or its value final", () => {
  const changed = readAfter(({CLASS_INF}) => {
    const [, time] = CLASS_INF.CLASS_OBJ;
    const [, second] = (time?.CLASS ?? []) as object[];
    Object.assign(second ?? {}, {"@name": undefined});
  });
  expect(shown(changed)).toEqual([
    ["2000", "10", ""],
    ["", '"2001000000"', "entry_shape"],
    ["2002", "12", ""]
  ]);
  expect(changed[1]?.address).toBe(`${IN}.DATA_INF.VALUE[1].@time`);
});

test("a figure without a value says of which series and year it is, and where and why it is held", async () => {
  const readings = readAfter(({DATA_INF}, figures) => {
    Object.assign(DATA_INF, {NOTE: {"@char": "X"}});
    Object.assign(figures[1] ?? {}, {$: null});
    Object.assign(figures[2] ?? {}, {$: "X"});
  });
  const kept = series({series_id: "kept", unit: "社", document_id: "api-e-stat"});
  const given = readings.map(one => ({...one, document: one.document && "doc"}));
  const withModels = modelsOf("quarantine.reading", "staging.disposition");
  const indicator = {
    indicator_id: "market",
    name_ja: "数",
    name_en: "count",
    unit: "社",
    kind: "stock",
    direction: "up"
  };
  const more = {entity_type: "area", additive: "false", in_defensible_set: "false"};
  const words = {definition_ja: "数", definition_en: "count"};
  const reference = {series: [{...kept, document_id: "doc"}], indicator: [{...indicator, ...more, ...words}]};
  await withModels({reference, source: {compiled_on: undefined as never}, readings: given}, async store => {
    const held = "select key, rule_id, address, found_text, expected_en from quarantine.reading order by address";
    expect(await rows(store, held)).toEqual([
      ["kept", "entry_shape", `${IN}.DATA_INF.VALUE[1].$`, "null", "string"],
      ["kept", "symbol_unknown", `${IN}.DATA_INF.VALUE[2].$`, "X", expect.stringContaining("a meaning such as")]
    ]);
    expect(await rows(store, "select disposition from staging.disposition order by reading_id")).toEqual([
      ["accepted"],
      ["quarantined"],
      ["quarantined"]
    ]);
  });
});
