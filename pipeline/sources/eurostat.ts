import {cellsOf, type EurostatCell, eurostatCube} from "../contracts/api/eurostat.js";
import {jsonPath} from "../contracts/api/json.js";
import {type Reading, reading} from "../contracts/reading.js";
import {defineSource} from "../contracts/source.js";
import {filed, readPayload} from "../read/payload.js";

/**
 * Comparators of the European Union. One cell of the cube is one figure; what its places mean stands in `dimension`:
 *
 *   {"id":["freq","unit","na_item","geo","time"], "size":[1,1,1,2,3], "updated":"2026-09-21T23:00:00+0200",
 *    "value":{"0":4219310,"2":4328970.5}, "status":{"2":"p"}, "dimension":{"geo":{"category":{"index":{"DE":0,…}}}, …}}
 *
 * A cell of a kept series that is left out is a missing figure and comes as ":", as Eurostat prints it.
 */
export default defineSource({
  id: "eurostat",
  title_ja: "Eurostat",
  title_en: "Eurostat",
  publisher_ja: "欧州連合統計局（Eurostat）",
  publisher_en: "Eurostat",
  licence: "Reuse authorised provided the source is acknowledged (https://ec.europa.eu/eurostat/help/copyright-notice)",
  credit_ja: "出典：Eurostat",
  credit_en: "Source: Eurostat",
  files: [],
  asks: {api: "eurostat"},
  calendar: {cron: "20 6 * * 1", release: "随時", grace: 0},
  *read(artifact, {asked}) {
    const cube = readPayload(eurostatCube, artifact);
    for (const cell of cellsOf(cube)) {
      const {place, codes, flag} = cell;
      const file = filed(asked, codes);
      if (cell.value === null && file.key === "") continue;
      const unit = codes.unit ?? "";
      const meaning = cube.extension?.status?.label[flag] ?? "";
      yield reading({
        ...file,
        ...said(cell),
        address: jsonPath(["value", Array.isArray(cube.value) ? place : String(place)]),
        period: codes.time ?? "",
        unit: cube.dimension.unit?.category.label?.[unit] ?? unit, // Current prices, million euro
        published_on: cube.updated?.slice(0, 10) ?? "",
        document: "api-eurostat",
        confidence: "A",
        locator: [asked?.request.params.dataset ?? "", ...Object.values(codes), flag && `[${flag}]`].join(" ").trim(),
        ...(flag !== "" && {
          note_ja: `Eurostat の印「${flag}」：${meaning}`,
          note_en: `Eurostat flag ${flag}: ${meaning}`
        })
      });
    }
  }
});

/**
 * Of the flags, e f i p say how a figure was made and b d r u how it compares; any other (c, m, n, z, |C) says why there
 * is none. Beside a figure such a one stays unread, and so do two that say how it was made (https://ec.europa.eu/eurostat/data/database).
 */
function said({value, flag}: EurostatCell): Pick<Reading, "value" | "status"> {
  const why = flag.replace(/[befipdru]/g, "");
  const how = flag.replace(/[^efip]/g, "") || "実績";
  return value === null ? {value: `: ${why}`.trim(), status: how} : {value, status: why === "" ? how : flag};
}
