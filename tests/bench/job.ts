import {execFileSync} from "node:child_process";
import {fileURLToPath} from "node:url";
import type {TidyEncoding} from "../../pipeline/bulk/decode.js";
import type {Injected} from "./tidyRows.js";

/** What one process does; see intakeJob.ts and workbookJob.ts. */
export type Job =
  | {job: "intake"; file: string; encoding: TidyEncoding; memoryLimit?: string}
  | {job: "raw"; file: string}
  | {job: "staged" | "readExcel" | "bareExcel"; file: string};

export interface Done {
  seconds: number;
  rssMb: number;
  /**
   * What the job found: for an intake, what to compare with what was injected; for a workbook, its cells or readings.
   */
  found: Injected | number;
}

/** Runs one job in a process of its own, so that its memory can be told. */
export function runJob(job: Job): Done {
  const program = fileURLToPath(new URL(`${isTidy(job) ? "intake" : "workbook"}Job.ts`, import.meta.url));
  const output = execFileSync(process.execPath, ["--import", "tsx", program, JSON.stringify(job)], {encoding: "utf8"});
  return JSON.parse(output) as Done;
}

function isTidy({job}: Job): boolean {
  return job === "intake" || job === "raw";
}

/** In the process of a job: does the one that was asked for, and prints what it took. */
export async function doJob(work: (job: Job) => Promise<Omit<Done, "rssMb">>): Promise<void> {
  const done = await work(JSON.parse(process.argv[2] ?? "") as Job);
  console.log(JSON.stringify({...done, rssMb: process.resourceUsage().maxRSS / 1000}));
}
