import {listed} from "../contracts/api/e_stat.js";
import {textsOf} from "../contracts/api/json.js";
import {
  statDashboardCode,
  statDashboardData,
  statDashboardFigure,
  statDashboardObject
} from "../contracts/api/stat_dashboard.js";
import {reading} from "../contracts/reading.js";
import {defineSource} from "../contracts/source.js";
import {entryOf, filed, heldFor, readPayload} from "../read/bytes/payload.js";

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
        listed("", CLASS).flatMap(([, given]): [string, string][] => {
          const code = statDashboardCode.safeParse(given).data;
          return code ? [[`${id} ${code["@code"]}`, code["@name"] || code.$]] : [];
        })
      )
    );
    for (const [at, given] of listed<unknown>(OBJECTS, answer.DATA_INF.DATA_OBJ)) {
      const {entry: object, held: odd} = entryOf(statDashboardObject, at, given);
      if (odd) yield heldFor(asked, odd);
      for (const [path, one] of listed<unknown>(`${at}.VALUE`, object?.VALUE)) {
        const {$: value = "", "@time": time = "", "@isProvisional": provisional = "", ...codes} = textsOf(one);
        const facts = Object.entries(codes).map(([name, code]) => [name.slice(1), code] as const);
        const filing = {
          ...filed(asked, Object.fromEntries(facts)),
          period: time,
          period_code: "stat_dashboard"
        } as const;
        const {held} = entryOf(statDashboardFigure, path, one);
        if (held) {
          const sure = held.address === `${path}.$`; // else who knows what it is a figure of
          yield heldFor(asked, held, sure ? filing : {});
          continue;
        }
        // a code without a name stays a code, which the models hold as a unit or status they do not know
        const named = (id: string, code = "") => names.get(`${id} ${code}`) || code;
        const told = facts.filter(([name]) => ["indicator", "regionCode", "cycle", "isSeasonal"].includes(name));
        yield reading({
          ...filing,
          address: `${path}.$`,
          value,
          unit: named("unit", codes["@unit"]),
          status: named("isProvisional", provisional),
          document: "api-stat-dashboard",
          confidence: "A",
          locator: told.map(([name, code]) => named(name, code)).join(" ")
        });
      }
    }
  }
});
