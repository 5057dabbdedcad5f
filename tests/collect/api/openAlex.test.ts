import {afterEach, beforeEach, expect, test} from "vitest";
import {openAlex, openAlexSearch} from "../../../pipeline/collect/api/openalex.js";
import {askSource} from "../../../pipeline/collect/askSource.js";
import {readLedger} from "../../../pipeline/collect/ledger.js";
import {parseJson} from "../../../pipeline/contracts/api/json.js";
import source from "../../../pipeline/sources/openalex.js";
import type {Mode} from "../../helpers/api/keyedService.js";
import {type OpenAlexStub, startOpenAlexStub} from "../../helpers/api/openAlex.js";
import {filesIn, withFolder} from "../../helpers/project.js";

const KEY = "canary-openalex-0123456789";
/** Invented institutions: the RORs are of the right form only. */
const [A, B, C] = ["0aaaaaa11", "0bbbbbb22", "0cccccc33"] as const;

let stub: OpenAlexStub;
beforeEach(async () => {
  stub = await startOpenAlexStub({
    key: KEY,
    works: [
      {year: "2024", rors: [A]},
      {year: "2024", rors: [A, B]},
      {year: "2025", rors: [B]},
      {year: "2025", rors: [C]},
      {year: "2010", rors: [A]}
    ],
    institutions: [
      {ror: A, name: "Alpha University"},
      {ror: null, name: "Alpha Archive"}
    ]
  });
});
afterEach(() => stub.close());

/** Members by community: a name, and its ROR where there is one. */
type Members = Record<string, Record<string, string>>;
const TWO: Members = {gtb: {Alpha: A, Beta: B, Gamma: ""}};

function ask(archive: string, {members = TWO, key = KEY, waits = [] as number[], timeoutMs = 60_000} = {}) {
  const tables: Record<string, Record<string, string>[]> = {
    community: Object.keys(members).map(community_id => ({community_id})),
    community_member: Object.entries(members).flatMap(([community_id, names]) =>
      Object.keys(names).map(member_name_ja => ({community_id, member_name_ja, actor_type: "university"}))
    ),
    organisation: Object.values(members).flatMap(names =>
      Object.entries(names).map(([member_name_ja, ror]) => ({member_name_ja, ror}))
    )
  };
  const now = () => new Date(Date.parse("2026-11-24T00:00:00Z") + waits.reduce((sum, ms) => sum + ms, 0));
  return askSource(source, table => tables[table] ?? [], archive, {
    keys: new Map([["OPENALEX_API_KEY", key]]),
    endpoints: new Map([["openalex", stub.base]]),
    http: {allowHttp: true, allowPrivate: true, timeoutMs, maxBytes: 100_000},
    effects: {sleep: async ms => waits.push(ms), random: () => 0.5, now, monotonic: () => now().valueOf()}
  });
}

test("the members of a community are counted in one question, and a paper of two of them once", async () => {
  await withFolder(async archive => {
    expect(await ask(archive)).toMatchObject({outcome: "received", requests: 1, received: 1, why: []});
    expect(stub.requests).toHaveLength(1);
    const url = new URL(stub.requests[0]?.path ?? "", stub.base);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      filter: `authorships.institutions.ror:https://ror.org/${A}|https://ror.org/${B},from_publication_date:2011-01-01`,
      group_by: "publication_year",
      cursor: "*",
      api_key: KEY
    });
    const [receipt] = await readLedger(archive);
    expect(receipt?.name).toBe(`api/openalex/gtb/2-of-3.${A}+${B}.json`);
    const files = await filesIn(archive);
    expect(JSON.parse(String(files.get(receipt?.sha256 ?? ""))).group_by).toMatchObject([
      {key: "2024", count: 2},
      {key: "2025", count: 1}
    ]);
    expect([...files.values()].join().includes(KEY)).toBe(false);
  });
});

