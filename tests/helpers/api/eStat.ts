import {collapsed, type FamilyStub, startFamilyStub} from "./eStatFamily.js";

/** A table of the stub: its facts, its dimensions with their codes, and its figures. */
export interface StubTable {
  name: string;
  title: string | {"@no": string; $: string};
  opened: string;
  updated?: string;
  /** A month, a range of months, or 0. */
  surveyed: number | string;
  notes?: {"@char": string; $: string}[];
  annotations?: {"@annotation": string; $: string}[];
  classes: Record<string, {code: string; name: string; unit?: string}[]>;
  values: Record<string, string>[];
}

export interface EStatStub extends FamilyStub {
  tables: Record<string, StubTable>;
}

const ROOTS: Record<string, string> = {
  getStatsList: "GET_STATS_LIST",
  getMetaInfo: "GET_META_INFO",
  getStatsData: "GET_STATS_DATA"
};

/**
 * e-Stat API 3.0 as its manual and its answers have it (https://www.e-stat.go.jp/api/api-info/e-stat-manual3-0): HTTP
 * 403 with STATUS 100 for a wrong key, 400 with 102 for a wrong table, 200 with STATUS 1 where nothing is found; a list
 * of one is no list; pages by limit and startPosition; the time of the answer in every answer.
 */
export async function startEStatStub({
  key,
  tables = {}
}: {
  key: string;
  tables?: Record<string, StubTable>;
}): Promise<EStatStub> {
  let answers = 0;
  const result = (code: number, message: string) => ({
    STATUS: code,
    ERROR_MSG: message,
    DATE: `2026-11-24T09:00:00.${String(++answers).padStart(3, "0")}+09:00`
  });
  const fine = () => result(0, "正常に終了しました。");
  const none = () => result(1, "正常に終了しましたが、該当データはありませんでした。");
  const root = (path: string, said: object) => ({[ROOTS[path] ?? "ERROR"]: said});

  const stub = await startFamilyStub({
    renamed: "VALUE",
    error: (path, code, message) => root(path, {RESULT: result(code, message)}),
    answer(path, query) {
      if (query.get("appId") !== key) {
        const RESULT = result(100, "認証に失敗しました。アプリケーションIDを確認して下さい。");
        return {status: 403, body: root(path, {RESULT})};
      }
      const id = query.get("statsDataId") ?? "";
      const table = tables[id];
      const PARAMETER = {LANG: query.get("lang"), DATA_FORMAT: "J", ...(id && {STATS_DATA_ID: id})};
      if (path === "getStatsList") {
        const word = query.get("searchWord") ?? "";
        const found = Object.entries(tables).filter(([, {name, title}]) => `${name}${textOf(title)}`.includes(word));
        // a table stands there once for each area it is made for
        const rows = found.flatMap(([one, facts]) =>
          ["全国", "都道府県"].map(COLLECT_AREA => ({...tableInf(one, facts), COLLECT_AREA}))
        );
        const DATALIST_INF = {NUMBER: rows.length, ...(rows.length > 0 && {TABLE_INF: collapsed(rows)})};
        return {body: root(path, {RESULT: rows.length > 0 ? fine() : none(), PARAMETER, DATALIST_INF})};
      }
      if (!table)
        return {status: 400, body: root(path, {RESULT: result(102, "指定されたデータが存在しません。"), PARAMETER})};
      const TABLE_INF = tableInf(id, table);
      if (path === "getMetaInfo")
        return {body: root(path, {RESULT: fine(), PARAMETER, METADATA_INF: {TABLE_INF, CLASS_INF: classInf(table)}})};
      const chosen = table.values.filter(value => asked(value, query));
      const from = Number(query.get("startPosition") ?? 1);
      const to = Math.min(from - 1 + Number(query.get("limit") ?? 100_000), chosen.length);
      const more = to < chosen.length && {NEXT_KEY: to + 1};
      const RESULT_INF = {TOTAL_NUMBER: chosen.length, FROM_NUMBER: from, TO_NUMBER: to, ...more};
      if (chosen.length === 0)
        return {
          body: root(path, {RESULT: none(), PARAMETER, STATISTICAL_DATA: {RESULT_INF: {TOTAL_NUMBER: 0}, TABLE_INF}})
        };
      const DATA_INF = {
        ...(table.notes && {NOTE: collapsed(table.notes)}),
        ...(table.annotations && {ANNOTATION: collapsed(table.annotations)}),
        VALUE: collapsed(chosen.slice(from - 1, to))
      };
      return {
        body: root(path, {
          RESULT: fine(),
          PARAMETER,
          STATISTICAL_DATA: {RESULT_INF, TABLE_INF, CLASS_INF: classInf(table), DATA_INF}
        })
      };
    }
  });
  return {...stub, tables};
}

function tableInf(id: string, {name, title, opened, updated, surveyed}: StubTable) {
  return {
    "@id": id,
    STAT_NAME: {"@code": "00000000", $: name},
    GOV_ORG: {"@code": "00000", $: "試験省"},
    STATISTICS_NAME: name,
    TITLE: title,
    CYCLE: "-",
    SURVEY_DATE: surveyed,
    OPEN_DATE: opened,
    SMALL_AREA: 0,
    ...(updated && {UPDATED_DATE: updated})
  };
}

function classInf({classes}: StubTable) {
  const objects = Object.entries(classes).map(([id, codes]) => ({
    "@id": id,
    "@name": id,
    CLASS: collapsed(
      codes.map(({code, name, unit}) => ({"@code": code, "@name": name, "@level": "1", ...(unit && {"@unit": unit})}))
    )
  }));
  return {CLASS_OBJ: collapsed(objects)};
}

/** Whether a figure is among those asked for: cdTime=a,b and cdTimeFrom, cdTimeTo. */
function asked(value: Record<string, string>, query: URLSearchParams): boolean {
  return [...query].every(([name, wanted]) => {
    const [, dimension = "", end] = /^cd(Tab|Cat\d\d|Area|Time)(From|To)?$/.exec(name) ?? [];
    const code = value[`@${dimension.toLowerCase()}`];
    if (code === undefined) return true;
    if (end === "From") return code >= wanted;
    return end === "To" ? code <= wanted : wanted.split(",").includes(code);
  });
}

function textOf(title: StubTable["title"]): string {
  return typeof title === "string" ? title : title.$;
}
