import {cellsOf, type EurostatCube, eurostatCell, eurostatCube} from "../contracts/api/eurostat.js";
import {jsonPath} from "../contracts/api/json.js";
import {type Reading, reading} from "../contracts/reading.js";
import {defineSource} from "../contracts/source.js";
import {entryOf, filed, formatOf, heldFor, readPayload} from "../read/bytes/payload.js";

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
    for (const {place, codes, value, flag, meaning} of cellsOf(cube)) {
      const file = filed(asked, codes);
      if (value === null && file.key === "") continue;
      const {unit = "", time = ""} = codes;
      const {entry: cell, held} = entryOf(eurostatCell, "$", {value, status: flag});
      if (held) {
        yield heldFor(asked, held, {...file, period: time, address: jsonPath([held.address.slice(2), place])});
        continue;
      }
      const where = [
        asked?.request.params.dataset ?? "",
        ...cube.id.map(id => codes[id]),
        cell.status && `[${cell.status}]`
      ];
      yield reading({
        ...file,
        ...said(cell.value, cell.status, meaning),
        address: jsonPath(["value", place]),
        period: time,
        unit: labelOf(cube, unit), // Current prices, million euro
        published_on: cube.updated?.slice(0, 10) ?? "",
        document: "api-eurostat",
        confidence: "A",
        locator: where.join(" ").trim()
      });
    }
  }
});

/** What the cube calls its unit; one without a name stays its code. */
function labelOf({dimension}: EurostatCube, unit: string): string {
  const label = dimension.unit?.category.label?.[unit];
  return typeof label === "string" ? label : unit;
}

/**
 * Of the flags (https://ec.europa.eu/eurostat/data/database), e f i p say how a figure was made and b d r u how it
 * compares; any other (c, m, n, z, |C) says why there is none. Beside a figure such a one stays unread, as do two of
 * the first.
 */
function said(value: string | null, flag: string, meaning: string): Partial<Reading> {
  const why = flag.replace(/[befipdru]/g, "");
  const how = flag.replace(/[^efip]/g, "") || "実績";
  const notes = flag && {note_ja: `Eurostat の印「${flag}」：${meaning}`, note_en: `Eurostat flag ${flag}: ${meaning}`};
  if (value === null) return {...notes, value: `: ${why}`.trim(), status: how};
  return {...notes, value, format: formatOf(value), status: why === "" ? how : flag};
}
