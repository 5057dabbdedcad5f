import {afterEach, beforeEach, expect, test} from "vitest";
import {askSource} from "../../../pipeline/collect/askSource.js";
import {readLedger} from "../../../pipeline/collect/ledger.js";
import source from "../../../pipeline/sources/gbizinfo.js";
import {CAPITAL, type GbizinfoStub, REPRESENTATIVE, startGbizinfoStub} from "../../helpers/api/gbizinfo.js";
import type {Mode} from "../../helpers/api/keyedService.js";
import {filesIn, withFolder} from "../../helpers/project.js";

const TOKEN = "canary-gbizinfo-0123456789";
/** Invented numbers of the right form. */
const [ONE, TWO] = ["1000000000001", "2000000000002"] as const;

let stub: GbizinfoStub;
beforeEach(async () => {
  stub = await startGbizinfoStub({
    token: TOKEN,
    companies: {
      [ONE]: {
        name: "株式会社試験一",
        subsidy: [{title: "試験補助金", amount: "7784000", date_of_approval: "2024-03-29"}]
      }
    }
  });
});
afterEach(() => stub.close());

function ask(
  archive: string,
  {numbers = [ONE] as string[], token = TOKEN, waits = [] as number[], timeoutMs = 60_000} = {}
) {
  const tables: Record<string, Record<string, string>[]> = {
    community_member: numbers.map(number => ({community_id: "gtb", member_name_ja: number, full_name_ja: ""})),
    organisation: [
      ...numbers.map(number => ({member_name_ja: number, corporate_number: number})),
      {member_name_ja: "番号なし", corporate_number: ""}
    ]
  };
  const now = () => new Date(Date.parse("2026-11-24T00:00:00Z") + waits.reduce((sum, ms) => sum + ms, 0));
  return askSource(source, table => tables[table] ?? [], archive, {
    keys: new Map([["GBIZINFO_TOKEN", token]]),
    endpoints: new Map([["gbizinfo", stub.base]]),
    http: {allowHttp: true, allowPrivate: true, timeoutMs, maxBytes: 100_000},
    effects: {sleep: async ms => waits.push(ms), random: () => 0.5, now, monotonic: () => now().valueOf()}
  });
}

const paths = () => stub.requests.map(({path}) => path);

test("the profile is asked first, then the lists, with no slash at the end and the token in its header", async () => {
  await withFolder(async archive => {
    expect(await ask(archive)).toMatchObject({outcome: "received", requests: 1, received: 4, why: []});
    const company = `/hojin/${ONE}`;
    expect(paths()).toEqual([company, `${company}/subsidy`, `${company}/patent`, `${company}/certification`]);
    expect(stub.requests.every(({headers}) => headers["x-hojininfo-api-token"] === TOKEN)).toBe(true);
    const names = ["profile", "subsidy", "patent", "certification"].map(name => `api/gbizinfo/${ONE}/${name}.json`);
    expect((await readLedger(archive)).map(({name}) => name)).toEqual(names);
    expect(await ask(archive)).toMatchObject({outcome: "unchanged", received: 0});
  });
});

test("the representative's name is in no file that is written, and every other word and digit is", async () => {
  await withFolder(async archive => {
    await ask(archive);
    const files = await filesIn(archive);
    const [profile] = await readLedger(archive);
    expect(String(files.get(profile?.sha256 ?? ""))).toBe(
      `{"id":null,"errors":null,"message":"200 - OK.","hojin-infos":[{"corporate_number":"${ONE}","name":"株式会社試験一",` +
        `"location":"山形県鶴岡市","status":"-","capital_stock":${CAPITAL},"close_date":"Null"}]}`
    );
    const all = [...files.values()].map(String).join();
    expect([all.includes(REPRESENTATIVE), all.includes("representative_name"), all.includes(TOKEN)]).toEqual([
      false,
      false,
      false
    ]);
  });
});

test("an unknown number is told with the table to look at, and the next company is asked all the same", async () => {
  await withFolder(async archive => {
    const result = await ask(archive, {numbers: [TWO, ONE]});
    expect(result).toMatchObject({outcome: "partly", received: 4});
    expect(result.why).toEqual([
      {
        where: `gbizinfo/${TWO} ${stub.base}hojin/${TWO}`,
        ja: `法人番号 ${TWO} は gBizINFO にありません。data/reference/organisation.csv の番号を確かめてください。`,
        en: `corporate number ${TWO} is not in gBizINFO; check it in data/reference/organisation.csv.`,
        reason: {
          code: "answer_unusable",
          source_id: "gbizinfo",
          request_id: TWO,
          status: 404,
          host: new URL(stub.base).host
        }
      }
    ]);
    expect(paths().filter(path => path.includes(TWO))).toEqual([`/hojin/${TWO}`]);
  });
});

test("a wrong token stops the asking; what a service echoes of the right one is not told", async () => {
  await withFolder(async archive => {
    const {outcome, why} = await ask(archive, {token: "canary-wrong-token", numbers: [ONE, TWO]});
    expect([outcome, why.length, why[0]?.en]).toEqual([
      "failed",
      1,
      'refused with HTTP 401: {"id":null,"message":"401 - Unauthorized.","errors":[]}'
    ]);
    stub.set("echo");
    const echoed = await ask(archive);
    expect(echoed.why[0]?.en).toContain("odd request");
    expect(JSON.stringify(echoed)).not.toContain(TOKEN);
    expect((await filesIn(archive)).size).toBe(0);
  });
});

test.each<[Mode[], number]>([
  [["throttled"], 1],
  [["fine", "busy"], 1],
  [["fine", "fine", "slow"], 1],
  [["gzip"], 0]
])("after %j all four pages are there", async (modes, waited) => {
  await withFolder(async archive => {
    const waits: number[] = [];
    stub.set(...modes);
    expect(await ask(archive, {waits, timeoutMs: modes.includes("slow") ? 2000 : 60_000})).toMatchObject({
      outcome: "received",
      received: 4,
      why: []
    });
    expect(waits.filter(ms => ms > 500)).toHaveLength(waited);
  });
});

test.each<[Mode, RegExp]>([
  ["refusing", /gBizINFO refused: token: out of order/],
  ["html", /no JSON: Error Under maintenance/],
  ["truncated", /^the answer is no JSON$/],
  ["empty", /^the answer is no JSON$/]
])("of an answer that is %s nothing is kept, and no name is quoted from it", async (mode, said) => {
  await withFolder(async archive => {
    stub.set(mode);
    const result = await ask(archive);
    expect([result.outcome, result.why[0]?.en]).toEqual(["failed", expect.stringMatching(said)]);
    expect(JSON.stringify(result)).not.toContain(REPRESENTATIVE);
    expect((await filesIn(archive)).size).toBe(0);
  });
});

test("a profile of another shape is kept for the reader, and nothing is asked on its strength", async () => {
  await withFolder(async archive => {
    stub.set("changed");
    expect(await ask(archive)).toMatchObject({outcome: "received", received: 1, why: []});
    expect(paths()).toEqual([`/hojin/${ONE}`]);
  });
});

test("a list page that fails leaves no receipt of the others, and the next asking goes on from there", async () => {
  await withFolder(async archive => {
    stub.set("fine", "fine", "html");
    expect(await ask(archive)).toMatchObject({outcome: "failed", received: 0});
    expect(await readLedger(archive)).toEqual([]);
    stub.requests.length = 0;
    expect(await ask(archive)).toMatchObject({outcome: "received", received: 4});
    expect(paths()).toEqual([`/hojin/${ONE}/patent`, `/hojin/${ONE}/certification`]);
  });
});