test("how long an answer took is no news; another count or another list of members is", async () => {
  await withFolder(async archive => {
    await ask(archive);
    expect(await ask(archive)).toMatchObject({outcome: "unchanged", received: 0});
    stub.works.push({year: "2025", rors: [A]});
    expect(await ask(archive)).toMatchObject({outcome: "received", received: 1});
    expect(await ask(archive, {members: {gtb: {Alpha: A, Beta: B}}})).toMatchObject({outcome: "received"});
    // the count of the former list stands no more
    expect((await readLedger(archive)).map(({name, gone}) => [name.split("/").at(-1), gone])).toEqual([
      [`2-of-3.${A}+${B}.json`, undefined],
      [`2-of-3.${A}+${B}.json`, undefined],
      [`2-of-2.${A}+${B}.json`, undefined],
      [`2-of-3.${A}+${B}.json`, true]
    ]);
  });
});

test("a key that is no key stops the asking, and no message repeats it", async () => {
  await withFolder(async archive => {
    const result = await ask(archive, {key: "canary-wrong-key", members: {...TWO, biock: {Gamma: C}}});
    expect(result).toMatchObject({outcome: "failed", received: 0});
    expect(result.why.map(({en}) => en)).toEqual([
      'refused with HTTP 401: {"error":"Invalid or missing API key","message":"API key not found"}'
    ]);
    expect(stub.requests).toHaveLength(1);
    stub.set("echo");
    expect(JSON.stringify(await ask(archive))).not.toContain(KEY);
    expect((await filesIn(archive)).size).toBe(0);
  });
});

test.each<[Mode[], number[]]>([
  [["throttled"], [2000]],
  [
    ["busy", "busy"],
    [750, 1500]
  ],
  [["slow"], [750]],
  [["gzip"], []]
])("after %j it is heard in the end", async (modes, expected) => {
  await withFolder(async archive => {
    const waits: number[] = [];
    stub.set(...modes);
    expect(await ask(archive, {waits, timeoutMs: modes.includes("slow") ? 2000 : 60_000})).toMatchObject({
      outcome: "received",
      why: []
    });
    expect(waits.filter(ms => ms > 500)).toEqual(expected);
  });
});

test.each<[Mode, RegExp]>([
  ["refusing", /refused \(Rate limit exceeded\): out of order/],
  ["html", /no JSON: Error Under maintenance/],
  ["truncated", /no JSON: \{"meta"/],
  ["empty", /no JSON/]
])("of an answer that is %s nothing is kept", async (mode, said) => {
  await withFolder(async archive => {
    stub.set(mode);
    const {outcome, why} = await ask(archive);
    expect([outcome, why[0]?.en]).toEqual(["failed", expect.stringMatching(said)]);
    expect((await filesIn(archive)).size).toBe(0);
  });
});

test("an answer of another shape is kept whole, for the reader to say what is odd", async () => {
  await withFolder(async archive => {
    stub.set("changed");
    expect(await ask(archive)).toMatchObject({outcome: "received", received: 1, why: []});
    const files = [...(await filesIn(archive)).values()].map(String);
    expect(files.some(text => text.includes('"group_by_new"'))).toBe(true);
  });
});

test("more members than one question takes are a problem, and are not parted over two", async () => {
  await withFolder(async archive => {
    const many = (n: number) =>
      Object.fromEntries(Array.from({length: n}, (_, i) => [`M${i}`, `0aaaa${String(i).padStart(4, "0")}`]));
    expect(await ask(archive, {members: {gtb: many(100)}})).toMatchObject({outcome: "received"});
    const {why} = await ask(archive, {members: {gtb: many(101)}});
    expect(why).toMatchObject([{where: "openalex/gtb", en: "there are 101 RORs; at most 100 can be counted at once."}]);
    expect(stub.requests).toHaveLength(1);
  });
});

test("an institution is found by its name, if it has a ROR", async () => {
  const {path, query = {}} = openAlexSearch.call("alpha");
  const response = await fetch(`${stub.base}${path}?${new URLSearchParams({...query, api_key: KEY})}`);
  expect(openAlexSearch.found({json: parseJson(await response.text())})).toEqual([
    {ror: A, name: "Alpha University", country: "JP", type: "education"}
  ]);
  expect(openAlexSearch.found({json: {results: "?"}})).toEqual([]);
  expect(openAlex.search).toBe(openAlexSearch);
});
