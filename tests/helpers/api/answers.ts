import {askSource} from "../../../pipeline/collect/askSource.js";
import type {Asking, Source} from "../../../pipeline/contracts/source.js";
import type {Vocabulary} from "../../../pipeline/contracts/vocabulary.js";
import {type ReadArtifact, readArtifacts} from "../../../pipeline/run/readArtifacts.js";
import {clock, withFolder} from "../project.js";

/** Nothing waits, nothing is by chance, and it is one instant. */
export function stillEffects(instant: string) {
  return {sleep: async () => {}, random: () => 0.5, now: clock(instant)};
}

/** Where a stub stands in for a service, as settings.services has it. */
export function servicesAt(api: string, base: string, keys: Record<string, string> = {}) {
  const bounds = {allowHttp: true, allowPrivate: true, timeoutMs: 60_000, maxBytes: 1_000_000};
  return {keys: new Map(Object.entries(keys)), endpoints: new Map([[api, base]]), ...bounds};
}

const vocabulary: Vocabulary = {
  role: () => undefined,
  isUnit: () => false,
  isStatus: () => false,
  indicator: () => undefined,
  community: () => undefined,
  indicatorIn: () => undefined,
  communityIn: () => undefined
};

/**
 * What a source reads of the answers to one request "r", asked once in a folder of its own; the models see nothing of
 * it.
 */
export async function answersRead(
  source: Source & {asks: Asking},
  services: ReturnType<typeof servicesAt>,
  params: string,
  series: Record<string, string>
): Promise<ReadArtifact[]> {
  const named = {source_id: source.id, request_id: "r"};
  const tables: Record<string, Record<string, string>[]> = {
    request: [{...named, params}],
    request_series: Object.entries(series).map(([match, series_id]) => ({...named, match, series_id}))
  };
  const rows = (name: string) => tables[name] ?? [];
  const {keys, endpoints, ...http} = services;
  let read: ReadArtifact[] = [];
  await withFolder(async archive => {
    await askSource(source, rows, archive, {keys, endpoints, http, effects: stillEffects("2026-11-24T00:00:00Z")});
    read = await readArtifacts(archive, [source], {vocabulary, maxUnzipped: 1}, rows);
  });
  return read;
}
