import type {Reading} from "../contracts/reading.js";
import type {Artifact, ReadContext, Source} from "../contracts/source.js";
import type {LoadedTable} from "../read/reference/loadedTable.js";
import type {Settings} from "../settings.js";
import {sourcesFor} from "../sources/index.js";
import type {FileForm} from "./fileForm.js";
import {makeReader, type Reader} from "./reader.js";

/** Reads a file of others in the reading thread; undefined for one of ours, which is read where it is asked for. */
export type ReadOutside = (
  source: Source,
  artifact: Artifact,
  context: Pick<ReadContext, "maxUnzipped" | "community" | "asked">,
  prefectures?: readonly string[]
) => Promise<{readings: Reading[]; form?: FileForm} | undefined>;

/** The one reading thread of this process; its program stands beside this file, as it is or compiled. */
const shared = makeReader(new URL(`./readerThread${/\.\w+$/.exec(import.meta.url)?.[0]}`, import.meta.url));

/** Sources whose code the thread has; others may be handed in where a run is told which it has. */
const known = new Set<Source["read"]>(sourcesFor({sample: true}).map(({read}) => read));

/**
 * How files of others are read: those that people drop or services answer, with the reference tables given. A file that
 * is kept with the product is read at once: it is small, its writer is ours, and a thread takes longer to start.
 */
export function readOutside(
  {readTimeoutMs}: Pick<Settings, "readTimeoutMs">,
  tables: ReadonlyMap<string, LoadedTable>,
  {signal, reader}: {signal?: AbortSignal | undefined; reader?: Reader | undefined} = {}
): ReadOutside {
  return async (source, artifact, {maxUnzipped, community, asked}, prefectures) => {
    const ours = source.inbox === undefined && source.asks === undefined;
    if (ours || !(reader || known.has(source.read))) return undefined;
    const question = {source: source.id, artifact, maxUnzipped, community, ...(asked && {asked})};
    const given = {...question, ...(prefectures && {prefectures})};
    return (reader ?? shared).read(tables, given, {timeoutMs: readTimeoutMs, signal});
  };
}
