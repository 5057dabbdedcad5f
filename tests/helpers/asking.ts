import type {Which} from "../../pipeline/collect/askEach.js";
import {askSource, type Services, type SourceResult} from "../../pipeline/collect/askSource.js";
import type {HttpEffects} from "../../pipeline/collect/http.js";
import type {HttpOptions} from "../../pipeline/collect/httpRequest.js";
import {foldersIn} from "../../pipeline/contracts/folders.js";
import type {Api, Source} from "../../pipeline/contracts/source.js";
import {readReference} from "../../pipeline/read/reference/reference.js";
import {readVocabulary} from "../../pipeline/read/reference/vocabulary.js";
import {type ReadArtifact, readArtifacts} from "../../pipeline/run/readArtifacts.js";
import {repository} from "./project.js";

type Cells = Record<string, string>;

/** Requests and series as people would write them: "country=JP;indicator=X" by request, "country=JP" by series. */
export interface Kept {
  requests: Record<string, string>;
  series?: Record<string, Record<string, string>>;
}

export interface World extends Kept {
  source: Source;
  archive: string;
  /** Where the service answers instead of its own address. */
  base?: string;
  keys?: Record<string, string>;
  http?: Partial<HttpOptions>;
  effects?: Partial<HttpEffects>;
  which?: Which;
}

/** Time stands still and nothing waits, unless a test says otherwise. */
export const still: HttpEffects = {
  sleep: async () => {},
  random: () => 0.5,
  now: () => new Date("2026-11-24T00:00:00.000Z"),
  monotonic: () => 0
};

/** Asks a source over HTTP as a run does, into an archive of the test's own. */
export function ask({source, archive, base, keys = {}, http, effects, which, ...kept}: World): Promise<SourceResult> {
  const {asks} = source;
  if (!asks) throw new Error(`${source.id} asks nobody`);
  const services: Services = {
    keys: new Map(Object.entries(keys)),
    endpoints: new Map<Api, string>(base === undefined ? [] : [[asks.api, base]]),
    http: {allowHttp: true, allowPrivate: true, timeoutMs: 60_000, ...http},
    effects: {...still, ...effects}
  };
  return askSource({...source, asks}, tables(source.id, kept), archive, services, which);
}

/** What the source reads from everything the archive holds of it. */
export async function readBack({source, archive, ...kept}: World): Promise<ReadArtifact[]> {
  const vocabulary = readVocabulary(await readReference(foldersIn(repository)));
  return readArtifacts(archive, [source], {vocabulary, maxUnzipped: 10_000_000}, tables(source.id, kept));
}

function tables(source_id: string, {requests, series = {}}: Kept): (table: string) => Cells[] {
  const rows: Record<string, Cells[]> = {
    request: Object.entries(requests).map(([request_id, params]) => ({source_id, request_id, params})),
    request_series: Object.entries(series).flatMap(([request_id, matches]) =>
      Object.entries(matches).map(([match, series_id]) => ({source_id, request_id, match, series_id}))
    )
  };
  return table => rows[table] ?? [];
}
