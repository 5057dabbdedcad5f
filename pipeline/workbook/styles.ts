import type ExcelJS from "exceljs";

export const FONT = "游ゴシック";

const LINE: Partial<ExcelJS.Border> = {style: "thin", color: {argb: "FFB5BCC4"}};
export const BORDER: Partial<ExcelJS.Borders> = {top: LINE, left: LINE, bottom: LINE, right: LINE};

/** A heading: dark on light, so that it prints well too. */
export function styleHeader(row: ExcelJS.Row): void {
  row.height = 24;
  row.eachCell(cell => {
    cell.font = {name: FONT, size: 11, bold: true, color: {argb: "FF1F2A37"}};
    cell.fill = {type: "pattern", pattern: "solid", fgColor: {argb: "FFDCE6F0"}};
    cell.alignment = {vertical: "middle", horizontal: "center", wrapText: true};
    cell.border = BORDER;
  });
}

/** A4 across, one page wide, the header on every page. */
export function printable(sheet: ExcelJS.Worksheet, headerRow: number | undefined): void {
  sheet.pageSetup = {
    ...sheet.pageSetup,
    paperSize: 9,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    ...(headerRow !== undefined && {printTitlesRow: `${headerRow}:${headerRow}`})
  };
}
