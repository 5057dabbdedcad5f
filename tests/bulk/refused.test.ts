import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {intakeTidy} from "../../pipeline/bulk/intake.js";
import {checkShape, type TidyShape} from "../../pipeline/bulk/tidyShape.js";
import {UnreadableFile} from "../../pipeline/errors.js";
import {textReader} from "../../pipeline/models/texts.js";
import {select} from "../helpers/store.js";
import {HEADER, row, SHAPE, shape, withIntake} from "./tidyWorld.js";

/** The error a file is refused with. */
async function refusal(content: string, options: Parameters<typeof withIntake>[2] = {}): Promise<UnreadableFile> {
  try {
    await withIntake(content, async () => {}, options);
  } catch (error) {
    if (error instanceof UnreadableFile) return error;
    throw error;
  }
  throw new Error("the file was taken in");
}

const repeat = (times: number, text: string) => Array.from({length: times}, () => text);
const file = (bad: string[], sound: number) => [HEADER, ...bad, ...repeat(sound, row())].join("\n");

test.each([
  ["cells", repeat(21, row({value: "abc"})), "number_unreadable 21"],
  ["malformed lines", repeat(21, "s1,2020"), "row_short 21"],
  ["both", [...repeat(11, "s1,2020"), ...repeat(10, row({unit: "ペソ"}))], "row_short 11, unit_unknown 10"],
  ["combinations of cells", repeat(21, row({unit: "億円"})), "unit_mismatch 21"],
  [
    "different columns",
    [...repeat(11, row({period: "x"})), ...repeat(10, row({status: "x"}))],
    "period_unreadable 11, status_unknown 10"
  ]
])("a file is refused whole where more than a fifth of its rows is bad: %s", async (_name, bad, counts) => {
  const {rule, found, message} = await refusal(file(bad, 79));
  expect(rule).toBe("too_many_bad_rows");
  expect(found).toContain(`(${counts})`);
  expect(message).toMatch(/^tidy\.csv: .*100 行.* \/ too many of 100 rows .*at most 20 %/);
  expect(message).not.toContain("\n");
});

test("a fifth is not too much, and the budget is handed in", async () => {
  await withIntake(file(repeat(20, row({value: "abc"})), 80), async ({accepted}) => expect(accepted).toBe(80));
  await withIntake(file([], 0), async ({read, accepted}) => expect([read, accepted]).toEqual([0, 0]));
  const {found} = await refusal(file([row({value: "abc"})], 99), {badRowBudget: 0.005});
  expect(found).toContain("too many of 100 rows");
});

/** More distinct spellings than are read at a time. */
const spellings = 260_000;

test("of very many spellings each is read", async () => {
  const rows = Array.from({length: spellings}, (_, i) => row({value: `"${(1000 + i).toLocaleString("en-US")}"`}));
  await withIntake([HEADER, ...rows].join("\n"), async ({store, tables, accepted}) => {
    const [sum] = await select(
      store,
      `select count(*)::varchar as rows from ${tables.accepted} where value = line + 998`
    );
    expect([accepted, sum?.rows]).toEqual([spellings, String(spellings)]);
  });
});

test("a file of nonsense is refused before all of it has been looked at, and the message says so", async () => {
  const rows = Array.from({length: spellings}, (_, i) => row({value: `x${i}`}));
  const {found} = await refusal([HEADER, ...rows].join("\n"));
  expect(found).toBe(`too many of ${spellings} rows cannot be taken in (number_unreadable 245760 or more)`);
});

test("what is refused leaves no table and the store as it was", async () => {
  await withIntake(file([], 3), async ({store, folder}) => {
    const tables = "select table_name from duckdb_tables() where schema_name = 'bulk' order by all";
    const before = await select(store, tables);
    const other = {path: join(folder, "other.csv"), name: "other.csv"};
    await writeFile(other.path, file(repeat(9, row({unit: "億円"})), 1));
    await expect(intakeTidy(store, other, SHAPE, {readTexts: await textReader(store)})).rejects.toThrow("other.csv");
    expect(await select(store, tables)).toEqual(before);
    expect(await select(store, "select database_name from duckdb_databases() where not internal")).toHaveLength(1);
    expect(await select(store, "select current_catalog() as catalog")).toEqual([{catalog: "memory"}]);
  });
});

test.each([
  [
    "another header",
    `${HEADER.replace("unit", "単位")}\n${row()}`,
    "header_unexpected",
    "series_id, period, value, 単位"
  ],
  ["a missing column", `series_id,period\ns1,2020`, "header_unexpected", "series_id, period"],
  ["no content", "", "file_empty", "the file is empty"],
  ["a line without end", `${HEADER}\n${"x".repeat(6_000_000)}`, "row_too_long", "more than 1 MB"],
  ["a long line that ends", `${HEADER}\n${"x".repeat(1_500_000)}\n${row()}`, "row_too_long", "more than 1 MB"]
])("a file that is no such table is refused in one line: %s", async (_name, content, rule, found) => {
  const error = await refusal(content);
  expect(error.rule).toBe(rule);
  expect(error.found).toContain(found);
  expect(error.message).not.toContain("\n");
});

test("a header in quotation marks is the same header", async () => {
  const quoted = HEADER.split(",")
    .map(name => `"${name}"`)
    .join(",");
  await withIntake([quoted, row()].join("\n"), async ({accepted}) => expect(accepted).toBe(1));
});

test.each<[string, TidyShape]>([
  ["value", shape("series_id,period,unit")],
  ["unit", shape("series_id,period,value")],
  ["series_id", shape("community_id,period,value,unit")],
  ["not by both", shape("series_id,community_id,indicator_id,period,value,unit")],
  ["same role", shape("series_id,period,value,unit,value")]
])("a shape that nothing can be read by is its source's mistake: %s", (message, given) => {
  expect(() => checkShape(given)).toThrow(message);
});
