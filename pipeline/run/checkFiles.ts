import {checkedModels, checkedReadings, fileCode} from "../answer/checkedFile.js";
import type {ArtifactRow} from "../contracts/artifact.js";
import type {CheckReport, UnreadFile} from "../contracts/checkReport.js";
import type {Reading} from "../contracts/reading.js";
import {sha256Of} from "../contracts/sha256.js";
import type {Artifact, Source} from "../contracts/source.js";
import {UnreadableFile} from "../errors.js";
import {buildModels, modelsFor, readModels} from "../models/build.js";
import {loadRaw, loadReference} from "../models/load.js";
import {readReference} from "../read/reference/reference.js";
import {readVocabulary} from "../read/reference/vocabulary.js";
import type {Settings} from "../settings.js";
import {sourcesFor} from "../sources/index.js";
import {withMemoryStore} from "../store.js";
import {droppedArtifact, inboxName, replaced} from "./droppedFile.js";
import {type FileForm, formOf, prefecturesOf} from "./fileForm.js";
import {rowsOf} from "./input.js";
import {readOutside} from "./outside.js";
import {readArtifacts} from "./readArtifacts.js";

export interface CheckRequest {
  files: Artifact[];
  source: Source;
  /** The community that the files are said to come from; empty where nobody says. */
  community: string;
  now: Date;
}

/** A file that could be read, what it is like, and what it says. */
export interface OpenedFile extends Artifact {
  form: FileForm;
  readings: Reading[];
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
  const outside = readOutside(settings, reference);
  const inspect: Inspect = async (file, community) => {
    const given = {...context, community};
    const inspection = await outside(request.source, file, given, prefectures);
    if (inspection?.form) return {form: inspection.form, readings: inspection.readings};
    if (!request.source.inspect) throw new Error(`${request.source.id} reads no files made by people`);
    const {found, readings} = request.source.inspect(file, given);
    return {form: formOf(found, reference, prefectures), readings: [...readings]};
  };
  const files: (OpenedFile | Unread)[] = [];
  for (const file of request.files) files.push(await open(file, request, inspect));
  const opened = files.filter((file): file is OpenedFile => "form" in file);
  const sources = [...new Set([...sourcesFor(settings), request.source])];
  const received = await readArtifacts(settings.archive, sources, context, rowsOf(reference), {
    now: request.now,
    outside,
    anyLost: true
  });
  const order = Math.max(0, ...received.map(({row}) => row.received_order)) + 1;
  const artifacts = opened.map(file => droppedArtifact(file, {...request, order}));
  // a file named twice is one
  const dropped = [...new Map(artifacts.map(artifact => [keyOf(artifact.row), artifact])).values()];
  const standing = received
    .filter(
      ({row}) =>
        !dropped.some(other => other.row.file === row.file && other.row.artifact_sha256 === row.artifact_sha256)
    )
    .map(artifact => replaced(artifact, dropped));
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
    if (!("form" in file)) return {...file, published_as};
    const readings = checked.get(keyOf({file: inboxName(file.name, request.source), artifact_sha256}));
    if (!readings) throw new Error(`${file.name} was lost on the way`);
    const {accepted, quarantined} = readings.counts;
    const readable = accepted === 0 ? ("none" as const) : quarantined === 0 ? ("all" as const) : ("part" as const);
    return {file: file.name, published_as, ...file.form, ...readings, readable};
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

type Inspect = (file: Artifact, community: string) => Promise<Pick<OpenedFile, "form" | "readings">>;

/** A file as it could not be read, before it has its code. */
type Unread = Omit<UnreadFile, "published_as">;

async function open(file: Artifact, {community}: CheckRequest, inspect: Inspect): Promise<OpenedFile | Unread> {
  try {
    return {...file, ...(await inspect(file, community))};
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
