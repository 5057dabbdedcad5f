import {readArtifact} from "../collect/archive.js";
import {readLedger} from "../collect/ledger.js";
import {artifactsOf, type ReceivedArtifact} from "../collect/received.js";
import {questionsOf} from "../collect/requests.js";
import {dayInJapan} from "../contracts/day.js";
import {type Reading, reading} from "../contracts/reading.js";
import {type ReferenceRows, requestIdOf} from "../contracts/request.js";
import type {ReadContext, Source} from "../contracts/source.js";
import {OperatorError, UnreadableFile} from "../errors.js";

/** A file as received, and what its source read from it. */
export interface ReadArtifact {
  row: ReceivedArtifact & {readings: number};
  readings: Reading[];
}

/**
 * Every artifact of the given sources, in the order of first receipt, read by its source. With `knownBy`, an ISO day,
 * without the reports received later; a file of ours counts whenever it came, for its rows say themselves when they
 * were known.
 */
export async function readArtifacts(
  archive: string,
  sources: readonly Source[],
  context: Omit<ReadContext, "community" | "asked">,
  rows: ReferenceRows,
  knownBy?: string
): Promise<ReadArtifact[]> {
  const ledger = await readLedger(archive);
  const artifacts: ReadArtifact[] = [];
  for (const source of sources) {
    const asked = questionsOf(source, rows);
    const dated = source.compiled_on === undefined && knownBy !== undefined;
    const receipts = dated ? ledger.filter(({received_at}) => dayInJapan(new Date(received_at)) <= knownBy) : ledger;
    for (const artifact of artifactsOf(source.id, receipts)) {
      const content = await readArtifact(archive, artifact.artifact_sha256);
      const question = asked.get(requestIdOf(source.id, artifact.file) ?? "");
      const readings = readOne(source, artifact, content, {...context, ...(question && {asked: question})});
      artifacts.push({row: {...artifact, readings: readings.length}, readings});
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
function readOne(
  source: Source,
  {file, is_newest}: ReceivedArtifact,
  content: Uint8Array,
  context: Omit<ReadContext, "community">
): Reading[] {
  const community = context.asked?.request.params.community ?? communityOfFolder(source, file);
  try {
    return [...source.read({name: file, content}, {...context, community})];
  } catch (error) {
    if ((source.inbox !== undefined || source.asks) && error instanceof UnreadableFile) {
      const {address, found, rule, expected} = error;
      return [reading({address, value: found, evidence: rule, locator: address === "" ? "" : expected.en})];
    }
    if (is_newest || !(error instanceof OperatorError)) throw error;
    return [];
  }
}
