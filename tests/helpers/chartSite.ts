import {expect} from "vitest";
import {ja} from "../../dashboard/site/words.js";
import {index, type Site} from "../../dashboard/src/components/site.js";
import {nothingChosen, type ViewState} from "../../dashboard/src/components/state.js";
import {type Published, publishedTables, type Row, type TableName} from "../../pipeline/contracts/published.js";

/** Rows of some tables, with the columns that matter. */
export type Given = {[T in TableName]?: Partial<Row<T>>[]};

/** A site of these rows and no others. */
export function chartSite(given: Given, chosen: Partial<ViewState> = {}): Site {
  const empty = Object.fromEntries(Object.keys(publishedTables).map(name => [name, []]));
  const data = {...empty, ...given} as unknown as Published;
  const state = {...nothingChosen, ...chosen};
  const none = {kx: 0, bx: 0, ky: 0, by: 0};
  const map = {
    width: 0,
    height: 0,
    prefectures: [],
    inset: {d: "", prefectures: []},
    projection: {main: none, inset: none}
  };
  return {data, words: ja, root: "../", find: index(data), map, state, asOf: "2026-11-27"};
}

/** Holds that rows are what is expected, and that they are the same after a way through JSON. */
export function expectRows<Rows>(picked: Rows, expected: Rows): void {
  expect(picked).toStrictEqual(expected);
  expect(JSON.parse(JSON.stringify(picked))).toStrictEqual(picked);
}
