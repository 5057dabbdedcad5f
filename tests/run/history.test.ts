import {join} from "node:path";
import {expect, test} from "vitest";
import {keep} from "../../pipeline/collect/archive.js";
import {type Progress, progressPath} from "../../pipeline/collect/progress.js";
import {settle} from "../../pipeline/collect/settle.js";
import {reading} from "../../pipeline/contracts/reading.js";
import {sha256Of} from "../../pipeline/contracts/sha256.js";
import type {Source} from "../../pipeline/contracts/source.js";
import {UnreadableFile} from "../../pipeline/errors.js";
import {buildModels, modelsFor, readModels} from "../../pipeline/models/build.js";
import {loadRaw, loadReference} from "../../pipeline/models/load.js";
import {readArtifacts} from "../../pipeline/run/readArtifacts.js";
import {type Store, select, withMemoryStore} from "../../pipeline/store.js";
import {withFolder} from "../helpers/project.js";
import {seeded} from "../helpers/seeded.js";
import {everything, plainSource, series} from "../helpers/store.js";
import {type Answer, next} from "./histories.js";

/** Many requests live through as many random histories at once, so that a build of a day tries them all. */
const REQUESTS = 60;
const DAYS = ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07"];
const NOW = new Date("2026-03-08T00:00:00Z");

/** Lines "series,period,value"; a text that begins with "!" is a page of errors. */
const {compiled_on: _, ...dated} = plainSource;
const source: Source = {
  ...dated,
  files: [],
  asks: {api: "url"},
  *read({name, content}) {
    const text = new TextDecoder().decode(content);
    const expected = {ja: "表", en: "a table"};
    if (text.startsWith("!"))
      throw new UnreadableFile({where: name, ja: "誤り", en: "error"}, {rule: "no_table_found", found: text, expected});
    for (const [i, line] of text.split("\n").filter(Boolean).entries()) {
      const [key = "", period = "", value = ""] = line.split(",");
      const place = {address: `line ${i + 1}`, document: "doc", confidence: "B", status: "actual", unit: "兆円"};
      yield reading({...place, key, period, value});
    }
  }
};

async function receive(archive: string, id: string, {pages}: Answer, at: Date): Promise<void> {
  const kept: Progress["pages"] = {};
  for (const [i, text] of pages.entries()) {
    const [sha256, address] = [sha256Of(text), sha256Of(`${id}${i}`)];
    await keep(archive, sha256, Buffer.from(text));
    kept[address] = {name: `page-${i + 1}`, url: "https://example.org", address, status: 200, sha256};
  }
  const started_at = at.toISOString();
  const asking = {source_id: source.id, request_id: id, question: "q", started_at, licence: "MIT", complete: true};
  await settle(archive, progressPath(archive, source.id, id), {...asking, pages: kept}, at);
}

const ids = Array.from({length: REQUESTS}, (_, i) => `r${i}`);
const tables: Record<string, Record<string, string>[]> = {
  ...everything,
  request_series: [],
  series: ids.map(series_id => series({series_id, publisher: series_id, document_id: "doc"})),
  document: [{document_id: "doc", title: "t", publisher: "p", kind: "press", confidence: "B"}],
  area: [{area_id: "grp", level: "group", name_ja: "群", name_en: "G", sort_order: "1"}],
  request: ids.map(request_id => ({source_id: source.id, request_id, params: ""})),
  correction: [],
  withheld: []
};

/** What a build of the archive gives, as known by a day or today. */
async function build<T>(archive: string, day: string | undefined, work: (store: Store) => Promise<T>): Promise<T> {
  const context = {vocabulary: {} as never, maxUnzipped: 1}; // this source asks for neither
  const given = {now: NOW, knownBy: day};
  const artifacts = await readArtifacts(archive, [source], context, name => tables[name] ?? [], given);
  return withMemoryStore(async store => {
    await loadRaw(store, [source], artifacts, day);
    for (const [name, rows] of Object.entries(tables))
      await loadReference(
        store,
        name,
        rows.map((fields, i) => ({line: i + 2, fields}))
      );
    await buildModels(store, modelsFor(["mart.observation", "mart.change"], await readModels(store)));
    return work(store);
  });
}

const versions = (day: string) => `
  select series_id, period, value, known_from, case when known_to <= '${day}' then known_to end as known_to, address
  from mart.observation where known_from <= '${day}' order by all`;
const changes = (day: string) => `
  select change_id, kind, "old", "new", known_on from mart.change where known_on <= '${day}' order by all`;

test.each([1])("today's history cut at a day is a build of that day, and says what was received (%i)", async seed => {
  const random = seeded(seed);
  await withFolder(async folder => {
    const archive = join(folder, "archive");
    const expected = new Map<string, string[]>();
    const answers = new Map(ids.map(id => [id, [] as Answer[]]));
    for (const day of DAYS) {
      for (const [id, before] of answers) {
        for (let hour = 0; random() < 0.55 && hour < 8; hour++) {
          const answer = next(id, before, random);
          before.push(answer);
          await receive(archive, id, answer, new Date(`${day}T0${hour}:00:00Z`));
        }
      }
      const standing = [...answers].flatMap(([id, all]) =>
        [...(all.at(-1)?.after ?? [])].map(([period, value]) => `${id} ${period} ${value}`)
      );
      expected.set(day, standing.sort());
    }
    const today = await build(archive, undefined, async store => {
      const cut = async (day: string) => [await select(store, versions(day)), await select(store, changes(day))];
      return new Map(await Promise.all(DAYS.map(async day => [day, await cut(day)] as const)));
    });
    for (const day of DAYS) {
      await build(archive, day, async store => {
        const built = [await select(store, versions(day)), await select(store, changes(day))];
        expect([day, today.get(day)]).toEqual([day, built]);
        const stands = (built[0] ?? []).filter(({known_to}) => known_to === null);
        const told = stands.map(({series_id, period, value}) => `${series_id} ${period} ${Number(value)}`);
        expect([day, told.sort()]).toEqual([day, expected.get(day)]);
      });
    }
    // a change says something else than what stood before
    const [, last = []] = today.get(DAYS.at(-1) ?? "") ?? [];
    expect(last.length).toBeGreaterThan(REQUESTS * 4);
    expect(last.filter(({kind, old, new: now}) => kind === "revision" && old === now)).toEqual([]);
  });
});
