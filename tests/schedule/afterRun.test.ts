import {describe, expect, test} from "vitest";
import type {SourceResult} from "../../pipeline/collect/askSource.js";
import {readLines} from "../../pipeline/collect/jsonLines.js";
import type {EventOf, FailingRequest, RunEvent, SourceOutcome} from "../../pipeline/contracts/runEvent.js";
import type {Source} from "../../pipeline/contracts/source.js";
import {alertsPath, type EndedRun, raiseAlerts} from "../../pipeline/schedule/afterRun.js";
import {alertSettings} from "../../pipeline/schedule/alerts/settings.js";
import {summaryOf} from "../../pipeline/schedule/summary.js";
import {loadSettings} from "../../pipeline/settings.js";
import worldBank from "../../pipeline/sources/world_bank.js";
import {withFolder} from "../helpers/project.js";
import {DAILY, japan, ledgerOf, type Told, WHY} from "./ledger.js";

const a: Source = {...worldBank, id: "a", title_ja: "甲", title_en: "A", calendar: DAILY};

/** What a run that ended at noon raises, after what the ledger tells of before, as "kind subject". */
async function raised(before: readonly Told[], ended: Partial<EndedRun>, root?: string): Promise<string[]> {
  if (root === undefined) {
    let found: string[] = [];
    await withFolder(async folder => {
      found = await raised(before, ended, folder);
    });
    return found;
  }
  const settings = loadSettings({}, root);
  const at = japan("2026-11-27 12:00");
  const facts = {lacks: new Map(), keyVariables: new Map(), events: ledgerOf(...before), unreadable: 0, receipts: []};
  const summary = summaryOf({...facts, sources: [a], builtFrom: null, running: undefined, now: at});
  const known = await readLines(alertsPath(settings));
  const rest = {run_id: "now", at, asked: [], why: [], before: facts.events, tallies: [], summary};
  await raiseAlerts(settings, alertSettings({}), [a], {...rest, ...ended});
  const lines = (await readLines(alertsPath(settings))).slice(known.length);
  return lines.map(line => JSON.parse(line).alert).map(({kind, subject}) => `${kind} ${subject}`);
}

const answered = (outcome: SourceOutcome, source_id = "a"): Partial<EndedRun> => {
  const why = outcome === "failed" ? [WHY] : [];
  const result: SourceResult = {source_id, outcome, requests: 1, received: 0, why};
  return {asked: [result]};
};
const run = (time: string, more: Partial<Told> = {}): Told => ({source: "a", at: `2026-11-26 ${time}`, ...more});
const ill = run("06:30", {answer: "failed"});
const well = run("07:30", {answer: "unchanged"});

test("the first failure of a source is told, the ones after it are not, and its recovery is", async () => {
  expect(await raised([], answered("failed"))).toEqual(["failure a"]);
  expect(await raised([well], answered("failed"))).toEqual(["failure a"]);
  expect(await raised([ill], answered("failed"))).toEqual([]);
  expect(await raised([ill, {...ill, at: "2026-11-26 06:45"}], answered("received"))).toEqual(["recovery a"]);
  expect(await raised([ill, well], answered("unchanged"))).toEqual([]);
  expect(await raised([run("06:30", {source: "b", answer: "failed"})], answered("unchanged"))).toEqual([]);
});

test("what a run heard that was cut off or stopped was told to nobody, and is no old news", async () => {
  for (const ends of ["dies", "stopped"] as const) {
    expect(await raised([{...ill, ends}], answered("failed"))).toEqual(["failure a"]);
    expect(await raised([ill, {...well, ends}], answered("unchanged"))).toEqual(["recovery a"]);
  }
});

test("a source without a key has not recovered, and does not end the row of failures", async () => {
  const unset = run("07:30", {answer: "unset"});
  expect(await raised([ill], answered("unset"))).toEqual([]);
  expect(await raised([ill, unset], answered("failed"))).toEqual([]);
  expect(await raised([ill, unset], answered("unchanged"))).toEqual(["recovery a"]);
});

test("the first run that fails as a whole is told, and the first that comes to its end after it", async () => {
  const broken = run("06:30", {ends: "failed"});
  expect(await raised([], {why: [WHY]})).toEqual(["failure run"]);
  expect(await raised([broken], {why: [WHY]})).toEqual([]);
  expect(await raised([broken], {})).toEqual(["recovery run"]);
  expect(await raised([broken, run("07:00", {ends: "stopped"})], {})).toEqual(["recovery run"]);
  expect(await raised([broken, run("07:00", {ends: "dies"})], {why: [WHY]})).toEqual([]);
  expect(await raised([broken, well], {})).toEqual([]);
});

test("where a source and its run both failed, both are told", async () => {
  expect(await raised([], {...answered("failed"), why: [WHY]})).toEqual(["failure run", "failure a"]);
});

