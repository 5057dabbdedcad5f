import type {ArtifactRow} from "../../pipeline/contracts/artifact.js";
import {foldersIn} from "../../pipeline/contracts/folders.js";
import {reading as emptyReading, type Reading} from "../../pipeline/contracts/reading.js";
import {referenceTables} from "../../pipeline/contracts/reference.js";
import {defineSource, type Source} from "../../pipeline/contracts/source.js";
import {buildModels, type Model, modelsFor, readModels} from "../../pipeline/models/build.js";
import {loadRaw, loadReference} from "../../pipeline/models/load.js";
import {readReference} from "../../pipeline/read/reference/reference.js";
import {run, type Store, select as selectJson, withMemoryStore} from "../../pipeline/store.js";
import {repository} from "./project.js";

type Cells = Record<string, string>;

/** A file as received, with what was read from it. */
export interface GivenFile extends Partial<Omit<ArtifactRow, "readings">> {
  readings: Partial<Reading>[];
}

/** What the world of one test holds; what a test does not name is empty, or takes the plain value below. */
export interface World {
  /** Rows as people would write them, by table; the tables of words are those of data/reference. */
  reference?: Record<string, Cells[]>;
  readings?: Partial<Reading>[];
  files?: GivenFile[];
  source?: Partial<Source>;
}

/** The tables of words, and with `everything` all tables, as kept in data/reference. */
const kept = await readReference(foldersIn(repository));
const words = [
  "unit",
  "unit_name",
  "status",
  "status_name",
  "qualifier",
  "qualifier_name",
  "rule",
  "method",
  "era",
  "missing_reason",
  "missing_symbol",
  "character_variant"
];

export const everything: Record<string, Cells[]> = Object.fromEntries(
  [...kept].map(([name, {records}]) => [name, records.map(({fields}) => fields)])
);

const plain: Record<string, Cells[]> = {
  ...Object.fromEntries(words.map(name => [name, everything[name] ?? []])),
  document: [{document_id: "doc", title: "A paper", publisher: "A publisher", kind: "press", confidence: "B"}],
  area: [
    {
      area_id: "grp",
      level: "group",
      name_ja: "群",
      name_en: "Group",
      sort_order: "1",
      verified: "true",
      derived: "false"
    }
  ],
  indicator: [
    {
      indicator_id: "market",
      name_ja: "市場",
      name_en: "Market",
      unit: "兆円",
      kind: "flow",
      direction: "up",
      entity_type: "area",
      additive: "false",
      in_defensible_set: "false",
      definition_ja: "定義",
      definition_en: "definition"
    }
  ],
  series: [series({})]
};

export function series(cells: Cells): Cells {
  const entity = {indicator_id: "market", entity_type: "area", entity_id: "grp", unit: "兆円", document_id: "doc"};
  return {
    series_id: "s1",
    publisher: "A publisher",
    edition: "2020",
    scope_ja: "国内",
    period_kind: "CY",
    comparable_to_target: "false",
    ...entity,
    ...cells
  };
}

export function reading(typed: Partial<Reading>): Reading {
  return {
    ...emptyReading({address: "line 2, value"}),
    key: "s1",
    period: "2020",
    value: "1",
    unit: "兆円",
    status: "actual",
    published_on: "2021-06-30",
    document: "doc",
    confidence: "B",
    ...typed
  };
}

export const plainSource = defineSource({
  id: "test",
  title_ja: "試験",
  title_en: "Test",
  publisher_ja: "公表者",
  publisher_en: "publisher",
  licence: "MIT",
  credit_ja: "出典",
  credit_en: "source",
  files: ["data/test.csv"],
  compiled_on: "2026-01-31",
  calendar: {cron: "0 6 * * *", release: "随時", grace: 0},
  read: () => []
});

let read: Promise<Model[]> | undefined;

/** Every model there is, in the order of building; what they read is asked once a test file. */
function allModels(): Promise<Model[]> {
  read ??= withMemoryStore(store => readModels(store));
  return read;
}

/**
 * Lends a fresh in-memory store in which every model has been built from the given world; with `for`, only the named
 * models and those they rest on.
 */
export async function withModels<T>(
  world: World,
  work: (store: Store, models: Model[]) => Promise<T>,
  {for: names}: {for?: readonly string[]} = {}
): Promise<T> {
  const all = await allModels();
  const unknown = names?.filter(name => !all.some(model => model.name === name)) ?? [];
  if (unknown.length > 0) throw new Error(`there is no model ${unknown.join(", ")}`);
  const models = names ? modelsFor(names, all) : all;
  return withMemoryStore(async store => {
    await run(store, "set threads = 1"); // the other core has another test file
    await loadWorld(store, world);
    await buildModels(store, models);
    return work(store, models);
  });
}

/** Puts the given world into raw and reference, before any model is built. */
export async function loadWorld(store: Store, world: World): Promise<void> {
  const files = [...(world.files ?? []), ...(world.readings ? [{readings: world.readings}] : [])];
  await loadRaw(store, [{...plainSource, ...world.source}], files.map(received));
  const tables: Record<string, Cells[]> = {...plain, ...world.reference};
  for (const table of Object.keys(referenceTables)) {
    await loadReference(
      store,
      table,
      (tables[table] ?? []).map((fields, i) => ({line: i + 2, fields}))
    );
  }
}

/** The same for the tests of a file that ask the named models alone. */
export function modelsOf(...names: string[]): typeof withModels {
  return (world, work) => withModels(world, work, {for: names});
}

function received({readings, ...facts}: GivenFile, i: number) {
  const row: ArtifactRow = {
    source_id: "test",
    file: "data/test.csv",
    artifact_sha256: `${i}`.repeat(64).slice(0, 64),
    bytes: 1,
    receipts: 1,
    first_received_at: "2026-02-01T00:00:00.000Z",
    last_received_at: "2026-02-01T00:00:00.000Z",
    ...{stay: 1, is_last_stay: true, is_newest: true, follows: false},
    answer: facts.file ?? "data/test.csv",
    received_on: "2026-02-01",
    received_order: i + 1,
    ended_order: null,
    ended_on: "",
    readings: readings.length,
    ...facts
  };
  return {row, readings: readings.map(reading)};
}

/** Rows as arrays of their cells, in the order of the query: short to write and to compare. */
export async function rows(store: Store, sql: string): Promise<unknown[][]> {
  return (await selectJson(store, sql)).map(row => Object.values(row));
}

/** Rows as objects; decimals and dates come as text. */
export const select = selectJson;
