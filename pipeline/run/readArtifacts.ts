import {readLedger} from "../collect/ledger.js";
import {artifactsOf} from "../collect/received.js";
import {questionsOf} from "../collect/requests.js";
import type {ArtifactRow, ReceivedArtifact} from "../contracts/artifact.js";
import {dayInJapan} from "../contracts/day.js";
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

/**
 * Every artifact of the given sources, in the order of first receipt, read by its source. With `knownBy`, an ISO day,
 * without the reports received later; a file of ours counts whenever it came, for its rows say themselves when they
 * were known. Files of others are read by `outside`, where it is given.
 */
export async function readArtifacts(
  archive: string,
  sources: readonly Source[],
  context: Omit<ReadContext, "community" | "asked">,
  rows: ReferenceRows,
  {knownBy, outside, anyLost}: {knownBy?: string | undefined; outside?: ReadOutside; anyLost?: boolean} = {}
): Promise<ReadArtifact[]> {
  const ledger = await readLedger(archive);
  const artifacts: ReadArtifact[] = [];
  for (const source of sources) {
    const asked = questionsOf(source, rows);
    const dated = source.compiled_on === undefined && knownBy !== undefined;
    const receipts = dated ? ledger.filter(({received_at}) => dayInJapan(new Date(received_at)) <= knownBy) : ledger;
    for (const artifact of artifactsOf(source.id, receipts)) {
      const content = await readUnlessLost(archive, artifact.artifact_sha256, {rows, any: anyLost});
      if (content === undefined) {
        const readings = [lostReading(artifact.artifact_sha256, rows)];
        artifacts.push({row: {...artifact, readings: 1}, readings, lost: true});
        continue;
      }
      const question = asked.get(requestIdOf(source.id, artifact.file) ?? "");
      const known = {...context, ...(question && {asked: question})};
      const {readings, undecided} = await readOne(source, artifact, content, known, outside);
      artifacts.push({row: {...artifact, readings: readings.length}, readings, ...(undecided && {undecided})});
    }
  }
  return artifacts;
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
  {file, is_newest}: ReceivedArtifact,
  content: Uint8Array,
  context: Omit<ReadContext, "community">,
  outside: ReadOutside | undefined
): Promise<Omit<ReadArtifact, "row">> {
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
      return {readings: [held], ...(problem && UNDECIDED.has(rule) && {undecided: {...problem, rule}})};
    }
    if (is_newest || !(error instanceof OperatorError)) throw error;
    return {readings: []};
  }
}
