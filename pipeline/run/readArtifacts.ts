import {datesOf} from "../collect/dates.js";
import {readLedger} from "../collect/ledger.js";
import {type Content, contentsOf, type Placed, placedBy, placedOf, staysOf} from "../collect/received.js";
import {questionsOf} from "../collect/requests.js";
import type {ArtifactRow} from "../contracts/artifact.js";
import {type Reading, reading} from "../contracts/reading.js";
import {type ReferenceRows, requestIdOf} from "../contracts/request.js";
import type {ReadContext, Source} from "../contracts/source.js";
import {OperatorError, type Problem, UnreadableFile} from "../errors.js";
import {lostReading, readUnlessLost} from "./lost.js";
import type {ReadOutside} from "./outside.js";
import {UNDECIDED} from "./reader.js";

/** A file as received, and what its source read from it. */
export interface ReadArtifact {
  row: ArtifactRow;
  readings: Reading[];
  /** Why it could not be read on this machine now; the next run tries again. */
  undecided?: Problem & {rule: string};
  /** True where its bytes are declared lost, and are. */
  lost?: boolean;
}

export interface ReadOptions {
  now?: Date;
  /** An ISO day. */
  knownBy?: string | undefined;
  outside?: ReadOutside | undefined;
  /** True where artifacts may be missing without being declared lost: nothing is published of what is read. */
  anyLost?: boolean | undefined;
}

/**
 * Every stay of every artifact of the given sources, in the order of receiving; each content is read once, by its
 * source. With `knownBy`, an ISO day, as they stood on that day (see placedBy); a file of ours counts whenever it came,
 * for its rows say themselves when they were known. Files of others are read by `outside`, where it is given.
 */
export async function readArtifacts(
  archive: string,
  sources: readonly Source[],
  context: Omit<ReadContext, "community" | "asked">,
  rows: ReferenceRows,
  {now = new Date(), knownBy, outside, anyLost}: ReadOptions = {}
): Promise<ReadArtifact[]> {
  const dated = datesOf(await readLedger(archive), now);
  const artifacts: ReadArtifact[] = [];
  for (const source of sources) {
    const placed = placedOf(source.id, dated);
    const read = await readContents(archive, source, placed, {context, rows, outside, anyLost});
    const unreadable = (content: Content) => read.get(keyOf(content))?.unreadable ?? false;
    const kept = source.compiled_on === undefined && knownBy ? placedBy(knownBy, placed, unreadable) : placed;
    for (const stay of staysOf(kept, unreadable)) {
      const {readings = [], undecided, lost} = read.get(keyOf(stay)) ?? {};
      artifacts.push({
        row: {...stay, readings: readings.length},
        readings,
        ...(undecided && {undecided}),
        ...(lost && {lost})
      });
    }
  }
  return artifacts;
}

/** What a content gave, by its key. */
type Read = Omit<ReadArtifact, "row"> & {unreadable?: boolean};

async function readContents(
  archive: string,
  source: Source,
  placed: readonly Placed[],
  given: ReadOptions & {context: Omit<ReadContext, "community" | "asked">; rows: ReferenceRows}
): Promise<Map<string, Read>> {
  const {rows, anyLost: any} = given;
  const questions = questionsOf(source, rows);
  const read = new Map<string, Read>();
  const newest = new Map(placed.map(({receipt: {name, sha256}}) => [name, sha256]));
  for (const content of contentsOf(placed)) {
    const asked = questions.get(requestIdOf(source.id, content.file) ?? "");
    const context = {...given.context, ...(asked && {asked})};
    const bytes = await readUnlessLost(archive, content.artifact_sha256, {rows, any});
    if (bytes === undefined) {
      read.set(keyOf(content), {readings: [lostReading(content.artifact_sha256, rows)], unreadable: true, lost: true});
      continue;
    }
    const is_newest = newest.get(content.file) === content.artifact_sha256;
    read.set(keyOf(content), await readOne(source, {...content, is_newest}, bytes, context, given.outside));
  }
  return read;
}

function keyOf({file, artifact_sha256}: Content): string {
  return `${artifact_sha256} ${file}`;
}

/**
 * The community whose folder of the inbox a file lies in: data/inbox/community_report/nagaoka/2025.xlsx is Nagaoka's.
 */
export function communityOfFolder({inbox}: Source, file: string): string {
  const folder = `data/inbox/${inbox}/`;
  const [community = "", ...rest] = file.startsWith(folder) ? file.slice(folder.length).split("/") : [];
  return rest.length > 0 ? community : "";
}

/**
 * A dropped file that cannot be read is one reading that is held, and the run goes on. Of our own files, one that was
 * replaced since need not be readable any more: its fault has been mended by the newer one.
 */
async function readOne(
  source: Source,
  {file, is_newest}: Content & {is_newest: boolean},
  content: Uint8Array,
  context: Omit<ReadContext, "community">,
  outside: ReadOutside | undefined
): Promise<Read> {
  const community = context.asked?.request.params.community ?? communityOfFolder(source, file);
  try {
    const given = {...context, community};
    const thread = await outside?.(source, {name: file, content}, given);
    return {readings: thread?.readings ?? [...source.read({name: file, content}, given)]};
  } catch (error) {
    if ((source.inbox !== undefined || source.asks) && error instanceof UnreadableFile) {
      const {address, found, rule, expected} = error;
      const held = reading({address, value: found, evidence: rule, locator: address === "" ? "" : expected.en});
      const [problem] = error.problems;
      return {
        readings: [held],
        unreadable: true,
        ...(problem && UNDECIDED.has(rule) && {undecided: {...problem, rule}})
      };
    }
    if (is_newest || !(error instanceof OperatorError)) throw error;
    return {readings: []};
  }
}
