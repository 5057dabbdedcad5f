import {cellAddress} from "./address.js";
import {hasPlatformCharacter} from "./character.js";
import {figureKind, folded} from "./figure.js";
import {addPlace, noPlaces, type Outcomes} from "./outcome.js";
import {ownCell, type View} from "./view.js";

/** A space between single characters, at an end, or a line feed: layout by typing (合　計). */
const LAYOUT = /^[\s　]|[\s　]$|[\r\n]|^\S([ 　]\S)+$/;

const SAME_AS_ABOVE = /^(〃|同上|同左|々|"|''|ditto)$/;

/** Rules on single cells of header and body. */
export function cellOutcomes({tables}: View): Outcomes {
  const places = Object.fromEntries(
    ["L1-06", "L1-07", "L1-08", "L1-09", "L2-01", "L2-02"].map(rule => [rule, noPlaces()])
  );
  const hit = (rule: string, address: () => string) => addPlace(places[rule] ?? noPlaces(), address);
  let figures = 0;
  for (const table of tables) {
    const header = Array.from({length: table.header.bottom - table.header.top + 1}, (_, i) => table.header.top + i);
    for (const {index, numeric, role} of table.columns) {
      const label = role === "indicator" || role === "entity" || role === "period";
      let spoken = false;
      for (const row of [...header, ...table.body]) {
        const body = row > table.header.bottom;
        const at = () => cellAddress(table, row, index);
        const cell = ownCell(table, row, index);
        if (!cell) {
          const merged = table.grid.cell(row, index)?.merged !== undefined;
          if (body && numeric && !merged) hit("L1-09", at);
          if (body && label && spoken && !merged) hit("L2-02", at);
          continue;
        }
        if (cell.kind === "text") {
          if (LAYOUT.test(cell.text)) hit("L1-06", at);
          if (hasPlatformCharacter(cell.text)) hit("L1-08", at);
        }
        if (!body) continue;
        spoken = true;
        if (label && SAME_AS_ABOVE.test(folded(cell.text))) hit("L2-02", at);
        if (!numeric) continue;
        figures += 1;
        const kind = figureKind(cell);
        if (kind === "several") hit("L1-07", at);
        if (kind !== "number" && kind !== "symbol") hit("L2-01", at);
      }
    }
  }
  if (figures > 0) return places;
  return {...places, "L1-07": "not_applicable", "L1-09": "not_applicable", "L2-01": "not_applicable"};
}
