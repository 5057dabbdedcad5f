import {readFile} from "node:fs/promises";
import XLSX from "@e965/xlsx";
import {foldersIn} from "../../pipeline/contracts/folders.js";
import {buildModels, modelsFor, readModels} from "../../pipeline/models/build.js";
import {readReference} from "../../pipeline/read/reference/reference.js";
import {readVocabulary} from "../../pipeline/read/reference/vocabulary.js";
import {readExcel} from "../../pipeline/read/workbook/excel.js";
import communityReport from "../../pipeline/sources/community_report.js";
import {select, withMemoryStore} from "../../pipeline/store.js";
import {repository} from "../helpers/project.js";
import {loadWorld} from "../helpers/store.js";
import {doJob} from "./job.js";

const maxUnzipped = 1_000_000_000;

/** Seconds from the bytes of a workbook: to its cells, by ours or by the bare library, or to staged readings. */
await doJob(async ({job, file}) => {
  const bytes = await readFile(file);
  const words = readVocabulary(await readReference(foldersIn(repository)));
  const start = performance.now();
  const work = {
    readExcel: async () => ours(bytes, file),
    bareExcel: async () => bare(bytes),
    staged: () => staged(bytes, file, words)
  };
  const found = await work[job as keyof typeof work]();
  return {seconds: (performance.now() - start) / 1000, found};
});

function ours(bytes: Uint8Array, file: string): number {
  let cells = 0;
  for (const grid of readExcel(bytes, file, {maxUnzipped}).grids)
    for (let row = 0; row < grid.rows; row += 1)
      for (let column = 0; column < grid.columns; column += 1) if (grid.cell(row, column)?.text) cells += 1;
  return cells;
}

function bare(bytes: Uint8Array): number {
  let cells = 0;
  for (const sheet of Object.values(XLSX.read(bytes, {type: "array", dense: true}).Sheets))
    for (const row of (sheet["!data"] as ({v?: unknown} | undefined)[][] | undefined) ?? [])
      for (const cell of row ?? []) if (cell?.v !== undefined) cells += 1;
  return cells;
}

async function staged(content: Uint8Array, name: string, vocabulary: ReturnType<typeof readVocabulary>) {
  const readings = [...communityReport.read({name, content}, {vocabulary, maxUnzipped, community: ""})];
  return withMemoryStore(async store => {
    await loadWorld(store, {files: [{readings}]});
    await buildModels(store, modelsFor(["staging.disposition"], await readModels(store)));
    const [counted] = await select(store, "select count(*)::integer as readings from staging.disposition");
    return Number(counted?.readings);
  });
}
