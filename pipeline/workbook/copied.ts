import type {Book, Grid} from "../contracts/book.js";
import {Package} from "./parts/package.js";
import {sheetXml, type TextCell} from "./parts/sheet.js";
import {escaped} from "./parts/write.js";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The style that every cell has which has no other. */
const STYLES = `<styleSheet xmlns="${MAIN}">
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** A new workbook with the texts of a file as they are: a text that begins with = stays a text. */
export function copied({grids}: Book): Package {
  const names = sheetNames(grids);
  const parts: Record<string, string> = {
    "[Content_Types].xml": types(grids.length),
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbook(names),
    "xl/_rels/workbook.xml.rels": relations([
      ...grids.map((_, i) => ["worksheet", `worksheets/sheet${i + 1}.xml`] as const),
      ["styles", "styles.xml"]
    ]),
    "xl/styles.xml": STYLES
  };
  for (const [i, grid] of grids.entries()) {
    const widths = Array.from({length: grid.columns}, () => 18);
    const {merges} = grid;
    parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml({space: MAIN, widths, rows: rowsOf(grid), merges});
  }
  return new Package(new Map(Object.entries(parts).map(([path, xml]) => [path, Buffer.from(HEAD + xml, "utf8")])));
}

/** Names as Excel allows them, each once, in the order of the sheets. */
function sheetNames(grids: readonly Grid[]): string[] {
  const names: string[] = [];
  for (const {sheet} of grids) names.push(freeName(sheet || "受領したファイル", names));
  return names;
}

/** A name that no other sheet has: at most 31 letters, none that Excel refuses. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map(name => name.toLowerCase()));
  const allowed = wanted.replace(/[[\]:*?/\\]/g, "_").replace(/^'|'$/g, "_");
  for (let n = 1; ; n++) {
    const end = n === 1 ? "" : ` (${n})`;
    const name = allowed.slice(0, 31 - end.length) + end;
    if (!used.has(name.toLowerCase())) return name;
  }
}

function* rowsOf(grid: Grid): Generator<(TextCell | undefined)[]> {
  for (let row = 0; row < grid.rows; row++) {
    yield Array.from({length: grid.lastColumn(row) + 1}, (_, column) => {
      const cell = grid.cell(row, column);
      const first = !cell?.merged || (cell.merged.top === row && cell.merged.left === column);
      return cell && first ? {text: cell.text, style: 0} : undefined;
    });
  }
}

function workbook(names: readonly string[]): string {
  const sheets = names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, to], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${to}"/>`
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

function types(sheets: number): string {
  const one = (path: string, type: string) =>
    `<Override PartName="/xl/${path}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  const each = Array.from({length: sheets}, (_, i) => one(`worksheets/sheet${i + 1}`, "worksheet"));
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
${one("workbook", "sheet.main")}${one("styles", "styles")}${each.join("")}</Types>`;
}
