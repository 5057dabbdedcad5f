import type {ReferenceRows} from "../contracts/request.js";
import type {Source} from "../contracts/source.js";
import {buildModels, type Model, readModels, rootsOf} from "../models/build.js";
import {loadRaw, loadReference} from "../models/load.js";
import {filesBehind, receivedFiles} from "../publish/filesBehind.js";
import type {SetFacts} from "../publish/publish.js";
import type {LoadedTable} from "../read/reference/loadedTable.js";
import {readVocabulary} from "../read/reference/vocabulary.js";
import type {Settings} from "../settings.js";
import type {Store} from "../store.js";
import {readOutside} from "./outside.js";
import {type ReadArtifact, readArtifacts} from "./readArtifacts.js";
import type {Reader} from "./reader.js";

/** All that the marts are made from: the reference tables and what was read from the archive. */
export interface Input {
  reference: ReadonlyMap<string, LoadedTable>;
  artifacts: ReadArtifact[];
}

/** Reads the archive; with `knownBy`, an ISO day, without the reports that were received later. */
export async function readInput(
  settings: Pick<Settings, "archive" | "maxUnzipped" | "readTimeoutMs">,
  sources: readonly Source[],
  reference: Input["reference"],
  {
    now,
    knownBy,
    ...given
  }: {
    now: Date;
    knownBy?: string;
    signal?: AbortSignal | undefined;
    reader?: Reader | undefined;
  }
): Promise<Input> {
  const {archive, maxUnzipped} = settings;
  const context = {vocabulary: readVocabulary(reference), maxUnzipped};
  const outside = readOutside(settings, reference, given);
  const artifacts = await readArtifacts(archive, sources, context, rowsOf(reference), {now, knownBy, outside});
  return {reference, artifacts};
}

/** The cells of the reference tables, for what is asked of services. */
export function rowsOf(reference: Input["reference"]): ReferenceRows {
  return table => (reference.get(table)?.records ?? []).map(({fields}) => fields);
}

/** Fills an empty store and makes every model in it; with `knownBy`, as known on that day. */
export async function fillStore(
  store: Store,
  {reference, artifacts}: Input,
  sources: readonly Source[],
  knownBy?: string
): Promise<Model[]> {
  await loadRaw(store, sources, artifacts, knownBy);
  for (const {name, records} of reference.values()) await loadReference(store, name, records);
  const models = await readModels(store);
  await buildModels(store, models);
  return models;
}

/** What publishing says of where each table comes from; the files are called as they are published. */
export async function originsOf(
  store: Store,
  {reference}: Input,
  sources: readonly Source[],
  models: readonly Model[]
): Promise<Pick<SetFacts, "sources" | "artifactsBehind">> {
  const artifacts = await receivedFiles(store);
  return {
    sources: sources.map(({title_ja, licence}) => ({title: title_ja, licence})),
    artifactsBehind: (from: string) => filesBehind(rootsOf(from, models), [...reference.values()], artifacts)
  };
}
