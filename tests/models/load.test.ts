import {expect, test} from "vitest";
import {loadRaw, loadReference} from "../../pipeline/models/load.js";
import {select, withMemoryStore} from "../../pipeline/store.js";
import {plainSource, reading, rows} from "../helpers/store.js";

const row = {
  source_id: "test",
  file: "a.csv",
  artifact_sha256: "0".repeat(64),
  bytes: 10,
  receipts: 1,
  first_received_at: "2026-01-01T00:00:00.000Z",
  last_received_at: "2026-01-01T00:00:00.000Z",
  stay: 1,
  is_last_stay: true,
  answer: "a.csv",
  received_on: "2026-01-01",
  received_order: 1,
  ended_order: null,
  ended_on: "",
  is_newest: true,
  follows: false
};

test("readings are numbered in order over all files, and every text stays as typed", async () => {
  await withMemoryStore(async store => {
    const odd = ["", " １ ", 'it\'s "1"', "改行\nあり", "00"];
    const artifacts = [
      {row: {...row, readings: 4}, readings: odd.slice(0, 4).map(value => reading({value}))},
      {row: {...row, file: "b.csv", readings: 1}, readings: odd.slice(4).map(value => reading({value}))}
    ];
    await loadRaw(store, [plainSource], artifacts);
    const loaded = await rows(store, "select reading_id, file, value, qualifier from raw.reading order by reading_id");
    expect(loaded).toEqual(odd.map((value, i) => [i + 1, i < 4 ? "a.csv" : "b.csv", value, ""]));
    expect(await rows(store, "select file, received_on, is_newest from raw.artifact")).toEqual([
      ["a.csv", "2026-01-01", true],
      ["b.csv", "2026-01-01", true]
    ]);
    expect(await rows(store, "select source_id, compiled_on from raw.source")).toEqual([["test", "2026-01-31"]]);
  });
});

test("a cell of a reference table takes the type of its column, and an empty one is null, never 0", async () => {
  await withMemoryStore(async store => {
    await loadRaw(store, [], []);
    const fields = {
      area_id: "a",
      area_no: "",
      sort_order: "07",
      verified: "false",
      derived: "true",
      name_ja: "",
      note_ja: "08"
    };
    await loadReference(store, "area", [{line: 5, fields}]);
    const columns = "area_id, area_no, sort_order, verified, area_no_verified, derived, name_ja, note_ja, line";
    expect(await select(store, `select ${columns} from reference.area`)).toEqual([
      {
        area_id: "a",
        area_no: null,
        sort_order: 7,
        verified: false,
        area_no_verified: null,
        derived: true,
        name_ja: null,
        note_ja: "08",
        line: 5
      }
    ]);
  });
});

test.each(["0.001", "1", "1000000000000", "99999999999999.999999"])(
  "the factor %s of a unit is loaded exactly",
  async factor => {
    await withMemoryStore(async store => {
      await loadRaw(store, [], []);
      await loadReference(store, "unit", [{line: 2, fields: {unit: "x", factor}}]);
      const [[loaded] = []] = await rows(store, "select rtrim(rtrim(factor::varchar, '0'), '.') from reference.unit");
      expect(loaded).toBe(factor);
    });
  }
);
