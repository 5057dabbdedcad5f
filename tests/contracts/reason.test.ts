import {expect, test} from "vitest";
import {forEverybody, reasonOf} from "../../pipeline/contracts/reason.js";
import {reasonCodes} from "../../pipeline/contracts/reasonCode.js";
import {runEvent} from "../../pipeline/contracts/runEvent.js";
import {reasonWords} from "../../pipeline/contracts/words.js";
import {madeOperations, operatedRun, operatedSource} from "../helpers/operations.js";

const said = {ja: "canary", en: "canary"};

test.each([
  ["data/reference/series.csv:12 unit", {code: "table_faulty", place: "data/reference/series.csv:12"}],
  [
    "data/bundled/published_figures/observation.csv:4",
    {code: "table_faulty", place: "data/bundled/published_figures/observation.csv:4"}
  ],
  ["data/reference/a.csv", {code: "table_faulty", place: "data/reference/a.csv"}],
  ["data/inbox/community_report/canary.csv", {code: "other"}],
  ["data/reference/canary 様.csv:1", {code: "other"}],
  ["check headline", {code: "check_failed", place: "headline"}],
  ["check grain of mart.area", {code: "check_failed", place: "grain of mart.area"}],
  ["https://u:canary@a.test/b?canary", {code: "other", host: "a.test"}],
  ["canary", {code: "other"}]
])("what was written down at %s before reasons had codes is %j for everybody", (where, reason) => {
  expect(reasonOf({where, ...said})).toEqual(reason);
});

test("everybody sees codes and parts of how everything runs, and no message", () => {
  const why = [
    {where: "canary", ...said},
    {where: "canary", ...said, reason: {code: "refused" as const, status: 404}}
  ];
  const full = {...madeOperations({runs: []}), sources: [], runs: []};
  const request = {request_id: "b", failures: 1, since: full.written_at, next_try_at: full.written_at, quiet: false};
  const shown = forEverybody({
    ...full,
    sources: [{...operatedSource(), why, failing: [{...request, why}]}],
    runs: [{...operatedRun(), why}]
  });
  expect([shown.sources[0]?.why, shown.sources[0]?.failing[0]?.why, shown.runs[0]?.why]).toEqual(
    [1, 2, 3].map(() => [{code: "other"}, {code: "refused", status: 404}])
  );
  expect(JSON.stringify(shown)).not.toContain("canary");
});

test("a line of the run ledger that quotes an address, of old or anew, is read and written without what it asks", () => {
  const why = [{where: "https://a.test/b?canary", ja: "https://canary@a.test/ です。", en: "x https://a.test/?canary"}];
  const event = {event: "ended", run_id: "r", at: "2026-11-24T00:00:00.000Z", outcome: "failed", why};
  expect(runEvent.parse(event)).toEqual({
    ...event,
    why: [{where: "https://a.test/b", ja: "https://a.test/ です。", en: "x https://a.test/"}]
  });
});

test("every code has its words", () => {
  expect(Object.keys(reasonWords).sort()).toEqual([...reasonCodes].sort());
});
