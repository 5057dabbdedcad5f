import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {tallyOf} from "../../pipeline/collect/tally.js";
import {clientOf, replyOf, type SoundPage, type SoundService, soundServices} from "../helpers/api/soundAnswers.js";

/** What is said of pages that came one after the other, undefined where they are what they state. */
function said(service: SoundService, pages: readonly SoundPage[]) {
  const tally = tallyOf(clientOf(service));
  for (const page of pages) {
    const odd = tally.page(page, replyOf(page));
    if (odd) return odd;
  }
  return tally.end();
}

const {gbizinfo: _none, ...counting} = soundServices;
const size = fc.tuple(fc.integer({min: 1, max: 7}), fc.integer({min: 1, max: 7}), fc.nat(), fc.nat());

describe.each(Object.entries(counting))("an answer of %s", (_name, service) => {
  test("is whole as it is documented, and with one odd entry; with any entry fewer or more it is not", () => {
    fc.assert(
      fc.property(size, ([rows, perPage, nth, kind]) => {
        expect(said(service, service.pages(rows, perPage))).toBeUndefined();

        const odd = service.pages(rows, perPage);
        const spoiled = odd[nth % odd.length]?.list ?? [];
        const spoil = service.spoils[kind % service.spoils.length];
        spoiled[0] = spoil?.(spoiled[0] as Record<string, unknown>);
        expect(said(service, odd)).toBeUndefined();

        const short = service.pages(rows, perPage);
        short[nth % short.length]?.list.pop();
        expect(said(service, short)).toMatchObject({en: expect.stringMatching(/ \d+, counted were \d+\.$/)});

        const long = service.pages(rows, perPage);
        const list = long[nth % long.length]?.list ?? [];
        list.push(list[0]);
        expect(said(service, long)).toMatchObject({ja: expect.stringMatching(/^応答が揃っていません。.* \d+ です。$/)});
      }),
      {numRuns: 40}
    );
  });

  test("whose last page never came is not whole", () => {
    const pages = service.pages(5, 2).slice(0, -1);
    if (pages.length > 0) expect(said(service, pages)).toBeDefined();
  });
});

const {world_bank: worldBank, e_stat: eStat, openalex: openAlex, eurostat} = soundServices;
const bank = (facts: object, page = 0) => {
  const pages = worldBank.pages(5, 2);
  const [first] = (pages[page]?.json ?? []) as object[];
  Object.assign(first ?? {}, facts);
  return said(worldBank, pages)?.en;
};

test.each<[string, object, number, string]>([
  ["pages that are no whole number", {pages: 2.5}, 0, "states a number of pages (pages) that is no whole number: 2.5"],
  ["a total with an exponent", {total: "5e0"}, 0, "states a number of rows (total) that is no whole number: 5e0"],
  ["a total below nought", {total: -5}, 2, "states a number of rows (total) that is no whole number: -5"],
  ["another total on a later page", {total: 6}, 1, "the number of rows (total) changed between pages: 5, then 6."],
  ["fewer pages on a later page", {pages: 2}, 1, "the number of pages (pages) changed between pages: 3, then 2."],
  [
    "another size of pages",
    {per_page: 3},
    2,
    "the number of rows on a page (per_page) changed between pages: 2, then 3."
  ],
  ["a page it was not asked for", {page: 1}, 1, "it states a page number (page) of 1, counted were 2."]
])("of the World Bank %s fail the asking in true words", (_name, facts, page, words) => {
  expect(bank(facts, page)).toContain(words);
});

test("of several pages one that cannot be counted for its shape fails the asking, with the place", () => {
  const pages = worldBank.pages(5, 2);
  Object.assign(pages[1]?.json as object[], {1: "rows"});
  expect(said(worldBank, pages)?.en).toMatch(/^the answer is not whole: page-2\.json \$\[1\] cannot be counted/);
  expect(said(worldBank, pages.slice(1, 2))).toBeUndefined(); // alone it is held whole by its reader
});

test("pages of e-Stat that overlap and leave out are told, although their figures add up", () => {
  const pages = eStat.pages(5, 2);
  const [, second, third] = pages;
  if (!second || !third) throw new Error("no pages");
  const json = JSON.parse(JSON.stringify(second.json).replace('"NEXT_KEY":5', '"NEXT_KEY":4'));
  const odd = [pages[0], {...second, json}, {...third, query: {startPosition: "4"}}].filter(one => one !== undefined);
  expect(said(eStat, odd)?.en).toContain("a next position (NEXT_KEY) of 4, counted were 5.");
});

test("a number that is stated as something else is no whole number, one that is not stated is not missed", () => {
  const page = (RESULT_INF: object) => {
    const [only] = eStat.pages(1, 1);
    if (!only) throw new Error("no page");
    Object.assign((only.json as {GET_STATS_DATA: {STATISTICAL_DATA: object}}).GET_STATS_DATA.STATISTICAL_DATA, {
      RESULT_INF
    });
    return said(eStat, [only])?.en;
  };
  expect(page({TOTAL_NUMBER: null})).toContain("no whole number: null");
  expect(page({TOTAL_NUMBER: {}, FROM_NUMBER: 1})).toContain("no whole number: {}");
  expect(page({})).toBeUndefined();
});

test("OpenAlex states the groups of a page, of which those without works are none", () => {
  const [page] = openAlex.pages(3, 3);
  if (!page) throw new Error("no page");
  page.list.push({key: "1999", count: 0});
  expect(said(openAlex, [page])).toBeUndefined();
});

test("Eurostat's sizes are counted in the codes too, and a cube that names its cells may leave some out", () => {
  const cube = (changed: object) => {
    const [page] = eurostat.pages(3, 3);
    return page && said(eurostat, [{...page, json: {...(page.json as object), ...changed}}])?.en;
  };
  expect(cube({size: [1, 4]})).toContain("a length (size time) of 4, counted were 3.");
  expect(cube({value: {1: 5}})).toBeUndefined();
  expect(cube({value: [10]})).toContain("a length (size) of 3, counted were 1.");
});
