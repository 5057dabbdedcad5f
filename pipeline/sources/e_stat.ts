import {
  codesOf,
  type EStatCode,
  eStatCode,
  eStatData,
  eStatFigure,
  eStatMeta,
  listed,
  saidOf
} from "../contracts/api/e_stat.js";
import {textsOf} from "../contracts/api/json.js";
import {type Reading, reading} from "../contracts/reading.js";
import {defineSource} from "../contracts/source.js";
import {entryOf, filed, heldEntry, heldFor, readPayload} from "../read/bytes/payload.js";

const DATA = "$.GET_STATS_DATA.STATISTICAL_DATA";

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
    const known = codesOf(`${DATA}.CLASS_INF`, CLASS_INF);
    // a sign whose note has no text means what nobody knows: the models hold the figures that show it
    const symbols = [...saidOf("@char", DATA_INF.NOTE)].map(([sign, $]) => `${sign}=${$.replace(/\s+/g, " ")}`);
    const annotations = saidOf("@annotation", DATA_INF.ANNOTATION);
    const used = new Set<EStatCode>();
    for (const [path, given] of listed<unknown>(`${DATA}.DATA_INF.VALUE`, DATA_INF.VALUE)) {
      const {$: value = "", "@unit": unit, "@annotation": note = "", "@time": time = "", ...codes} = textsOf(given);
      const facts = Object.entries(codes).map(([at, code]) => [at.slice(1), code]);
      const filing = filed(asked, {...Object.fromEntries(facts), time_form: time.slice(4)});
      const period = known.get(`@time ${time}`);
      const held = entryOf(eStatFigure, path, given).held ?? (period && withoutName(path, time, period));
      if (held) {
        const sure = held.address === `${path}.$`; // else who knows what it is a figure of
        yield heldFor(asked, held, sure ? {key: filing.key, period: time, period_code: "e_stat"} : {});
        continue;
      }
      const called = Object.entries(codes).flatMap(([at, code]) => known.get(`${at} ${code}`) ?? []);
      for (const code of called) used.add(code);
      yield reading({
        ...filing,
        address: `${path}.$`,
        period: time,
        period_header: period?.name ?? "",
        period_code: "e_stat",
        value,
        unit: unit ?? called.find(code => code.unit)?.unit ?? "",
        status: /速報|確報/.exec(`${period?.name ?? ""} ${table.STATISTICS_NAME}`)?.[0] ?? "実績",
        published_on: table.UPDATED_DATE ?? table.OPEN_DATE ?? "",
        document: "api-e-stat",
        confidence: "A",
        locator: [table["@id"], table.STATISTICS_NAME, ...called.map(({name, code}) => name ?? code), period?.name]
          .join(" ")
          .trim(),
        symbols: symbols.join("\n"),
        note_ja: annotations.get(note) ?? ""
      });
    }
    for (const {path, given} of used) {
      const {held} = entryOf(eStatCode, path, given);
      if (held) yield heldFor(asked, held);
    }
  }
});

/** The name of a period tells a fiscal year from a calendar year, and what is provisional: without it nobody knows. */
function withoutName(path: string, time: string, {name}: EStatCode): Reading | undefined {
  if (name !== undefined) return undefined;
  return heldEntry({path: `${path}.@time`, found: JSON.stringify(time), expected: "a code with a name in CLASS_INF"});
}
