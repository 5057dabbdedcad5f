import {join} from "node:path";
import {readArtifact} from "../collect/archive.js";
import {chainFaults} from "../collect/chain.js";
import {ledgerLines, ledgerPath, parseLine} from "../collect/ledger.js";
import {archiveFiles, namedByIntents, orphanProblem} from "../collect/orphans.js";
import type {Folders} from "../contracts/folders.js";
import type {Receipt} from "../contracts/ledger.js";
import {OperatorError, type Problem} from "../errors.js";
import {lastAcknowledged, readRuns} from "./runLedger.js";
import {referenceRows} from "./standing.js";

/** What stands in the archive, and all that is wrong with it. */
export interface Verified {
  receipts: number;
  artifacts: number;
  bytes: number;
  /** Artifacts that are lost, and declared so in lost_artifact.csv. */
  lost: string[];
  findings: Problem[];
}

/** After so many artifacts the progress is told. */
const EVERY = 1000;

/**
 * Goes over the whole archive: the ledger and how far it reaches, bytes without a receipt, receipts without bytes, and
 * the hash of every file. Changes nothing, and may stand beside a run: files are listed before the notes of what is
 * unfinished, and those before the receipts, so that what comes in meanwhile is never taken for an orphan.
 */
export async function verifyArchive(
  folders: Pick<Folders, "root" | "home" | "data" | "archive">,
  progress: (done: number, all: number) => void
): Promise<Verified> {
  const {archive} = folders;
  const acknowledged = lastAcknowledged((await readRuns(folders)).events);
  const {artifacts, strays} = await archiveFiles(archive);
  const named = await namedByIntents(archive);
  const lines = await ledgerLines(archive);
  const receipts = lines.flatMap(readable);
  const received = new Set(receipts.map(({sha256}) => sha256));
  const declared = await declaredLost(folders);
  const findings = chainFaults(lines, ledgerPath(archive), acknowledged);
  const orphans = artifacts.filter(sha256 => !received.has(sha256) && !named.has(sha256));
  findings.push(
    ...orphans.map(sha256 => orphanProblem(archive, [sha256])),
    ...strays.map(name => stray(archive, name))
  );
  const all = [...new Set([...artifacts, ...received])];
  const lost: string[] = [];
  let bytes = 0;
  for (const [i, sha256] of all.entries()) {
    const content = await readArtifact(archive, sha256).catch((error: unknown) => {
      if (!(error instanceof OperatorError)) throw error;
      if (declared.has(sha256)) lost.push(sha256);
      else findings.push(...error.problems);
    });
    bytes += content?.byteLength ?? 0;
    if ((i + 1) % EVERY === 0) progress(i + 1, all.length);
  }
  return {receipts: lines.length, artifacts: artifacts.length, bytes, lost, findings};
}

function readable(line: string): Receipt[] {
  try {
    return [parseLine(line, "")];
  } catch {
    return []; // told with the ledger's other faults
  }
}

/** Tables with mistakes are told of by every run, and keep nobody from looking at the archive. */
async function declaredLost(folders: Pick<Folders, "root" | "home">): Promise<ReadonlySet<string>> {
  try {
    return new Set((await referenceRows(folders))("lost_artifact").map(({artifact_sha256 = ""}) => artifact_sha256));
  } catch (error) {
    if (error instanceof OperatorError) return new Set();
    throw error;
  }
}

function stray(archive: string, name: string): Problem {
  return {
    where: join(archive, name),
    ja: "保管ファイルの名前（SHA-256）ではありません。読まれることはありません。data/archive の外へ移してください。",
    en: "found a name that is no SHA-256: nothing reads it; move it out of the archive.",
    reason: {code: "archive_damaged"}
  };
}
