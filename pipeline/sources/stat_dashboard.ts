import {listed} from "../contracts/api/e_stat.js";
import {statDashboardData} from "../contracts/api/stat_dashboard.js";
import {reading} from "../contracts/reading.js";
import {defineSource} from "../contracts/source.js";
import {filed, readPayload} from "../read/bytes/payload.js";

const OBJECTS = "$.GET_STATS.STATISTICAL_DATA.DATA_INF.DATA_OBJ";

/**
 * Main indicators of Japan. One VALUE is one figure, its codes are named in CLASS_INF:
 *
 *   {"@indicator":"0201010000000010000","@unit":"090","@regionCode":"08201","@time":"2015CY00","@isSeasonal":"1",…,"$":"270783"}
 *
 * A series is matched by those codes without "@": indicator=…;regionCode=00000;isSeasonal=1 (1 original, 2 adjusted).
 */
export default defineSource({
  id: "stat_dashboard",
  title_ja: "統計ダッシュボード",
  title_en: "Statistics Dashboard",
  publisher_ja: "総務省統計局",
  publisher_en: "Statistics Bureau of Japan",
  licence: "公共データ利用規約（第1.0版）, not verified at the source (https://dashboard.e-stat.go.jp/static/terms)",
  credit_ja:
    "出典：統計ダッシュボード（https://dashboard.e-stat.go.jp/）。このサービスは、統計ダッシュボードのAPI機能を使用していますが、サービスの内容は国によって保証されたものではありません。",
  credit_en:
    "Source: Statistics Dashboard (https://dashboard.e-stat.go.jp/en/). This service uses the API feature of Statistics Dashboard, but the contents of this service are not guaranteed by the Statistics Bureau of Japan.",
  files: [],
  asks: {api: "stat_dashboard"},
  calendar: {cron: "15 7 * * *", release: "随時", grace: 0},
  *read(artifact, {asked}) {
    const {STATISTICAL_DATA: answer} = readPayload(statDashboardData, artifact).GET_STATS;
    if (!answer) return;
    const names = new Map(
      listed("", answer.CLASS_INF?.CLASS_OBJ).flatMap(([, {"@id": id, CLASS}]) =>
        listed("", CLASS).map(([, code]) => [`${id} ${code["@code"]}`, code["@name"] ?? code.$ ?? ""] as const)
      )
    );
    for (const [at, object] of listed(OBJECTS, answer.DATA_INF.DATA_OBJ))
      for (const [path, figure] of listed(`${at}.VALUE`, object.VALUE)) {
        const {$: value, "@time": time = "", "@isProvisional": provisional = "", ...codes} = figure;
        // a code without a name stays a code, which the models hold as a unit or status they do not know
        const named = (id: string, code = "") => names.get(`${id} ${code}`) || code;
        const facts = Object.entries(codes).map(([name, code]) => [name.slice(1), code] as const);
        const told = facts.filter(([name]) => ["indicator", "regionCode", "cycle", "isSeasonal"].includes(name));
        yield reading({
          ...filed(asked, Object.fromEntries(facts)),
          address: `${path}.$`,
          period: time,
          period_code: "stat_dashboard",
          value,
          unit: named("unit", codes["@unit"]),
          status: named("isProvisional", provisional),
          document: "api-stat-dashboard",
          confidence: "A",
          locator: told.map(([name, code]) => named(name, code)).join(" ")
        });
      }
  }
});
