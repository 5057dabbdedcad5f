import {bookByHand} from "./workbook.js";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
const X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const relations = (...targets: [type: string, target: string][]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const anchor = (row: number, inside: string) =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row>
<xdr:rowOff>0</xdr:rowOff></xdr:from>
<xdr:to><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + 9}</xdr:row><xdr:rowOff>0</xdr:rowOff>
</xdr:to>${inside}<xdr:clientData/></xdr:twoCellAnchor>`;

const CHART = `<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main" xmlns:r="${OFFICE}"><c:chart>
<c:plotArea><c:barChart>
<c:barDir val="col"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>KPI!$B$3:$B$4</c:f></c:numRef>
</c:val></c:ser>
<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="b"/>
<c:crossAx val="2"/></c:catAx>
<c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart>
<c:userShapes r:id="rId1"/></c:chartSpace>`;

const SHAPES = `<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main" xmlns:r="${OFFICE}">${anchor(
  2,
  `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="グラフ 1"/><xdr:cNvGraphicFramePr/>
</xdr:nvGraphicFramePr>
<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${DRAWING}/chart">
<c:chart xmlns:c="${DRAWING}/chart" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>`
)}${anchor(
  13,
  `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="図 2"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>
<a:blip r:embed="rId2"/>
<a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
</xdr:spPr></xdr:pic>`
)}</xdr:wsDr>`;

const VML = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>
<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>
<v:shape id="_x0000_s1025" type="#_x0000_t202" style="position:absolute;visibility:hidden">
<x:ClientData ObjectType="Note">
<x:Anchor>2,15,1,2,4,15,5,4</x:Anchor><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>`;

const DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** What the workbook holds beside cells, in parts of their own. */
export const FULL: Record<string, string | Uint8Array> = {
  "xl/drawings/drawing1.xml": HEAD + SHAPES,
  "xl/drawings/_rels/drawing1.xml.rels": relations(["chart", "../charts/chart1.xml"], ["image", "../media/image1.png"]),
  "xl/charts/chart1.xml": HEAD + CHART,
  "xl/charts/_rels/chart1.xml.rels": relations(["chartUserShapes", "../drawings/drawing2.xml"]),
  "xl/drawings/drawing2.xml": `<c:userShapes xmlns:c="${DRAWING}/chart"/>`,
  "xl/media/image1.png": Buffer.from(DOT, "base64"),
  "xl/comments1.xml": `${HEAD}<comments xmlns="${MAIN}"><authors><author>長岡</author></authors><commentList>
<comment ref="B2" authorId="0"><text><t>送り手のコメント</t></text></comment></commentList></comments>`,
  "xl/drawings/vmlDrawing1.vml": VML,
  "xl/tables/table1.xml": `${HEAD}<table xmlns="${MAIN}" id="1" name="表1" displayName="表1" ref="A1:B4">
<tableColumns count="2"><tableColumn id="1" name="指標"/><tableColumn id="2" name="2024年度"/></tableColumns></table>`,
  "xl/printerSettings/printerSettings1.bin": Buffer.from([1, 2, 3]),
  "xl/vbaProject.bin": Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 9]),
  "xl/calcChain.xml": `${HEAD}<calcChain xmlns="${MAIN}"><c r="B3" i="1"/></calcChain>`,
  "xl/externalLinks/externalLink1.xml": `${HEAD}<externalLink xmlns="${MAIN}"/>`,
  "customXml/item1.xml": "<?xml version='1.0' encoding='UTF-16'?><note/>",
  "docProps/app.xml": `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>`
};

const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const TYPES: Record<string, string> = {
  "xl/workbook.xml": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
  "xl/styles.xml": `${SHEET}.styles+xml`,
  "xl/sharedStrings.xml": `${SHEET}.sharedStrings+xml`,
  "xl/worksheets/sheet1.xml": `${SHEET}.worksheet+xml`,
  "xl/worksheets/sheet2.xml": `${SHEET}.worksheet+xml`,
  "xl/comments1.xml": `${SHEET}.comments+xml`,
  "xl/tables/table1.xml": `${SHEET}.table+xml`,
  "xl/calcChain.xml": `${SHEET}.calcChain+xml`,
  "xl/externalLinks/externalLink1.xml": `${SHEET}.externalLink+xml`,
  "xl/drawings/drawing1.xml": "application/vnd.openxmlformats-officedocument.drawing+xml",
  "xl/drawings/drawing2.xml": "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml",
  "xl/charts/chart1.xml": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
  "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml"
};
const DEFAULTS = {
  rels: "application/vnd.openxmlformats-package.relationships+xml",
  xml: "application/xml",
  png: "image/png",
  bin: "application/vnd.ms-office.vbaProject",
  vml: "application/vnd.openxmlformats-officedocument.vmlDrawing"
};

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types">${[
  ...Object.entries(DEFAULTS).map(([end, type]) => `<Default Extension="${end}" ContentType="${type}"/>`),
  ...Object.entries(TYPES).map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`)
].join("")}</Types>`;

