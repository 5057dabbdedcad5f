import {afterAll, beforeAll, beforeEach, expect, test} from "vitest";
import {readLedger} from "../../pipeline/collect/ledger.js";
import {defineSource} from "../../pipeline/contracts/source.js";
import {type StubServer, startFileServer} from "../helpers/api/fileServer.js";
import {type SoundPage, type SoundService, soundServices} from "../helpers/api/soundAnswers.js";
import {ask, readBack, type World} from "../helpers/asking.js";
import {filesIn, withFolder} from "../helpers/project.js";

const META = {GET_META_INFO: {RESULT: {STATUS: 0}, METADATA_INF: {}}};

/** Answers each page by what tells it from the others in its address: the page, the position or the cursor. */
let pages: SoundPage[] = [];
let server: StubServer;
beforeAll(async () => {
  server = await startFileServer({
    "*": ({path}) => {
      const {pathname, searchParams} = new URL(path, "http://stub");
      if (pathname.endsWith("getMetaInfo")) return {body: JSON.stringify(META)};
      const told = (query: Readonly<Record<string, string>>) =>
        ["page", "startPosition", "cursor"].every(name => (query[name] ?? null) === searchParams.get(name));
      const page = pages.find(({query}) => told(query));
      return page ? {body: JSON.stringify(page.json)} : {status: 404, body: "{}"};
    }
  });
});
afterAll(() => server.close());
beforeEach(() => server.requests.splice(0));

const {world_bank: worldBank, e_stat: eStat, openalex: openAlex} = soundServices;
const questions = new Map([
  [worldBank, "country=JP;indicator=X"],
  [eStat, "statsDataId=0000000001"],
  [openAlex, "ror=0aaaaaa11;members=1/1"]
]);

function world(service: SoundService, archive: string): World {
  const {asks, ...source} = service.source;
  return {
    source: defineSource({...source, ...(asks && {asks: {api: asks.api}})}),
    archive,
    base: server.base,
    keys: {E_STAT_APP_ID: "canary-e-stat-0123456789", OPENALEX_API_KEY: "canary-openalex-0123456789"},
    requests: {r: questions.get(service) ?? ""},
    series: {r: {"": "kept"}}
  };
}

/** The years that are read of what was received. */
const yearsRead = async (given: World) =>
  (await readBack(given)).flatMap(({readings}) => readings.map(({period}) => period.slice(0, 4))).sort();

const years = (n: number) => Array.from({length: n}, (_, i) => String(2000 + i));

test.each([
  ["the World Bank", worldBank, 3],
  ["e-Stat, by NEXT_KEY", eStat, 4],
  ["OpenAlex, by the cursor", openAlex, 3]
])("of %s every page is followed, and each figure is there once", async (_name, service, calls) => {
  pages = service.pages(5, 2);
  await withFolder(async archive => {
    const given = world(service, archive);
    expect(await ask(given)).toMatchObject({outcome: "received", received: calls, why: []});
    expect(server.requests).toHaveLength(calls);
    expect(await yearsRead(given)).toEqual(years(5));
  });
});

type Spoiling = (pages: SoundPage[]) => void;
const replaced = (page: SoundPage | undefined, from: string | RegExp, to: string) => {
  if (page) page.json = JSON.parse(JSON.stringify(page.json).replace(from, to));
};

test.each<[string, SoundService, Spoiling, RegExp]>([
  ["a World Bank page without one of its rows", worldBank, p => p[1]?.list.pop(), /\(total\) of 5, counted were 4/],
  ["a World Bank total that changes", worldBank, p => replaced(p[1], '"total":5', '"total":4'), /pages: 5, then 4/],
  [
    "a World Bank answer of 2.5 pages",
    worldBank,
    p => replaced(p[0], /"pages":\d/, '"pages":2.5'),
    /whole number: 2.5/
  ],
  [
    "a World Bank that gives page 1 again",
    worldBank,
    p => replaced(p[1], '"page":2', '"page":1'),
    /of 1, counted were 2/
  ],
  ["an e-Stat page without one of its figures", eStat, p => p[1]?.list.pop(), /\(TO_NUMBER\) of 4, counted were 3/],
  ["an e-Stat answer without its last page", eStat, p => replaced(p[1], ',"NEXT_KEY":5', ""), /of 5, counted were 4/],
  ["an e-Stat NEXT_KEY that goes back", eStat, p => replaced(p[1], '"NEXT_KEY":5', '"NEXT_KEY":1'), /not advance: "1"/],
  [
    "an e-Stat NEXT_KEY that is null",
    eStat,
    p => replaced(p[1], '"NEXT_KEY":5', '"NEXT_KEY":null'),
    /not advance: null/
  ],
  [
    "an OpenAlex page without one of its years",
    openAlex,
    p => p[1]?.list.pop(),
    /\(groups_count\) of 2, counted were 1/
  ],
  [
    "an OpenAlex answer cut at a page",
    openAlex,
    p => replaced(p[1], '"after-2"', "null"),
    /\(count\) of 15, counted were 10/
  ],
  ["an OpenAlex cursor that comes again", openAlex, p => replaced(p[1], "after-2", "after-1"), /had given before/],
  ["an OpenAlex that gave up counting", openAlex, p => replaced(p[0], '"count"', '"timed_out":true,"count"'), /gave up/]
])(
  "%s fails the asking; nothing of it counts, and the next asking begins anew",
  async (_name, service, spoil, words) => {
    await withFolder(async archive => {
      const given = world(service, archive);
      pages = service.pages(5, 2);
      spoil(pages);
      const failed = await ask(given);
      expect(failed).toMatchObject({outcome: "failed", received: 0});
      expect(failed.why).toMatchObject([{en: expect.stringMatching(words), reason: {code: "answer_unusable"}}]);
      expect(await readLedger(archive)).toEqual([]);
      pages = service.pages(5, 2);
      expect(await ask(given)).toMatchObject({outcome: "received", why: []});
      expect(await yearsRead(given)).toEqual(years(5));
    });
  }
);

test("what fell short is not kept for the next asking: every page is asked for again", async () => {
  await withFolder(async archive => {
    const given = world(worldBank, archive);
    pages = worldBank.pages(5, 2);
    pages[0]?.list.pop();
    await ask(given);
    expect([...(await filesIn(archive)).keys()].filter(name => name.startsWith("asking/"))).toEqual([]);
    server.requests.splice(0);
    pages = worldBank.pages(5, 2);
    await ask(given);
    expect(server.requests).toHaveLength(3);
  });
});

test("OpenAlex is not asked for the empty page behind the last cursor once all works are there", async () => {
  await withFolder(async archive => {
    pages = openAlex.pages(5, 5);
    replaced(pages[0], '"next_cursor":null', '"next_cursor":"behind"');
    expect(await ask(world(openAlex, archive))).toMatchObject({outcome: "received", received: 1});
    expect(server.requests).toHaveLength(1);
  });
});
