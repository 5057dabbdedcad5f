import type {Reading} from "./reading.js";
import type {Asked, ReferenceRows, Request} from "./request.js";
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
  /** The question this file answers, with the series people keep of it; for files that a service sent. */
  asked?: Asked;
}

/** The services whose questions and answers the product knows, and any file at an address. */
export const apis = ["e_stat", "stat_dashboard", "gbizinfo", "openalex", "eurostat", "world_bank", "url"] as const;
export type Api = (typeof apis)[number];

/** What a source asks of a service. */
export interface Asking {
  api: Api;
  /** The questions, from tables people keep; without it the source's rows of request.csv. */
  requests?: (rows: ReferenceRows) => Request[];
}

/** When a source is looked at, and when its figures are expected. */
export interface Calendar {
  /** Five fields, in Japan's time: "30 6 * * *" is every day at 06:30. */
  cron: string;
  /** As publishers say it: 毎年12月末, 6月第4金曜, 随時. */
  release: string;
  /** Open days after the release day before it counts as late. */
  grace: number;
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
  /**
   * A folder under data/inbox whose files are received as they are dropped; one that cannot be read is held and the run
   * goes on.
   */
  inbox?: string;
  /**
   * The day its figures were compiled: the known-from day of figures whose publication date is unknown. Without one it
   * is the day of receipt.
   */
  compiled_on?: string;
  /**
   * The service it asks; its answers are received as api/<source>/<request>/<page>. One that cannot be read is held and
   * the run goes on.
   */
  asks?: Asking;
  calendar: Calendar;
  /** Throws UnreadableFile for a file that cannot be read at all. */
  read(artifact: Artifact, context: ReadContext): Iterable<Reading>;
  /** For sources that read tables made by people: also what was found on the way. */
  inspect?(artifact: Artifact, context: ReadContext): Inspection;
}

/** Checks a source's shape while keeping its literal types; does nothing at run time. */
export function defineSource<const S extends Source>(source: S): S {
  return source;
}
