import {foldersIn} from "../../pipeline/contracts/folders.js";
import type {Reading} from "../../pipeline/contracts/reading.js";
import type {Inspection} from "../../pipeline/contracts/source.js";
import {readReference} from "../../pipeline/read/reference/reference.js";
import {readVocabulary} from "../../pipeline/read/reference/vocabulary.js";
import {inspectReport} from "../../pipeline/read/tables/report.js";
import {repository} from "./project.js";

const vocabulary = readVocabulary(await readReference(foldersIn(repository)));

/** A file made by people, read with the words that are kept in data/reference. */
export function inspect(
  content: string | Uint8Array,
  name = "report.csv"
): Omit<Inspection, "readings"> & {readings: Reading[]} {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const {found, readings} = inspectReport({name, content: bytes}, {vocabulary, maxUnzipped: 50_000_000, community: ""});
  return {found, readings: [...readings]};
}

/** The readings as rows of the given columns, to compare. */
export function cells(readings: readonly Reading[], ...columns: (keyof Reading)[]): string[][] {
  return readings.map(reading => columns.map(column => reading[column]));
}
