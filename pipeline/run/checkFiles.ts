import {checkedModels, checkedReadings, fileCode} from "../answer/checkedFile.js";
import type {ArtifactRow} from "../contracts/artifact.js";
import type {CheckReport, UnreadFile} from "../contracts/checkReport.js";
import {dayInJapan} from "../contracts/day.js";
import type {Reading} from "../contracts/reading.js";
import {sha256Of} from "../contracts/sha256.js";
import type {Artifact, Inspection, Source} from "../contracts/source.js";
import {UnreadableFile} from "../errors.js";
import {buildModels, modelsFor, readModels} from "../models/build.js";
import {loadRaw, loadReference} from "../models/load.js";
import {readReference} from "../read/reference/reference.js";
import {readVocabulary} from "../read/reference/vocabulary.js";
import type {Settings} from "../settings.js";
import {sourcesFor} from "../sources/index.js";
import {withMemoryStore} from "../store.js";
import {fileReport, prefecturesOf} from "./fileReport.js";
import {rowsOf} from "./input.js";
import {readArtifacts} from "./readArtifacts.js";

export interface CheckRequest {
  files: Artifact[];
  source: Source;
  /** The community that the files are said to come from; empty where nobody says. */
  community: string;
  now: Date;
}

/** A file that could be read: what was found in it, kept for writing comments into a copy. */
export interface OpenedFile extends Artifact {
  inspection: Inspection & {readings: Reading[]};
}

/**
 * Reads files as a run would if they were dropped into the inbox now, beside all that was received before, and stores
 * nothing. A file that cannot be read at all is told as such, and the others are still judged.
 */
export async function checkFiles(
  settings: Settings,
  request: CheckRequest
): Promise<{
  report: CheckReport;
  opened: OpenedFile[];
  /** Titles of the rules of machine readability. */
  titles: Map<string, string>;
}> {
  const reference = await readReference(settings);
  const prefectures = await prefecturesOf(settings.reference);
  const context = {vocabulary: readVocabulary(reference), maxUnzipped: settings.maxUnzipped};
  const files = request.files.map(file => open(file, request, context));
  const opened = files.filter((file): file is OpenedFile => "inspection" in file);
  const sources = [...new Set([...sourcesFor(settings), request.source])];
  const received = await readArtifacts(settings.archive, sources, context, rowsOf(reference));
  const artifacts = opened.map(file => droppedArtifact(file, request));
  // a file named twice is one
  const dropped = [...new Map(artifacts.map(artifact => [keyOf(artifact.row), artifact])).values()];
  const standing = received
    .filter(
      ({row}) =>
        !dropped.some(other => other.row.file === row.file && other.row.artifact_sha256 === row.artifact_sha256)
    )
    .map(artifact => replaced(artifact, dropped, request.now));
  const codes = new Map<string, string>();
  const checked = await withMemoryStore(async store => {
    await loadRaw(store, sources, [...standing, ...dropped]);
    for (const {name, records} of reference.values()) await loadReference(store, name, records);
    const models = await readModels(store);
    await buildModels(store, modelsFor(checkedModels, models));
    for (const {content} of request.files) codes.set(sha256Of(content), await fileCode(store, sha256Of(content)));
    const results = new Map<string, Awaited<ReturnType<typeof checkedReadings>>>();
    for (const {row} of dropped) results.set(keyOf(row), await checkedReadings(store, row.file, row.artifact_sha256));
    return results;
  });
  const report = files.map((file, i) => {
    const artifact_sha256 = sha256Of(request.files[i]?.content ?? new Uint8Array());
    const published_as = codes.get(artifact_sha256) ?? "";
    if (!("inspection" in file)) return {...file, published_as};
    const readings = checked.get(keyOf({file: inboxName(file.name, request.source), artifact_sha256}));
    if (!readings) throw new Error(`${file.name} was lost on the way`);
    return fileReport({...file, published_as}, readings, reference, prefectures);
  });
  const rules = reference.get("machine_readability_rule")?.records ?? [];
  return {
    report: {files: report},
    opened,
    titles: new Map(rules.map(({fields}) => [fields.rule_id ?? "", fields.title_ja ?? ""]))
  };
}

function keyOf({file, artifact_sha256}: Pick<ArtifactRow, "file" | "artifact_sha256">): string {
  return `${artifact_sha256} ${file}`;
}

function open(
  file: Artifact,
  {source, community}: CheckRequest,
  context: Parameters<typeof readArtifacts>[2]
): OpenedFile | Omit<UnreadFile, "published_as"> {
  if (!source.inspect) throw new Error(`${source.id} reads no files made by people`);
  try {
    const inspection = source.inspect(file, {...context, community});
    return {...file, inspection: {...inspection, readings: [...inspection.readings]}};
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const [problem] = error.problems;
    const {rule, found, expected} = error;
    return {
      file: file.name,
      error: {rule, message_ja: problem?.ja ?? "", message_en: problem?.en ?? "", found, expected}
    };
  }
}

/** The name a file has once it lies in the inbox. */
function inboxName(name: string, {inbox}: Source): string {
  return `data/inbox/${inbox}/${name.split(/[\\/]/).at(-1)?.normalize("NFC")}`;
}

function droppedArtifact(
  {name, content, inspection}: OpenedFile,
  {source, now}: CheckRequest
): {row: ArtifactRow; readings: Reading[]} {
  const received_at = now.toISOString();
  const {readings} = inspection;
  const row = {
    source_id: source.id,
    file: inboxName(name, source),
    artifact_sha256: sha256Of(content),
    bytes: content.byteLength,
    receipts: 1,
    first_received_at: received_at,
    last_received_at: received_at,
    first_received_on: dayInJapan(now),
    standing_since: received_at,
    standing_since_on: dayInJapan(now),
    is_newest: true,
    follows: false,
    replaced_on: "",
    readings: readings.length
  };
  return {row, readings};
}

/** What was received under the same name before is replaced by the file at hand. */
function replaced<T extends {row: ArtifactRow}>(artifact: T, dropped: readonly {row: ArtifactRow}[], now: Date): T {
  const {row} = artifact;
  const again =
    row.is_newest && dropped.some(other => other.row.source_id === row.source_id && other.row.file === row.file);
  return again ? {...artifact, row: {...row, is_newest: false, replaced_on: dayInJapan(now)}} : artifact;
}
