import type {Reading} from "./reading.js";

/** One file as received, with the name people know it by. */
export interface Artifact {
  name: string;
  content: Uint8Array;
}

/** The facts of a source and the little code that turns its files into readings. */
export interface Source {
  id: string;
  title_ja: string;
  title_en: string;
  publisher_ja: string;
  publisher_en: string;
  licence: string;
  /** The credit line to print wherever its figures are shown. */
  credit_ja: string;
  credit_en: string;
  /** Paths of its files, relative to the project. */
  files: string[];
  /** The day its figures were compiled: the known-from day of figures whose publication date is unknown. */
  compiled_on: string;
  read(artifact: Artifact): Iterable<Reading>;
}

/** Checks a source's shape while keeping its literal types; does nothing at run time. */
export function defineSource<const S extends Source>(source: S): S {
  return source;
}
