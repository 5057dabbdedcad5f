import {openXlsx, readXlsx, saveXlsx} from "hucre/xlsx";
import {expect, test} from "vitest";
import {readTemplateData} from "../../pipeline/answer/templateData.js";
import {withReadStore} from "../../pipeline/store.js";
import {templateWorkbook} from "../../pipeline/workbook/template.js";
import {problemsOf} from "../helpers/errors.js";
import {checkReadable} from "../helpers/inbox.js";
import {manifestOf, withRanProject} from "../helpers/project.js";
import {xmlOf} from "../helpers/workbook.js";

const NOW = new Date("2026-11-24T00:00:00Z");

/** The form as a person sends it back, with one value typed in. */
async function filled(form: Uint8Array, row: number, value: number): Promise<Uint8Array> {
  const book = await openXlsx(form, {readStyles: true});
  const [sheet] = book.sheets;
  const cell = sheet?.cells?.get(`${row},4`);
  if (!sheet?.rows[row] || !cell) throw new Error(`no row ${row} to fill in`);
  sheet.rows[row][4] = cell.value = value;
  return saveXlsx(book);
}

test("the form asks for every indicator of the community, with its last value beside, and reads back without a word of help", async () => {
  await withRanProject(async project => {
    const manifest = await manifestOf(project);
    const data = await withReadStore(project.settings.warehouse, store => readTemplateData(store, "nagaoka", manifest));
    const bytes = await templateWorkbook(data, NOW);
    const {sheets} = await readXlsx(bytes, {readStyles: true});
    expect(sheets.map(({name}) => name)).toEqual(["報告", "記入要領", "版"]);
    const [sheet, , version] = sheets;
    if (!sheet) throw new Error("no sheet");
    const at = sheet.rows.findIndex(cells => cells[1] === "参画機関数");
    const last = ["65機関", "2025-04-23"];
    expect(sheet.rows[at]).toEqual([
      "長岡バイオコミュニティ",
      "参画機関数",
      "機関",
      "2025年度",
      null,
      "実績",
      null,
      ...last
    ]);
    const asked = sheet.dataValidations?.filter(({range}) => [`C${at + 1}`, `E${at + 1}`].includes(range));
    expect(asked?.map(({type, values, errorStyle}) => [type, values, errorStyle])).toEqual([
      ["list", ["機関"], undefined],
      ["decimal", undefined, "warning"]
    ]);
    expect(sheet.dataValidations).toHaveLength(2 * data.indicators.length + 2);
    const locked = (column: number) => sheet.cells?.get(`${at},${column}`)?.style?.protection?.locked;
    expect([locked(1), locked(4)]).toEqual([true, false]);
    expect([sheet.freezePane?.rows, sheet.protection?.sheet, version?.rows[0]?.[1]]).toEqual([1, true, "v1"]);
    const xml = await xmlOf(bytes, "xl/workbook.xml");
    expect([...xml.matchAll(/<definedName name="_xlnm.Print_Titles"[^>]*>([^<]*)/g)].map(([, rows]) => rows)).toEqual([
      "報告!$1:$1",
      "記入要領!$7:$7"
    ]);
    expect(await xmlOf(bytes, "xl/worksheets/sheet2.xml")).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*"landscape"/);
    expect(Buffer.from(await templateWorkbook(data, NOW)).equals(bytes)).toBe(true);

    const file = await checkReadable(project, "nagaoka.xlsx", await filled(bytes, at, 70));
    expect(
      file.accepted.map(({indicator_id, entity_id, period, value, unit}) => [
        indicator_id,
        entity_id,
        period,
        value,
        unit
      ])
    ).toEqual([["participating_orgs", "nagaoka", "FY2025", 70, "機関"]]);
    expect(file.quarantined).toEqual([]);
    // 2 off for the values not filled in yet
    expect([file.machine_readability.level1.score, file.machine_readability.level3.score]).toEqual([98, 100]);
  });
});

test("a community that is not known is one line, with those that are", async () => {
  await withRanProject(async project => {
    const manifest = await manifestOf(project);
    const [problem] = await problemsOf(() =>
      withReadStore(project.settings.warehouse, store => readTemplateData(store, "osaka", manifest))
    );
    expect([problem?.where, problem?.en.includes("nagaoka")]).toEqual(["osaka", true]);
  });
});
