import {a1, a1Range, type Range} from "../../contracts/book.js";
import {escaped} from "./write.js";

/** A cell of a sheet of ours: always a text, whatever it begins with, and never a formula. */
export interface TextCell {
  text: string;
  style: number;
  /** A place in the workbook that a click leads to. */
  link?: string | undefined;
}

export interface TextSheet {
  /** The namespace of sheets in this workbook. */
  space: string;
  widths: readonly number[];
  rows: Iterable<readonly (TextCell | undefined)[]>;
  merges: readonly Range[];
}

/** Excel holds no longer text in a cell, and no more rows, columns and links on a sheet. */
const [MOST_LETTERS, MOST_ROWS, MOST_COLUMNS, MOST_LINKS] = [32_767, 1_048_576, 16_384, 65_000];

/** A sheet as XML: A4 across, one page wide. */
export function sheetXml({space, widths, rows, merges}: TextSheet): string {
  const [written, links]: [string[], string[]] = [[], []];
  let row = 0;
  for (const cells of rows) {
    if (row === MOST_ROWS) break;
    const made = cells.slice(0, MOST_COLUMNS).map((cell, column) => {
      if (cell?.link !== undefined && links.length < MOST_LINKS)
        links.push(`<hyperlink ref="${a1(row, column)}" location="${escaped(cell.link)}"/>`);
      return cell ? cellXml(cell, a1(row, column)) : "";
    });
    if (cells.some(cell => cell)) written.push(`<row r="${row + 1}">${made.join("")}</row>`);
    row++;
  }
  const columns = widths
    .slice(0, MOST_COLUMNS)
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const joined = merges
    .filter(({bottom, right}) => bottom < MOST_ROWS && right < MOST_COLUMNS)
    .map(range => `<mergeCell ref="${a1Range(range)}"/>`);
  return [
    `<worksheet xmlns="${space}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    ...list("cols", columns),
    "<sheetData>",
    ...written,
    "</sheetData>",
    ...list("mergeCells", joined),
    ...list("hyperlinks", links),
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
  ].join("");
}

function cellXml({text, style}: TextCell, address: string): string {
  if (text === "") return `<c r="${address}" s="${style}"/>`;
  const whole = text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(whole)}</t></is></c>`;
}

function list(tag: string, elements: readonly string[]): string[] {
  return elements.length > 0 ? [`<${tag}>`, ...elements, `</${tag}>`] : [];
}