const BEFORE = `<sheetPr codeName="Sheet1"/><dimension ref="A1:B4"/><sheetViews><sheetView workbookViewId="0">
<pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>
<sheetFormatPr defaultRowHeight="18"/><cols><col min="1" max="1" width="31.5" customWidth="1"/></cols>`;
const ROWS = `<row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>2024年度</t></is></c>
</row>
<row r="2" spans="1:2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1" t="inlineStr"><is><t>10～15</t></is></c></row>
<row r="3"><c r="B3"><f t="shared" ref="B3:B4" si="0">1+1</f><v>2</v></c></row><row r="4"><c r="B4">
<f t="shared" si="0"/><v>2</v></c></row>`;
const AFTER = `<sheetProtection sheet="1"/><conditionalFormatting sqref="B2">
<cfRule type="cellIs" priority="1" operator="greaterThan"><formula>5</formula></cfRule></conditionalFormatting>
<dataValidations count="1"><dataValidation type="whole" sqref="B3"><formula1>0</formula1></dataValidation>
</dataValidations>
<hyperlinks><hyperlink ref="A2" location="KPI!B2"/></hyperlinks>
<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>
<pageSetup paperSize="8" orientation="portrait" r:id="rId5"/><headerFooter><oddFooter>&amp;P</oddFooter>
</headerFooter>
<drawing r:id="rId1"/><legacyDrawing r:id="rId3"/><tableParts count="1"><tablePart r:id="rId4"/></tableParts>
<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="${X14}"><x14:sparklineGroups/></ext></extLst>`;

const BOOK = `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><fileVersion appName="xl"/>
<workbookPr codeName="ThisWorkbook"/>
<sheets><sheet name="KPI" sheetId="4" r:id="rId1"/><sheet name="隠し" sheetId="2" state="veryHidden" r:id="rId2"/>
</sheets>
<externalReferences><externalReference r:id="rId7"/></externalReferences><definedNames>
<definedName name="税率">KPI!$B$3</definedName></definedNames>
<calcPr calcId="191029"/></workbook>`;

/** A workbook with everything that offices put into one: charts, pictures, rules, notes, tables, macros, links. */
export function fullBook(): Promise<Uint8Array> {
  const refers = [
    ["drawing", "../drawings/drawing1.xml"],
    ["comments", "../comments1.xml"],
    ["vmlDrawing", "../drawings/vmlDrawing1.vml"],
    ["table", "../tables/table1.xml"],
    ["printerSettings", "../printerSettings/printerSettings1.bin"]
  ] as const;
  const parts = {
    ...FULL,
    "[Content_Types].xml": CONTENT_TYPES,
    "xl/workbook.xml": BOOK,
    "xl/_rels/workbook.xml.rels": relations(
      ["worksheet", "worksheets/sheet1.xml"],
      ["worksheet", "worksheets/sheet2.xml"],
      ["styles", "styles.xml"],
      ["sharedStrings", "sharedStrings.xml"],
      ["vbaProject", "vbaProject.bin"],
      ["calcChain", "calcChain.xml"],
      ["externalLink", "externalLinks/externalLink1.xml"]
    )
  };
  const strings = [
    "<r><t>指</t></r><r><rPr><b/></rPr><t>標</t></r>",
    '<t>関連企業数</t><rPh sb="0" eb="2"><t>カンレン</t></rPh>'
  ];
  const sheets = [{name: "KPI", before: BEFORE, rows: ROWS, after: AFTER, refers}, {name: "隠し"}];
  return bookByHand(sheets, {formats: ["0.0%"], strings, parts});
}
