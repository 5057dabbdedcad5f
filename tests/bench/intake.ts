import {execFileSync} from "node:child_process";
import {rm} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {isDeepStrictEqual} from "node:util";
import type {TidyEncoding} from "../../pipeline/bulk/decode.js";
import type {Done, Job} from "./intakeJob.js";
import {atMost, medianRatio, type Result} from "./measure.js";
import {type Kind, writeTidyFile} from "./tidyRows.js";
import {writeWorkbook} from "./workbookFile.js";

const program = fileURLToPath(new URL("intakeJob.ts", import.meta.url));

/** The budgets of the intake, on files a `scale` of the real size, made in `folder` and removed again. */
export async function intake(folder: string, scale: number): Promise<Result[]> {
  const results: Result[] = [];
  const rows = 5_000_000 * scale;
  const name = (million: number) => `${million * scale} M rows`;

  await withFiles(
    folder,
    {clean: {rows, bad: true}, odd: {rows, odd: true}, cp932: {rows, bad: true, encoding: "cp932"}},
    take => {
      const raw = () => runJob({job: "raw", file: join(folder, "clean.csv")}).seconds;
      results.push(
        atMost(
          `intake of ${name(5)}, 0.5 % bad / raw typed read_csv`,
          medianRatio(5, () => take("clean").seconds, raw),
          1.9
        ),
        atMost(
          `every number oddly spelled / clean, ${name(5)}`,
          medianRatio(
            3,
            () => take("odd").seconds,
            () => take("clean").seconds
          ),
          2
        ),
        atMost(
          `CP932 / UTF-8, ${name(5)}`,
          medianRatio(
            3,
            () => take("cp932").seconds,
            () => take("clean").seconds
          ),
          1.5
        )
      );
    }
  );
  await withFiles(folder, {long: {rows: 4 * rows, bad: true}}, take => {
    results.push(
      atMost(`intake of ${name(20)} under memory_limit 1GB, peak GB`, take("long", "1GB").rssMb / 1000, 2.5)
    );
  });
  results.push(...(await workbook(folder, scale)));
  return results;
}

/** Makes the files, and lends a way to take one in that fails where it finds other rows than were put in. */
async function withFiles(
  folder: string,
  kinds: Record<string, Kind>,
  work: (take: (file: string, memoryLimit?: string) => Done) => void
): Promise<void> {
  const injected = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, writeTidyFile(join(folder, `${name}.csv`), kind)])
  );
  try {
    work((name, memoryLimit) => {
      const encoding: TidyEncoding = kinds[name]?.encoding ?? "utf-8";
      const done = runJob({
        job: "intake",
        file: join(folder, `${name}.csv`),
        encoding,
        ...(memoryLimit && {memoryLimit})
      });
      if (!isDeepStrictEqual(done.found, injected[name]))
        throw new Error(`${name}: found ${JSON.stringify(done.found)}, put in ${JSON.stringify(injected[name])}`);
      return done;
    });
  } finally {
    for (const name of Object.keys(kinds)) await rm(join(folder, `${name}.csv`), {force: true});
  }
}

/** A workbook of a million cells through our reader and through the bare library, each going over all its cells. */
async function workbook(folder: string, scale: number): Promise<Result[]> {
  const file = join(folder, "cells.xlsx");
  const cells = await writeWorkbook(file, 1_000_000 * scale);
  let most = 0;
  const read = (job: "readExcel" | "bareExcel") => () => {
    const done = runJob({job, file});
    if (done.found !== cells) throw new Error(`${job} found ${done.found} cells of ${cells}`);
    if (job === "readExcel") most = Math.max(most, done.rssMb);
    return done.seconds;
  };
  const ratio = medianRatio(5, read("readExcel"), read("bareExcel"));
  await rm(file);
  return [
    atMost(`workbook of ${scale} M cells / bare reader`, ratio, 1.5),
    atMost(`workbook of ${scale} M cells, peak MB`, most, 500)
  ];
}

function runJob(job: Job): Done {
  const output = execFileSync(process.execPath, ["--import", "tsx", program, JSON.stringify(job)], {encoding: "utf8"});
  return JSON.parse(output) as Done;
}
