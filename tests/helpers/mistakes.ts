import {readReference} from "../../pipeline/read/reference/reference.js";
import {problemsOf} from "./errors.js";
import type {Project} from "./project.js";

export const path = (table: string) => `data/reference/${table}.csv`;

export const refused = ({settings}: Project) => problemsOf(() => readReference(settings));

/** Changes one text in the row that begins as given; returns the line number of that row. */
export async function mistake(project: Project, table: string, row: string, from: string, to: string): Promise<number> {
  const lines = (await project.read(path(table))).split("\n");
  const found = lines.findIndex(line => line.startsWith(row));
  if (found < 0) throw new Error(`${table} has no row that begins with ${row}`);
  await project.edit(path(table), () =>
    lines.map((line, i) => (i === found ? line.replace(from, to) : line)).join("\n")
  );
  return found + 1;
}
