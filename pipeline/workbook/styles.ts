import type {CellStyle, CellValue, WriteSheet} from "hucre/xlsx";

export const FONT = "游ゴシック";

const LINE = {style: "thin", color: {rgb: "B5BCC4"}} as const;
export const BORDER = {top: LINE, left: LINE, bottom: LINE, right: LINE} as const;

/** A heading: dark on light, so that it prints well too. */
export const HEADER: CellStyle = {
  font: {name: FONT, size: 11, bold: true, color: {rgb: "1F2A37"}},
  fill: {type: "pattern", pattern: "solid", fgColor: {rgb: "DCE6F0"}},
  alignment: {vertical: "center", horizontal: "center", wrapText: true},
  border: BORDER
};

/** A row of a sheet: what stands in it, how each cell looks, and how high it is where that is given. */
export interface Row {
  values: readonly CellValue[];
  style?: (column: number) => CellStyle;
  height?: number;
}

/** A sheet for A4 across, one page wide, the header on every page. */
export function sheetOf(name: string, widths: readonly number[], rows: readonly Row[], headerRow?: number): WriteSheet {
  const cells: WriteSheet["cells"] = new Map();
  const rowDefs: WriteSheet["rowDefs"] = new Map();
  for (const [row, {values, style, height}] of rows.entries()) {
    if (height !== undefined) rowDefs.set(row, {height});
    for (const [column, value] of values.entries())
      if (style) cells.set(`${row},${column}`, {value, style: style(column)});
  }
  const columns = widths.map(width => ({width}));
  return {name, columns, rows: rows.map(({values}) => [...values]), cells, rowDefs, pageSetup: pageOf(headerRow)};
}

function pageOf(headerRow: number | undefined): NonNullable<WriteSheet["pageSetup"]> {
  return {
    paperSize: "a4",
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    ...(headerRow !== undefined && {printTitlesRow: `$${headerRow}:$${headerRow}`})
  };
}
