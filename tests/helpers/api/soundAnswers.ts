import {clients} from "../../../pipeline/collect/api/index.js";
import {parseJson} from "../../../pipeline/contracts/api/json.js";
import type {Reading} from "../../../pipeline/contracts/reading.js";
import type {Api, Source} from "../../../pipeline/contracts/source.js";
import eStat from "../../../pipeline/sources/e_stat.js";
import eurostat from "../../../pipeline/sources/eurostat.js";
import gbizinfo from "../../../pipeline/sources/gbizinfo.js";
import openalex from "../../../pipeline/sources/openalex.js";
import statDashboard from "../../../pipeline/sources/stat_dashboard.js";
import worldBank from "../../../pipeline/sources/world_bank.js";

type Entry = Record<string, unknown>;
type Query = Record<string, string>;

/** One page of an answer as the service documents it, with how it was asked for; `list` is what holds its entries. */
export interface SoundPage {
  name: string;
  path: string;
  query: Query;
  json: unknown;
  list: unknown[];
}

/** A service whose answers are sound until a test spoils them. */
export interface SoundService {
  source: Source;
  /** Where its entries stand, up to the number in brackets. */
  at: string;
  /** What no documented entry is. */
  spoils: ((entry: Entry) => unknown)[];
  pages(rows: number, perPage: number): SoundPage[];
}

const without = (name: string) => (entry: Entry) => ({...entry, [name]: undefined});
const withOdd = (name: string, value: unknown) => (entry: Entry) => ({...entry, [name]: value});
const noEntry = [() => null, () => 7, () => "text", () => []];

/** Rows by pages, with the number of the first one. */
function parted<T>(rows: number, perPage: number, row: (i: number) => T): {from: number; list: T[]}[] {
  const all = Array.from({length: rows}, (_, i) => row(i));
  const starts = Array.from({length: Math.ceil(rows / perPage)}, (_, i) => i * perPage);
  return starts.map(from => ({from, list: all.slice(from, from + perPage)}));
}

const year = (i: number) => String(2000 + i);

const worldBankAnswers: SoundService = {
  source: worldBank,
  at: "$[1]",
  spoils: [...noEntry, without("country"), without("value"), withOdd("value", {}), withOdd("date", null)],
  pages(total, per_page) {
    const indicator = {id: "X", value: "Index (kg)"};
    const row = (i: number) => ({indicator, country: {id: "JP", value: "Japan"}, date: year(i), value: 10 + i});
    const all = parted(total, per_page, row);
    return all.map(({list}, i) => ({
      name: `page-${i + 1}.json`,
      path: "country/JP/indicator/X",
      query: {page: String(i + 1)},
      json: [{page: i + 1, pages: all.length, per_page, total, lastupdated: "2026-07-13"}, list],
      list
    }));
  }
};

const eStatAnswers: SoundService = {
  source: eStat,
  at: "$.GET_STATS_DATA.STATISTICAL_DATA.DATA_INF.VALUE",
  spoils: [...noEntry, without("$"), withOdd("$", null), withOdd("$", {}), withOdd("@tab", null)],
  pages(rows, perPage) {
    const codes = Array.from({length: rows}, (_, i) => ({"@code": `${year(i)}000000`, "@name": `${year(i)}年`}));
    const CLASS_OBJ = [
      {"@id": "tab", CLASS: {"@code": "01", "@name": "数", "@unit": "社"}},
      {"@id": "time", CLASS: codes}
    ];
    const row = (i: number) => ({"@tab": "01", "@time": `${year(i)}000000`, $: String(10 + i)});
    return parted(rows, perPage, row).map(({from, list}, i) => {
      const to = from + list.length;
      const more = to < rows && {NEXT_KEY: to + 1};
      const STATISTICAL_DATA = {
        RESULT_INF: {TOTAL_NUMBER: rows, FROM_NUMBER: from + 1, TO_NUMBER: to, ...more},
        TABLE_INF: {"@id": "0000000001", STATISTICS_NAME: "試験", OPEN_DATE: "2026-01-01"},
        CLASS_INF: {CLASS_OBJ},
        DATA_INF: {VALUE: list}
      };
      return {
        name: `data-${i + 1}.json`,
        path: "getStatsData",
        query: i === 0 ? {} : {startPosition: String(from + 1)},
        json: {GET_STATS_DATA: {RESULT: {STATUS: 0}, STATISTICAL_DATA}},
        list
      };
    });
  }
};

