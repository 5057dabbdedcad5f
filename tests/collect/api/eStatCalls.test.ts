import {expect, test} from "vitest";
import {eStat, eStatSearch} from "../../../pipeline/collect/api/e_stat.js";
import {parseJson} from "../../../pipeline/contracts/api/json.js";
import {startEStatStub} from "../../helpers/api/eStat.js";

const KEY = "canary-e-stat-0123456789abcdef";
const ID = "0000000001";

const answered = (json: unknown) => ({status: 200, content: new Uint8Array(), json});

test("every way to narrow a table that the manual knows may be said", () => {
  const params = {
    statsDataId: ID,
    limit: "10",
    cdTab: "1",
    cdCat01: "1",
    cdCat15From: "1",
    cdAreaTo: "2",
    lvTime: "1",
    lvCat02: "1-2",
    cdTimeFrom: "2020000000"
  };
  const [table] = eStat.calls({id: "r", params});
  if (!table) throw new Error("nothing is asked");
  const heard = eStat.hear(table, answered({GET_META_INFO: {RESULT: {STATUS: "0"}}}));
  expect(heard).toMatchObject({keep: true, next: [{path: "getStatsData", query: {...params, metaGetFlg: "Y"}}]});
});

test("an answer that differs in nothing but its time and its wording is the same answer", () => {
  const said = (date: string, status = 0) => ({
    GET_STATS_DATA: {RESULT: {STATUS: `${status}`, ERROR_MSG: date, DATE: date}, X: "1"}
  });
  expect(eStat.lasting?.(said("a"))).toEqual(eStat.lasting?.(said("b")));
  expect(eStat.lasting?.(said("a"))).not.toEqual(eStat.lasting?.(said("a", 1)));
  expect(eStat.lasting?.({odd: "1"})).toEqual({odd: "1"});
});

test("a next position that does not advance ends the asking", () => {
  const answer = (next: number) => ({
    status: 200,
    content: new Uint8Array(),
    json: parseJson(`{"GET_STATS_DATA":{"RESULT":{"STATUS":0},"STATISTICAL_DATA":{"RESULT_INF":{"NEXT_KEY":${next}}}}}`)
  });
  const call = {name: "data-2.json", path: "getStatsData", query: {startPosition: "101"}};
  expect(eStat.hear(call, answer(201))).toMatchObject({
    keep: true,
    next: [{name: "data-3.json", query: {startPosition: "201"}}]
  });
  expect(eStat.hear(call, answer(101))).toMatchObject({keep: false});
  expect(eStat.hear(call, {...answer(201), json: {other: "1"}})).toEqual({keep: true});
});

test("a search for a table finds each once, none where there is none, and an odd answer is told", async () => {
  const facts = {
    name: "試験統計調査",
    title: "施設の数",
    opened: "2024-03-01",
    surveyed: "202301-202312",
    classes: {},
    values: []
  };
  const tables = {
    [ID]: {...facts, updated: "2024-06-28"},
    "0000000002": {...facts, title: {"@no": "2", $: "施設の床面積"}}
  };
  const stub = await startEStatStub({key: KEY, tables});
  const found = async (word: string) => {
    const {path, query} = eStatSearch.call(word);
    const response = await fetch(`${stub.base}${path}?${new URLSearchParams({...query, appId: KEY})}`);
    return eStatSearch.found(parseJson(await response.text()));
  };
  const first = {id: ID, title: "試験統計調査 施設の数", organisation: "試験省", updated: "2024-06-28"};
  expect(await found("施設の数")).toEqual([first]);
  expect(await found("施設")).toEqual([
    first,
    {...first, id: "0000000002", title: "試験統計調査 施設の床面積", updated: "2024-03-01"}
  ]);
  expect(await found("見つからない語")).toEqual([]);
  await stub.close();
  const odd = {GET_STATS_LIST: {DATALIST_INF: {TABLE_INF: [{"@id": "1"}]}}};
  expect(() => eStatSearch.found(odd)).toThrow(/TABLE_INF\[0\]\.STATISTICS_NAME/);
});

test("a table that is none, and an answer of a shape nobody knows, are kept for their reader and followed no further", () => {
  const [table] = eStat.calls({id: "r", params: {statsDataId: ID}});
  if (!table) throw new Error("nothing is asked");
  expect(eStat.hear(table, answered({GET_META_INFO: {RESULT: {STATUS: "1"}}}))).toEqual({keep: true});
  expect(eStat.hear(table, answered({other: "1"}))).toEqual({keep: true});
  expect(eStat.hear(table, answered({GET_META_INFO: {RESULT: {STATUS: "2"}}}))).toMatchObject({
    keep: true,
    next: [{name: "data-1.json"}]
  });
  expect(eStat.hear(table, answered({GET_META_INFO: {RESULT: {STATUS: "3"}}}))).toMatchObject({keep: false});
  expect(eStat.hear(table, {...answered({GET_META_INFO: {RESULT: {STATUS: "0"}}}), status: 403})).toMatchObject({
    keep: false
  });
});
