import {describe, expect, test} from "vitest";
import type {Reading} from "../../pipeline/contracts/reading.js";
import {UnreadableFile} from "../../pipeline/errors.js";
import eurostat from "../../pipeline/sources/eurostat.js";

const cube = {
  version: "2.0",
  updated: "2026-09-21T23:00:00+0200",
  id: ["unit", "geo", "time"],
  size: [1, 2, 2],
  dimension: {
    unit: {category: {label: {CP_MEUR: "Current prices, million euro"}}},
    geo: {category: {index: {DE: 1, FR: 0}}},
    time: {category: {index: ["2023", "2024"]}}
  },
  value: {0: 10, 3: 40.5} as unknown
};
const asked = {
  request: {id: "gdp", params: {dataset: "nama_10_gdp"}},
  series: [{match: {geo: "FR"}, series_id: "fr"}]
};

function read(changed: object): Reading[] {
  const content = Buffer.from(JSON.stringify({...cube, ...changed}));
  const context = {vocabulary: {} as never, maxUnzipped: 1, community: "", asked};
  return [...eurostat.read({name: "api/eurostat/gdp/data.json", content}, context)];
}

const many = {category: {index: Array.from({length: 2300}, (_, i) => `${i}`)}};

describe("the cube", () => {
  test("is walked row by row, the last dimension fastest, whichever way its codes are listed", () => {
    expect(read({}).map(({key, period, value, address, evidence}) => [key, period, value, address, evidence])).toEqual([
      ["fr", "2023", "10", '$.value["0"]', ""],
      ["fr", "2024", ":", '$.value["1"]', ""],
      ["", "2024", "40.5", '$.value["3"]', "series_not_kept"] // of Germany in 2023 nothing is known and nothing kept
    ]);
  });

  test("says its unit, its day, its place and its words", () => {
    expect(read({})[0]).toMatchObject({
      unit: "Current prices, million euro",
      published_on: "2026-09-21",
      locator: "nama_10_gdp CP_MEUR FR 2023",
      document: "api-eurostat",
      confidence: "A",
      note_ja: ""
    });
    expect(
      read({updated: null, dimension: {...cube.dimension, unit: {category: {index: {CP_MEUR: 0}}}}})[0]
    ).toMatchObject({
      unit: "CP_MEUR",
      published_on: ""
    });
  });

  test("may list its values and flags, a hole being null; then places are numbers", () => {
    const list = read({value: [10, null, 30, 40.5], status: ["", "m", null, "e"]});
    expect(list.map(({value, status, address}) => [value, status, address])).toEqual([
      ["10", "実績", "$.value[0]"],
      [": m", "実績", "$.value[1]"],
      ["30", "実績", "$.value[2]"],
      ["40.5", "e", "$.value[3]"]
    ]);
  });

  test("holds a cell that is no figure, or whose flag is no text, and reads the others; labels decide nothing", () => {
    const odd = read({
      value: {0: {}, 1: 20, 3: 40.5},
      status: {1: ["p"], 3: "e"},
      extension: "none",
      dimension: {...cube.dimension, geo: {category: {index: {DE: 1, FR: 0}, label: 7}}}
    });
    expect(odd.map(({key, period, value, address, evidence}) => [key, period, value, address, evidence])).toEqual([
      ["fr", "2023", "{}", '$.value["0"]', "entry_shape"],
      ["fr", "2024", '["p"]', '$.status["1"]', "entry_shape"],
      ["", "2024", "40.5", '$.value["3"]', "series_not_kept"]
    ]);
  });

  test("may have one text of flags for all of its cells", () => {
    expect(read({status: "f"}).map(({status}) => status)).toEqual(["f", "f", "f"]);
  });

  test.each([
    ["value", "$", {value: undefined}],
    ["a size for each dimension", "$.size", {size: [1, 2]}],
    ["the dimension that id names", "$.dimension.geo", {dimension: {...cube.dimension, geo: undefined}}],
    [
      "a code for each place",
      "$.dimension.geo.category",
      {dimension: {...cube.dimension, geo: {category: {index: {DE: 0}}}}}
    ],
    [
      "no place without a code",
      "$.dimension.geo.category",
      {dimension: {...cube.dimension, geo: {category: {index: {DE: 0, FR: 7}}}}}
    ],
    ["a time", "$.id", {id: ["unit", "geo", "period"], dimension: {...cube.dimension, period: cube.dimension.time}}],
    ["places within the cube", '$.value["4"]', {value: {4: 1}}],
    ["a cell for each place of a list", "$.value", {value: [10, 20, 30]}],
    ["a day of update", "$.updated", {updated: "yesterday"}],
    [
      "no more cells than can be",
      "$.size",
      {size: [1, 2300, 2300], dimension: {...cube.dimension, geo: many, time: many}}
    ]
  ])("without %s is held whole, with the place", (_name, place, changed) => {
    let error: unknown;
    try {
      read(changed);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(UnreadableFile);
    const {address, rule} = error as UnreadableFile;
    expect(rule).toBe("payload_shape");
    expect(address).toMatch(place === "$" ? /^\$/ : new RegExp(`^${place.replace(/[.$[\]]/g, "\\$&")}`));
  });
});

describe("a flag", () => {
  const flagged = (flag: string, value: unknown = cube.value) =>
    read({value, status: {0: flag}, extension: {status: {label: {[flag]: "its meaning"}}}})[0];

  test.each([
    ["p", "10", "p"],
    ["e", "10", "e"],
    ["i", "10", "i"],
    ["f", "10", "f"],
    ["b", "10", "実績"],
    ["d", "10", "実績"],
    ["u", "10", "実績"],
    ["bp", "10", "p"],
    ["ep", "10", "ep"], // which of the two it is, a person says
    ["|C", "10", "|C"], // a confidential figure would not be there
    ["z", "10", "z"]
  ])("%s beside a figure", (flag, value, status) => {
    expect(flagged(flag)).toMatchObject({
      value,
      status,
      locator: `nama_10_gdp CP_MEUR FR 2023 [${flag}]`,
      note_ja: `Eurostat の印「${flag}」：its meaning`,
      note_en: `Eurostat flag ${flag}: its meaning`
    });
  });

  test.each([
    ["m", ": m"],
    ["|C", ": |C"],
    ["bm", ": m"],
    ["b", ":"],
    ["u", ":"]
  ])("%s where there is no figure", (flag, value) => {
    expect(flagged(flag, {3: 40.5})).toMatchObject({value, status: "実績"});
  });
});
