import {codesOf, eStatData, eStatMeta, listed} from "../contracts/api/e_stat.js";
import {reading} from "../contracts/reading.js";
import {defineSource} from "../contracts/source.js";
import {filed, readPayload} from "../read/bytes/payload.js";

const VALUES = "$.GET_STATS_DATA.STATISTICAL_DATA.DATA_INF.VALUE";

/**
 * Official statistics. One VALUE is one figure, every attribute the code of a dimension that CLASS_INF names:
 *   {"@tab":"01","@cat01":"100","@area":"00000","@time":"2023100000","@unit":"百万円","$":"12345"}
 *
 * A series is matched by those codes without "@" (tab=01;cat01=100;area=00000). Where a table holds years, fiscal years
 * and months, time_form tells them apart, the code of the period without its year: 100000 are the fiscal years.
 */
export default defineSource({
  id: "e_stat",
  title_ja: "政府統計の総合窓口（e-Stat）API",
  title_en: "e-Stat API",
  publisher_ja: "独立行政法人 統計センター",
  publisher_en: "National Statistics Center",
  licence: "e-Stat terms of use and API terms (https://www.e-stat.go.jp/api/agreement/)",
  credit_ja:
    "出典：政府統計の総合窓口（e-Stat）。このサービスは、政府統計総合窓口(e-Stat)のAPI機能を使用していますが、サービスの内容は国によって保証されたものではありません。",
  credit_en:
    "Source: e-Stat. This service uses API functions from e-Stat, however its contents are not guaranteed by government.",
  files: [],
  asks: {api: "e_stat"},
  calendar: {cron: "0 7 * * *", release: "随時", grace: 0},
  *read(artifact, {asked}) {
    // tells of the table, holds no figure
    if (artifact.name.endsWith("/meta.json")) return void readPayload(eStatMeta, artifact);
    const {STATISTICAL_DATA: answer} = readPayload(eStatData, artifact).GET_STATS_DATA;
    if (!answer) return;
    const {TABLE_INF: table, CLASS_INF, DATA_INF} = answer;
    const known = codesOf(CLASS_INF);
    const symbols = listed("", DATA_INF.NOTE).map(([, {"@char": sign, $}]) => `${sign}=${$.replace(/\s+/g, " ")}`);
    const annotations = new Map(listed("", DATA_INF.ANNOTATION).map(([, {"@annotation": id, $}]) => [id, $]));
    for (const [path, figure] of listed(VALUES, DATA_INF.VALUE)) {
      const {$: value, "@unit": unit, "@annotation": note = "", "@time": time = "", ...codes} = figure;
      const all = Object.entries({...codes, "@time": time});
      const called = all.flatMap(([at, code]) => known.get(`${at} ${code}`) ?? []);
      const period = known.get(`@time ${time}`)?.["@name"] ?? "";
      const facts = Object.entries(codes).map(([at, code]) => [at.slice(1), code]);
      yield reading({
        ...filed(asked, {...Object.fromEntries(facts), time_form: time.slice(4)}),
        address: `${path}.$`,
        period: time,
        period_header: period,
        period_code: "e_stat",
        value,
        unit: unit ?? called.find(code => code["@unit"])?.["@unit"] ?? "",
        status: /速報|確報/.exec(`${period} ${table.STATISTICS_NAME}`)?.[0] ?? "実績",
        published_on: table.UPDATED_DATE ?? table.OPEN_DATE ?? "",
        document: "api-e-stat",
        confidence: "A",
        locator: [table["@id"], table.STATISTICS_NAME, ...called.map(code => code["@name"])].join(" "),
        symbols: symbols.join("\n"),
        note_ja: annotations.get(note) ?? ""
      });
    }
  }
});