test("what failed or recovered in a run by hand was told to the person, not as an alert, and is no news that was told", async () => {
  const byHand = (told: Told): Told => ({...told, trigger: "manual"});
  expect(await raised([byHand(ill)], answered("failed"))).toEqual(["failure a"]);
  expect(await raised([byHand(ill)], answered("unchanged"))).toEqual([]);
  expect(await raised([ill, byHand(well)], answered("unchanged"))).toEqual(["recovery a"]);
  expect(await raised([byHand(run("06:30", {ends: "failed"}))], {})).toEqual([]);
  expect(await raised([byHand(run("06:30", {ends: "failed"}))], {why: [WHY]})).toEqual(["failure run"]);
});

test("readings held above the limit are told when the limit is passed", async () => {
  const tally = (quarantined: number) => ({readings: 100, accepted: 100 - quarantined, quarantined, skipped: 0});
  const tallies = [{source_id: "a", ...tally(11)}];
  expect(await raised([run("06:30", {tally: tally(3)})], {tallies})).toEqual(["quarantine a"]);
  expect(await raised([run("06:30", {tally: tally(3)}), run("07:00", {ends: "failed"})], {tallies})).toContain(
    "quarantine a"
  );
  expect(await raised([run("06:30", {tally: tally(11)})], {tallies})).toEqual([]);
  expect(await raised([run("06:30", {tally: tally(11), trigger: "manual"})], {tallies})).toEqual(["quarantine a"]);
});

test("a release that is late is told once, whatever runs come after", async () => {
  await withFolder(async root => {
    const late: Source = {...a, calendar: {...DAILY, release: "毎月25日"}};
    const before = [run("06:30", {at: "2026-11-20 06:30", answer: "unchanged"})];
    const facts = {lacks: new Map(), keyVariables: new Map(), events: ledgerOf(...before), unreadable: 0, receipts: []};
    const now = japan("2026-11-27 12:00");
    const summary = summaryOf({...facts, sources: [late], builtFrom: null, running: undefined, now});
    expect(await raised(before, {summary}, root)).toEqual(["delay a"]);
    expect(await raised(before, {summary, run_id: "later"}, root)).toEqual([]);
    const [line = ""] = await readLines(alertsPath({data: `${root}/data`}));
    expect(JSON.parse(line).alert).toMatchObject({
      run_id: "now",
      at: now.toISOString(),
      ja: "甲（a）の公表が予定日 2026-11-25 から 2 日たっても届いていません。"
    });
  });
});

test("the same run told twice raises nothing twice", async () => {
  await withFolder(async root => {
    expect(await raised([], answered("failed"), root)).toEqual(["failure a"]);
    expect(await raised([], answered("failed"), root)).toEqual([]);
    expect(await raised([], {...answered("failed"), run_id: "another"}, root)).toEqual(["failure a"]);
  });
});

test("a source that is no longer one of the product is named by its id", async () => {
  expect(await raised([], answered("failed", "gone"))).toEqual(["failure gone"]);
});

describe("of a source that is heard in part", () => {
  const at = japan("2026-11-26 06:30").toISOString();
  const why = [{...WHY, reason: {code: "refused" as const, source_id: "a", request_id: "b"}}];
  const b: FailingRequest = {request_id: "b", question: "", failures: 1, since: at, failed_at: at, why};
  const c: FailingRequest = {...b, request_id: "c"}; // it was not asked: b made the service be left
  const told = (events: RunEvent[], more: Partial<EventOf<"source">>) =>
    events.map(event => (event.event === "source" ? {...event, ...more} : event));
  const partly = (more: Partial<SourceResult>): Partial<EndedRun> => {
    return {asked: [{source_id: "a", outcome: "partly", requests: 3, received: 0, why: [], ...more}]};
  };
  const before = told(ledgerOf(run("06:30", {answer: "partly"})), {failing: [c, b]});

  test("a request is told when it begins to fail and when it is heard again, by its name, and never in between", async () => {
    expect(await raised([well], partly({failing: [c, b], why}))).toEqual(["failure a/b"]);
    expect(await raised([], {before, ...partly({failing: [b], why})})).toEqual([]);
    expect(await raised([], {before, ...partly({failing: [b]})})).toEqual([]); // it waits
    expect(await raised([], {before, ...answered("unchanged")})).toEqual([]); // its row was taken out
    const heard = {outcome: "unchanged", recovered: [b, c]} as const;
    expect(await raised([], {before, ...partly({...heard, recovered: [...heard.recovered]})})).toEqual([
      "recovery a/b"
    ]);
  });

  test("where the source fails as a whole, that is the news, and then what is left of it", async () => {
    expect(await raised([], {before, ...partly({outcome: "failed", failing: [b, c], why})})).toEqual(["failure a"]);
    const failed = told(ledgerOf(ill), {failing: [b, c]});
    expect(await raised([], {before: failed, ...partly({failing: [b], recovered: [c], why})})).toEqual([
      "failure a/b",
      "recovery a"
    ]);
  });

  test("what recovered in a run by hand is told by the next run", async () => {
    const byHand = told(ledgerOf({...well, trigger: "manual"}), {recovered: [b, c], run_id: "hand"});
    const events = [...before, ...byHand.map(event => ({...event, run_id: "hand"}))];
    expect(await raised([], {before: events, ...answered("unchanged")})).toEqual(["recovery a/b"]);
  });
});
