import {tableFromIPC} from "@uwdata/flechette";
import {expect, test} from "vitest";
import {toArrow} from "../../pipeline/publish/arrow.js";
import {select, withMemoryStore} from "../../pipeline/store.js";

const types = {word: "varchar", nothing: "varchar", count: "integer", share: "double", sound: "boolean"} as const;

/** So many rows with nulls in every column, and one column that has nothing but nulls. */
function rowsOf(count: number): string {
  return `select case when i % 7 = 0 then null else '語' || (i % 11) end as word, null::varchar as nothing,
    case when i % 5 = 0 then null else (i - 3)::integer end as count,
    case when i % 3 = 0 then null else i / 4.0 end as share,
    case when i % 2 = 0 then null else i % 4 = 1 end as sound from range(${count}) as rows(i) order by i`;
}

test.each([0, 1, 63, 64, 65, 2049, 9_999, 10_000, 12_345])("%i rows come back from Arrow as they were", async count => {
  await withMemoryStore(async store => {
    const decoded = tableFromIPC((await toArrow(store, rowsOf(count), types)).bytes).toArray();
    expect(decoded.map(row => ({...row}))).toEqual(await select(store, rowsOf(count)));
  });
});

test("the same rows give the same bytes, from few rows and from many", async () => {
  for (const count of [100, 12_000]) {
    const [one, two] = await Promise.all(
      [1, 2].map(() => withMemoryStore(store => toArrow(store, rowsOf(count), types)))
    );
    expect(Buffer.from(one!.bytes).equals(Buffer.from(two!.bytes))).toBe(true);
  }
});
