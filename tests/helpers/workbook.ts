import {type Cell, type CellValue, parseCellRef, type WriteSheet, writeXlsx} from "hucre/xlsx";
import JSZip from "jszip";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A sheet written by hand: `rows` is the inside of <sheetData>, `before` and `after` what stands around it. */
export interface SheetByHand {
  name?: string;
  state?: "hidden" | "veryHidden";
  before?: string;
  rows?: string;
  after?: string;
  /** Parts of the package the sheet refers to: the last word of the type, and the target as seen from the sheet. */
  refers?: readonly (readonly [type: string, target: string])[];
}

export interface BookByHand {
  date1904?: boolean;
  /** Number formats: s="1" has the first, s="2" the second. A number is the id of a format built into Excel. */
  formats?: readonly (string | number)[];
  /** The inside of each <si>. */
  strings?: readonly string[];
  /** Further parts, or other contents of the parts made here, by path. */
  parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** A workbook from XML written by hand: what no library writes on purpose, and what offices send all the same. */
export async function bookByHand(sheets: readonly SheetByHand[], book: BookByHand = {}): Promise<Uint8Array> {
  const parts: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": contentTypes(sheets.length),
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": bookPart(sheets, book),
    "xl/_rels/workbook.xml.rels": relations([
      ...sheets.map((_, i) => ["worksheet", `worksheets/sheet${i + 1}.xml`] as const),
      ["styles", "styles.xml"],
      ["sharedStrings", "sharedStrings.xml"]
    ]),
    "xl/styles.xml": stylesPart(book.formats ?? []),
    "xl/sharedStrings.xml": root("sst", (book.strings ?? []).map(inside => `<si>${inside}</si>`).join(""))
  };
  for (const [i, {before = "", rows = "", after = "", refers}] of sheets.entries()) {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = root("worksheet", `${before}<sheetData>${rows}</sheetData>${after}`);
    if (refers) parts[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = relations(refers);
  }
  return packed({...parts, ...book.parts});
}

/** A workbook as a library writes it: a sheet KPI of cells by their addresses, and whatever other sheets. */
export function bookOf(
  cells: Readonly<Record<string, CellValue | Partial<Cell>>>,
  more: Partial<WriteSheet> = {},
  others: readonly WriteSheet[] = []
): Promise<Uint8Array> {
  const placed = new Map<string, Partial<Cell>>();
  for (const [address, cell] of Object.entries(cells)) {
    const {row, col} = parseCellRef(address);
    placed.set(`${row},${col}`, typeof cell === "object" && cell && !(cell instanceof Date) ? cell : {value: cell});
  }
  return writeXlsx({sheets: [{name: "KPI", rows: [], cells: placed, ...more}, ...others]});
}

/** A zip file with these parts. */
export async function packed(parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [path, content] of Object.entries(parts)) zip.file(path, content, {createFolders: false});
  return zip.generateAsync({type: "uint8array", compression: "DEFLATE"});
}

function root(tag: string, inside: string): string {
  return `${HEAD}<${tag} xmlns="${MAIN}" xmlns:r="${OFFICE}">${inside}</${tag}>`;
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, to], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${to}"/>`
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const kind = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  const each = Array.from({length: sheets}, (_, i) => kind(`worksheets/sheet${i + 1}`, "worksheet"));
  const others = [kind("workbook", "sheet.main"), kind("styles", "styles"), kind("sharedStrings", "sharedStrings")];
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
${[...others, ...each].join("")}</Types>`;
}

function bookPart(sheets: readonly SheetByHand[], {date1904}: BookByHand): string {
  const each = sheets.map(({name, state}, i) => {
    const hidden = state ? ` state="${state}"` : "";
    return `<sheet name="${name ?? `Sheet${i + 1}`}" sheetId="${i + 1}"${hidden} r:id="rId${i + 1}"/>`;
  });
  return root("workbook", `${date1904 ? '<workbookPr date1904="1"/>' : ""}<sheets>${each.join("")}</sheets>`);
}

function stylesPart(formats: readonly (string | number)[]): string {
  const ids = formats.map((format, i) => (typeof format === "number" ? format : 164 + i));
  const own = formats.flatMap((format, i) =>
    typeof format === "number" ? [] : [`<numFmt numFmtId="${ids[i]}" formatCode="${escaped(format)}"/>`]
  );
  const styles = [0, ...ids].map(
    id => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/>`
  );
  const fills = '<fills><fill><patternFill patternType="none"/></fill></fills>';
  const numbers = own.length > 0 ? `<numFmts count="${own.length}">${own.join("")}</numFmts>` : "";
  return root("styleSheet", `${numbers}${fills}<cellXfs>${styles.join("")}</cellXfs>`);
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

/** A part of a package as text. */
export async function xmlOf(bytes: Uint8Array, path: string): Promise<string> {
  const part = (await JSZip.loadAsync(bytes)).file(path);
  if (!part) throw new Error(`no part ${path}`);
  return part.async("string");
}
