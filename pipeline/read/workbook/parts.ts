import XLSX from "@e965/xlsx";
import {JAPANESE_FORMATS} from "./date.js";

type Parts = ReadonlyMap<string, Buffer>;

/** The reader of a package that is already unpacked; the library exports it and does not describe it. */
interface PackageReader {
  parse_zip(container: object, options: XLSX.ParsingOptions): XLSX.WorkBook;
}

/**
 * Reads a workbook from the parts of its package. Throws whatever the library throws, and for a part that is cut off.
 */
export function readParts(parts: Parts, options: XLSX.ParsingOptions): XLSX.WorkBook {
  const container = XLSX.CFB.utils.cfb_new();
  for (const [path, part] of withStyles(parts)) {
    if (NEEDED.test(path) && !isWhole(part)) throw new Error(`${path} is cut off`);
    const content = /^xl\/styles[^/]*\.xml$/.test(path) ? withJapaneseFormats(part) : part;
    XLSX.CFB.utils.cfb_add(container, path, content, {unsafe: true}); // "unsafe" looks for no older entry of the name
  }
  return (XLSX as unknown as PackageReader).parse_zip(container, {...options});
}

const TYPES = "[Content_Types].xml";
const STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
const PLAIN_STYLES = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<fills><fill><patternFill patternType="none"/></fill></fills>
<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>`;

/** A book without styles gets plain ones, for without any the library fails, and goes on, at every cell. */
function withStyles(parts: Parts): Parts {
  const types = parts.get(TYPES)?.toString("utf8") ?? "";
  const end = types.lastIndexOf("</Types>");
  if (end < 0 || types.includes(STYLES_TYPE) || parts.has("xl/styles.xml")) return parts;
  const override = `<Override PartName="/xl/styles.xml" ContentType="${STYLES_TYPE}"/>`;
  return new Map([
    ...parts,
    [TYPES, Buffer.from(types.slice(0, end) + override + types.slice(end))],
    ["xl/styles.xml", Buffer.from(PLAIN_STYLES)]
  ]);
}

/**
 * Reads an old workbook (.xls). The library keeps the formats of the file it read before in one table, and takes them
 * for those of an old workbook that does not say its own; so the table is made new, with the codes that Excel leaves
 * out.
 */
export function readOldBook(bytes: Uint8Array, options: XLSX.ParsingOptions): XLSX.WorkBook {
  const table: Record<string, unknown> = XLSX.SSF.get_table();
  for (const id of Object.keys(table)) delete table[id];
  XLSX.SSF.load_table(OWN_FORMATS);
  for (const [id, code] of JAPANESE_FORMATS) XLSX.SSF.load(code, id);
  return XLSX.read(bytes, options);
}

/** The library's table of formats before it has read anything. */
const OWN_FORMATS = {...XLSX.SSF.get_table()};

/** Parts without which a book would come out with fewer cells, or with dates that look like numbers. */
const NEEDED = /^(xl\/(workbook|styles|sharedStrings|worksheets\/)[^/]*|content|styles)\.xml$/i;

/**
 * True where the last thing in a part is the end of its first element; the library would read what there is and say
 * nothing.
 */
function isWhole(part: Buffer): boolean {
  const [, root = ""] = /<([^\s<>?!/]+)/.exec(part.toString("latin1", 0, 4000)) ?? [];
  const end = part.toString("latin1", Math.max(0, part.length - 4000)).trimEnd();
  return end.endsWith(`</${root}>`) || (end.endsWith("/>") && end.lastIndexOf("<") === end.lastIndexOf(`<${root}`));
}

/** The styles of a book with the codes that Excel leaves out; the library would take such dates for plain numbers. */
function withJapaneseFormats(styles: Buffer): Buffer {
  const xml = styles.toString("utf8");
  const codes = [...JAPANESE_FORMATS]
    .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', "&quot;")}"/>`)
    .join("");
  const list = /<(?:\w+:)?numFmts(?:\s[^>]*[^/>])?>/.exec(xml); // what the book says itself comes later and stands
  const root = /<(?:\w+:)?styleSheet[^>]*[^/>]>/.exec(xml);
  const [after, added] = list ? [list, codes] : [root, `<numFmts>${codes}</numFmts>`];
  if (!after) return styles;
  const at = after.index + after[0].length;
  return Buffer.from(xml.slice(0, at) + added + xml.slice(at), "utf8");
}
