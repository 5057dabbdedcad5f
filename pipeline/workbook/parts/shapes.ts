import type {SheetText} from "./marks.js";
import type {Note} from "./notes.js";
import type {Package} from "./package.js";
import type {Edit} from "./write.js";
import {attributes} from "./xml.js";

const TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing";
const SPACES = `xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"`;
const BOX = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">
<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`;
const [LAST_ROW, LAST_COLUMN] = [1_048_575, 16_383];

/** What stands in a sheet before the reference to the boxes of its notes. */
const BEFORE = new Set(
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios"
    .concat(" autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting")
    .concat(" dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks")
    .concat(" customProperties cellWatches ignoredErrors smartTags drawing")
    .split(" ")
);

/** The boxes of new notes, beside those of the sheet. Gives the edits by which the sheet refers to them. */
export function addShapes(
  book: Package,
  sheet: string,
  {xml, root, all}: SheetText,
  relations: string,
  notes: readonly Note[]
): Edit[] {
  if (notes.length === 0) return [];
  const reference = all.find(({name}) => name === "legacyDrawing");
  const id = reference && [...attributes(xml, reference)].find(([name]) => name.endsWith(":id"))?.[1];
  const own = book.relations(sheet).find(one => one.id === id && book.path(one.path))?.path;
  if (own !== undefined && join(book, own, notes)) return [];
  const made = `<xml ${SPACES}>${layout(notes.length)}${BOX}${shapes(notes, FIRST)}</xml>`;
  const added = book.add(n => `xl/drawings/vmlDrawing${n}.vml`, made, TYPE, sheet, `${relations}/vmlDrawing`);
  const text = `<${root.prefix}legacyDrawing xmlns:r="${relations}" r:id="${added}"/>`;
  if (reference) return [{from: reference.start, to: reference.end, text}];
  const at = all.findLast(({name}) => BEFORE.has(name))?.end ?? root.close;
  return [{from: at, to: at, text}];
}

/** False for boxes that are not written as Excel writes them. */
function join(book: Package, path: string, notes: readonly Note[]): boolean {
  const xml = book.text(path);
  const end = xml.lastIndexOf("</xml>");
  if (end < 0) return false;
  const taken = [...xml.matchAll(/_x0000_s(\d+)/g)].map(([, number]) => Number(number));
  const first = taken.reduce((most, one) => Math.max(most, one + 1), FIRST);
  const box = xml.includes('id="_x0000_t202"') ? "" : BOX.replace(" ", ` ${SPACES} `);
  const added = shapes(notes, first).replaceAll("<v:shape ", `<v:shape ${SPACES} `);
  book.change(path, [{from: end, to: end, text: box + added}]);
  return true;
}

/** Numbers of shapes are given in blocks of 1,024. */
const FIRST = 1025;

function layout(count: number): string {
  const blocks = Array.from({length: Math.ceil((count + 1) / 1024)}, (_, i) => i + 1);
  const map = `<o:idmap v:ext="edit" data="${blocks.join(",")}"/>`;
  return `<o:shapelayout v:ext="edit">${map}</o:shapelayout>`;
}

function shapes(notes: readonly Note[], first: number): string {
  return notes.map((note, i) => shape(note, first + i)).join("");
}

function shape({row, column, said}: Note, id: number): string {
  const lines = said.reduce((sum, one) => sum + 1 + Math.ceil(one.length / 24), 0);
  const left = Math.min(column + 1, LAST_COLUMN - 4);
  const top = Math.min(row, LAST_ROW - 20);
  const anchor = [left, 15, top, 2, left + 4, 15, top + Math.min(20, Math.max(4, lines)), 4].join(", ");
  const style = `position:absolute;margin-left:80pt;margin-top:2pt;width:260pt;height:90pt;z-index:1;visibility:hidden`;
  return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="${style}" fillcolor="#ffffe1" o:insetmode="auto">
<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>
<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>
<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
}