const openAlexAnswers: SoundService = {
  source: openalex,
  at: "$.group_by",
  spoils: [...noEntry, without("count"), withOdd("count", null), withOdd("count", []), without("key")],
  pages(rows, per_page) {
    const row = (i: number) => ({key: year(i), key_display_name: year(i), count: 1 + i});
    const all = parted(rows, per_page, row);
    const count = (rows * (rows + 1)) / 2;
    return all.map(({list}, i) => {
      const next_cursor = i + 1 < all.length ? `after-${i + 1}` : null;
      return {
        name: i === 0 ? "1-of-1.0aaaaaa11.json" : `1-of-1.0aaaaaa11.${i + 1}.json`,
        path: "works",
        query: {cursor: i === 0 ? "*" : `after-${i}`},
        json: {meta: {count, groups_count: list.length, per_page, next_cursor}, group_by: list},
        list
      };
    });
  }
};

const statDashboardAnswers: SoundService = {
  source: statDashboard,
  at: "$.GET_STATS.STATISTICAL_DATA.DATA_INF.DATA_OBJ",
  spoils: [...noEntry, without("VALUE"), withOdd("VALUE", {$: null}), withOdd("VALUE", {$: "1", "@unit": {}})],
  pages(rows) {
    const row = (i: number) => ({VALUE: {"@indicator": "1", "@time": `${year(i)}CY00`, $: String(10 + i)}});
    const list = Array.from({length: rows}, (_, i) => row(i));
    const STATISTICAL_DATA = {RESULT_INF: {TOTAL_NUMBER: String(rows)}, DATA_INF: {DATA_OBJ: list}};
    const json = {GET_STATS: {RESULT: {status: "0"}, STATISTICAL_DATA}};
    return [{name: "data.json", path: "getData", query: {}, json, list}];
  }
};

const eurostatAnswers: SoundService = {
  source: eurostat,
  at: "$.value",
  spoils: [() => ({}), () => [1], () => true],
  pages(rows) {
    const list = Array.from({length: rows}, (_, i) => 10 + i);
    const index = Object.fromEntries(list.map((_, i) => [year(i), i]));
    const dimension = {geo: {category: {index: ["DE"]}}, time: {category: {index}}};
    const json = {id: ["geo", "time"], size: [1, rows], dimension, value: list};
    return [{name: "data.json", path: "data/x", query: {}, json, list}];
  }
};

const gbizinfoAnswers: SoundService = {
  source: gbizinfo,
  at: '$["hojin-infos"][0].subsidy',
  spoils: [...noEntry, withOdd("amount", {}), withOdd("amount", [1]), withOdd("date_of_approval", {})],
  pages(rows) {
    const list = Array.from({length: rows}, (_, i) => ({
      title: {},
      amount: "1,000",
      date_of_approval: `${year(i)}-04-01`
    }));
    const json = {
      message: "200 - OK.",
      "hojin-infos": [{corporate_number: "1000000000001", name: "試験", subsidy: list}]
    };
    return [{name: "subsidy.json", path: "hojin/1000000000001/subsidy", query: {}, json, list}];
  }
};

export const soundServices: Record<Exclude<Api, "url">, SoundService> = {
  world_bank: worldBankAnswers,
  e_stat: eStatAnswers,
  openalex: openAlexAnswers,
  stat_dashboard: statDashboardAnswers,
  eurostat: eurostatAnswers,
  gbizinfo: gbizinfoAnswers
};

const id = "1000000000001";
const asked = {request: {id, params: {name: "試験"}}, series: [{match: {}, series_id: "kept"}]};

/** What the source reads of a page, every figure kept. */
export function readPage({source}: SoundService, {name, json}: SoundPage): Reading[] {
  const content = Buffer.from(JSON.stringify(json));
  const context = {vocabulary: undefined as never, maxUnzipped: 1, community: "", asked};
  return [...source.read({name: `api/${source.id}/${id}/${name}`, content}, context)];
}

/** How a client heard a page. */
export function replyOf({json}: SoundPage) {
  const content = Buffer.from(JSON.stringify(json));
  return {status: 200, content, json: parseJson(content.toString())};
}

export const clientOf = ({source}: SoundService) => clients[source.asks?.api ?? "url"];
