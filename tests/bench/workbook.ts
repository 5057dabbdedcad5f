import {rm} from "node:fs/promises";
import {join} from "node:path";
import {type Job, runJob} from "./job.js";
import {atMost, type Extent, medianRatio, millions, type Result} from "./measure.js";
import {writeWorkbook} from "./workbookFile.js";

/**
 * A workbook through our reader, and on through readings and staging, against the bare library going over its cells.
 */
export async function* workbook(folder: string, {cells: wanted, pairs}: Extent): AsyncGenerator<Result> {
  const file = join(folder, "cells.xlsx");
  const cells = await writeWorkbook(file, wanted);
  const most = {readExcel: 0, bareExcel: 0, staged: 0};
  const read = (job: (Job & {job: keyof typeof most})["job"]) => () => {
    const done = runJob({job, file});
    const expected = job === "staged" ? 2 * (cells / 10 - 1) : cells; // 値 and 前年比 are the figures of a row
    if (done.found !== expected) throw new Error(`${job} found ${JSON.stringify(done.found)}, not ${expected}`);
    most[job] = Math.max(most[job], done.rssMb);
    return done.seconds;
  };
  const size = `workbook of ${millions(cells)} cells`;
  try {
    yield atMost(`${size} / bare reader`, medianRatio(pairs, read("readExcel"), read("bareExcel")), 1.1);
    yield atMost(`${size}, peak MB`, most.readExcel, 400);
    const staged = medianRatio(1, read("staged"), read("bareExcel"));
    yield atMost(`${size} through readings and staging / bare reader`, staged, 6);
    yield atMost(`${size} through readings and staging, peak MB`, most.staged, 800);
  } finally {
    await rm(file, {force: true});
  }
}
