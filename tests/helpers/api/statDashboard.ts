import {collapsed, type FamilyStub, startFamilyStub} from "./eStatFamily.js";

/** One figure of the stub, by its codes; what is not given is the plainest. */
export interface StubFigure {
  indicator: string;
  regionCode: string;
  time: string;
  $: string;
  unit?: string;
  cycle?: string;
  regionRank?: string;
  isSeasonal?: string;
  isProvisional?: string;
}

export interface StatDashboardStub extends FamilyStub {
  figures: StubFigure[];
  /** RESULT once had its keys in upper case. */
  upper(on: boolean): void;
}

/** The names behind the codes, as an answer with MetaGetFlg=Y gave them on 2026-09-28; those in $ are no @name. */
const NAMES: Record<string, Record<string, string>> = {
  unit: {"090": "人", "001": "億円"},
  cycle: {1: "月", 2: "四半期", 3: "年", 4: "年度"},
  regionalRank: {2: "全国（日本）", 3: "都道府県", 4: "市区町村"},
  isSeasonal: {1: "原数値", 2: "季調値"},
  isProvisional: {0: "確報", 1: "速報"}
};

/**
 * 統計ダッシュボード WebAPI, getData (https://dashboard.e-stat.go.jp/static/api): no key; status "1" and no
 * STATISTICAL_DATA where nothing is found, an indicator that does not exist included; DATA_OBJ holds one VALUE each.
 */
export async function startStatDashboardStub({
  figures = []
}: {
  figures?: StubFigure[];
} = {}): Promise<StatDashboardStub> {
  let answers = 0;
  let upper = false;
  const result = (code: number, message: string) => {
    const date = `Tue Nov 24 09:00:${String(++answers % 60).padStart(2, "0")} JST 2026`;
    return upper ? {STATUS: `${code}`, ERROR_MSG: message, DATE: date} : {status: `${code}`, errorMsg: message, date};
  };
  const stub = await startFamilyStub({
    renamed: "VALUE",
    error: (_path, code, message) => ({GET_STATS: {RESULT: result(code, message)}}),
    answer(_path, query) {
      const chosen = figures.filter(figure => asked(figure, query));
      const PARAMETER = {
        lang: query.get("Lang"),
        indicatorCode: query.get("IndicatorCode")?.split(","),
        metaGetFlg: query.get("MetaGetFlg")
      };
      if (chosen.length === 0)
        return {
          body: {GET_STATS: {RESULT: result(1, "正常に終了しましたが、該当データはありませんでした。"), PARAMETER}}
        };
      const STATISTICAL_DATA = {
        RESULT_INF: {TOTAL_NUMBER: `${chosen.length}`},
        TABLE_INF: {STAT_NAME: [{"@code": "00000000", $: "試験統計"}]},
        ...(query.get("MetaGetFlg") === "Y" && {CLASS_INF: classInf(chosen)}),
        DATA_INF: {DATA_OBJ: collapsed(chosen.map(figure => ({VALUE: written(figure)})))}
      };
      return {body: {GET_STATS: {RESULT: result(0, "正常に終了しました。"), PARAMETER, STATISTICAL_DATA}}};
    }
  });
  return {
    ...stub,
    figures,
    upper(on) {
      upper = on;
    }
  };
}

function written({
  indicator,
  regionCode,
  time,
  $,
  unit = "090",
  cycle = "3",
  regionRank = "2",
  isSeasonal = "1",
  isProvisional = "0"
}: StubFigure) {
  return {
    "@indicator": indicator,
    "@unit": unit,
    "@stat": "00000000",
    "@regionCode": regionCode,
    "@time": time,
    "@cycle": cycle,
    "@regionRank": regionRank,
    "@isSeasonal": isSeasonal,
    "@isProvisional": isProvisional,
    $
  };
}

function classInf(figures: readonly StubFigure[]) {
  const named = (id: string, codes: string[], name: (code: string) => object) => ({
    "@id": id,
    "@name": id,
    CLASS: [...new Set(codes)].map(code => ({"@code": code, ...name(code)}))
  });
  const values = figures.map(written);
  const short = (id: string, at: "@unit" | "@cycle" | "@regionRank" | "@isSeasonal" | "@isProvisional") =>
    named(
      id,
      values.map(value => value[at]).filter(code => NAMES[id]?.[code]),
      code => ({$: NAMES[id]?.[code]})
    );
  return {
    CLASS_OBJ: [
      named(
        "indicator",
        figures.map(({indicator}) => indicator),
        code => ({"@name": `系列${code.slice(-3)}`})
      ),
      short("unit", "@unit"),
      named(
        "regionCode",
        figures.map(({regionCode}) => regionCode),
        code => ({"@name": code === "00000" ? "全国" : `地域${code}`})
      ),
      named(
        "time",
        figures.map(({time}) => time),
        code => ({"@name": code})
      ),
      short("cycle", "@cycle"),
      short("regionalRank", "@regionRank"),
      short("isSeasonal", "@isSeasonal"),
      short("isProvisional", "@isProvisional")
    ]
  };
}

function asked(figure: StubFigure, query: URLSearchParams): boolean {
  const {
    "@indicator": indicator,
    "@regionCode": region,
    "@regionRank": rank,
    "@cycle": cycle,
    "@isSeasonal": seasonal
  } = written(figure);
  const says = (name: string, code: string) => (query.get(name) ?? code).split(",").includes(code);
  return (
    says("IndicatorCode", indicator) &&
    says("RegionCode", region) &&
    says("RegionalRank", rank) &&
    says("Cycle", cycle) &&
    says("IsSeasonalAdjustment", seasonal)
  );
}
