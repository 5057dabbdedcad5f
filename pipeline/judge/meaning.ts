import {cellAddress, tableAddress} from "./address.js";
import {figureKind, folded} from "./figure.js";
import {addPlace, noPlaces, type Outcomes, placesOf} from "./outcome.js";
import {ownCell, type TableView, type View} from "./view.js";

const STANDARD_TIME =
  /^(FY)?\d{4}(年度?|FY)?$|^\d{4}-\d{2}(-\d{2})?$|^\d{4}年\d{1,2}月(\d{1,2}日)?$|^\d{4}\/\d{1,2}(\/\d{1,2})?$/;
const ERA = /(明治|大正|昭和|平成|令和|[MTSHR明大昭平令])\.?\s?(元|\d{1,2})(年|年度|\.|$)/;
const DEFINED = /定義|出典|出所|更新|改定|改訂|備考|資料|調査|算出|source|definition|updated/i;

/** Rules on what the file says of its figures: units, time, regions, symbols, definitions. */
export function meaningOutcomes(view: View): Outcomes {
  const {tables} = view;
  const withFigures = tables.filter(({columns}) => columns.some(({numeric}) => numeric));
  return {
    "L3-03": symbols(view),
    "L3-04":
      withFigures.length === 0
        ? "not_applicable"
        : placesOf(withFigures.filter(table => !statesUnit(table, view)).map(tableAddress)),
    "L3-05": timeAxis(tables),
    "L3-06": placesOf(tables.filter(table => !namesRegion(table, view)).map(tableAddress)),
    "L3-08": placesOf(
      view.around.some(text => DEFINED.test(text)) || tables.some(hasNotes) ? [] : tables.map(tableAddress)
    )
  };
}

function symbols({tables, around}: View): Outcomes[string] {
  if (!tables.some(({columns}) => columns.some(({numeric, symbols: count}) => numeric && count > 0)))
    return "not_applicable";
  const places = noPlaces();
  for (const table of tables) {
    for (const {index, numeric} of table.columns.filter(({symbols: count}) => count > 0)) {
      if (!numeric) continue;
      for (const row of table.body) {
        const cell = ownCell(table, row, index);
        if (!cell || figureKind(cell) !== "symbol") continue;
        const symbol = cell.text.trim();
        const defined = around.some(text => text.includes(symbol) && /は|:|：|=|＝|示す|表す/.test(text));
        if (!defined) addPlace(places, () => cellAddress(table, row, index));
      }
    }
  }
  return places;
}

function statesUnit(table: TableView, {names, around}: View): boolean {
  if (table.columns.some(({role}) => role === "unit")) return true;
  if (around.some(text => /単位/.test(text))) return true;
  const bracketed = (text: string) =>
    [...folded(text).matchAll(/[([]([^()[\]]+)[)\]]/g)].some(([, inner = ""]) => names.units.has(inner));
  if (table.columns.some(({parts}) => parts.some(part => names.units.has(folded(part)) || bracketed(part))))
    return true;
  const labels = table.columns.filter(({role}) => role === "indicator");
  return labels.some(({texts}) => texts !== undefined && texts.size > 0 && [...texts.keys()].every(bracketed));
}

/** Years along the side or across: all in one standard spelling, or the first place of each that is not. */
function timeAxis(tables: readonly TableView[]): Outcomes[string] {
  const places = noPlaces();
  let seen = 0;
  for (const table of tables) {
    for (const {index, role, parts} of table.columns) {
      if (role === "period") {
        for (const row of table.body) {
          const cell = ownCell(table, row, index);
          if (!cell) continue;
          seen += 1;
          if (cell.kind !== "date" && !STANDARD_TIME.test(cell.text.trim()))
            addPlace(places, () => cellAddress(table, row, index));
        }
      }
      if (role !== "data") continue;
      const times = parts.filter(part => ERA.test(folded(part)) || /\d{4}/.test(folded(part)));
      seen += times.length;
      const odd = times.some(part => !STANDARD_TIME.test(part.trim()));
      if (odd) addPlace(places, () => cellAddress(table, table.header.top, index));
    }
  }
  return seen === 0 ? "not_applicable" : places;
}

function namesRegion(table: TableView, {names, around}: View): boolean {
  const texts = [
    ...around,
    ...table.columns.flatMap(({parts, texts: cells}) => [...parts, ...(cells?.keys() ?? [])])
  ].map(folded);
  return texts.some(
    text => names.regions.has(text) || [...names.regions].some(region => region.length > 2 && text.includes(region))
  );
}

function hasNotes({columns}: TableView): boolean {
  return columns.some(({role}) => role === "note" || role === "document");
}
