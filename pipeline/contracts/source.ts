import type {Reading} from "./reading.js";
import type {FoundTables} from "./table.js";
import type {Vocabulary} from "./vocabulary.js";

/** One file as received, with the name people know it by. */
export interface Artifact {
  name: string;
  content: Uint8Array;
}

/** What a source may know besides the file itself. */
export interface ReadContext {
  /** For recognising what cells speak of. */
  vocabulary: Vocabulary;
  /** How many bytes a workbook may unpack to. */
  maxUnzipped: number;
  /** The community that whoever handed in the file named for it; empty where nobody did. */
  community: string;
}

/** What was found in a file of cells: its tables, and the readings they give. */
export interface Inspection {
  found: FoundTables;
  readings: Iterable<Reading>;
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
  /** A folder under data/inbox whose files are received as they are dropped; one that cannot be read is held and the run goes on. */
  inbox?: string;
  /** The day its figures were compiled: the known-from day of figures whose publication date is unknown. Without one it is the day of receipt. */
  compiled_on?: string;
  /** Throws UnreadableFile for a file that cannot be read at all. */
  read(artifact: Artifact, context: ReadContext): Iterable<Reading>;
  /** For sources that read tables made by people: also what was found on the way. */
  inspect?(artifact: Artifact, context: ReadContext): Inspection;
}

/** Checks a source's shape while keeping its literal types; does nothing at run time. */
export function defineSource<const S extends Source>(source: S): S {
  return source;
}
