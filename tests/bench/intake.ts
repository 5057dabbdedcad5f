import {rm} from "node:fs/promises";
import {join} from "node:path";
import {isDeepStrictEqual} from "node:util";
import type {TidyEncoding} from "../../pipeline/bulk/decode.js";
import {type Done, runJob} from "./job.js";
import {atMost, type Extent, medianRatio, millions, type Result} from "./measure.js";
import {type Kind, writeTidyFile} from "./tidyRows.js";

/** The budgets of the bulk intake, on files made in `folder` and removed again. */
export async function* intake(folder: string, {rows, pairs}: Extent): AsyncGenerator<Result> {
  const kinds = {
    clean: {rows, bad: true},
    odd: {rows, odd: true},
    cp932: {rows, bad: true, encoding: "cp932" as const},
    long: {rows: 4 * rows, bad: true}
  };
  const size = `${millions(rows)} rows`;
  const took = (name: keyof typeof kinds) => () => takeIn(folder, name, kinds[name]).seconds;
  const raw = () => runJob({job: "raw", file: join(folder, "clean.csv")}).seconds;
  try {
    for (const name of ["clean", "odd", "cp932"] as const)
      put.set(name, writeTidyFile(path(folder, name), kinds[name]));
    const bare = medianRatio(pairs, took("clean"), raw);
    yield atMost(`intake of ${size}, 0.5 % bad / raw typed read_csv`, bare, 1.35);
    yield atMost(`every number oddly spelled / clean, ${size}`, medianRatio(pairs, took("odd"), took("clean")), 1.6);
    yield atMost(`CP932 / UTF-8, ${size}`, medianRatio(pairs, took("cp932"), took("clean")), 1.2);
    put.set("long", writeTidyFile(path(folder, "long"), kinds.long));
    const {rssMb} = takeIn(folder, "long", kinds.long, "1GB");
    yield atMost(`intake of ${millions(4 * rows)} rows under memory_limit 1GB, peak GB`, rssMb / 1000, 1.6);
  } finally {
    for (const name of Object.keys(kinds)) await rm(path(folder, name), {force: true});
  }
}

/** What was put into each file. */
const put = new Map<string, ReturnType<typeof writeTidyFile>>();

function path(folder: string, name: string): string {
  return join(folder, `${name}.csv`);
}

/** One intake in a process of its own; fails where it finds other rows than were put in. */
function takeIn(folder: string, name: string, {encoding = "utf-8"}: Kind, memoryLimit?: string): Done {
  const file = path(folder, name);
  const done = runJob({
    job: "intake",
    file,
    encoding: encoding satisfies TidyEncoding,
    ...(memoryLimit && {memoryLimit})
  });
  if (!isDeepStrictEqual(done.found, put.get(name)))
    throw new Error(`${name}: found ${JSON.stringify(done.found)}, put in ${JSON.stringify(put.get(name))}`);
  return done;
}
