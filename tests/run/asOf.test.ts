import {join} from "node:path";
import Papa from "papaparse";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {readInput} from "../../dashboard/site/input.js";
import {asKnown, lastKnown} from "../../dashboard/src/components/asKnown.js";
import type {Published} from "../../pipeline/contracts/published.js";
import {publishAsOf} from "../../pipeline/run/asOf.js";
import {addComparable} from "../helpers/comparable.js";
import {clock, makeProject, OBSERVATIONS, type Project, repository} from "../helpers/project.js";

const map = join(repository, "data/reference/geo/prefecture.json");
const NOW = "2026-11-24T00:00:00.000Z";

/** Everything that follows from what was known; the register's places in files are compared where they can be equal. */
const KNOWN = [
  "observation",
  "target",
  "target_progress",
  "target_total",
  "target_path",
  "verdict",
  "community_verdict",
  "standing",
  "proxy_signal",
  "proxy_index",
  "projection",
  "backtest",
  "community_target",
  "change"
] as const;

let project: Project;
let today: Published;

beforeAll(async () => {
  project = await makeProject();
  await addComparable(project);
  await project.run();
  const {data} = await readInput(join(project.settings.published, "current"), map);
  // what the window never loads, for it knows today only
  today = {...data, headline: [], community_indicator: []};
});
afterAll(() => project.remove());

const builds = new Map<string, Promise<Published>>();

/** The tables of a day as they are built; once for all that ask for the same day. */
function built(day: string): Promise<Published> {
  const build = builds.get(day) ?? buildOf(day);
  builds.set(day, build);
  return build;
}

async function buildOf(day: string): Promise<Published> {
  const {folder} = await publishAsOf(project.settings, day, clock(NOW));
  return (await readInput(folder, map)).data;
}

/** The notes of a signal are those of its series, and stand there alone in the history. */
const NOTES = ["coverage_note_ja", "coverage_note_en"];

/** Rows without their order, and without the columns named. */
function content(rows: readonly object[], ...without: string[]): string[] {
  return rows
    .map(row =>
      JSON.stringify(
        Object.fromEntries(
          Object.entries(row)
            .filter(([name]) => !without.includes(name))
            .sort()
        )
      )
    )
    .sort();
}

describe.each(["2023-02-28", "2024-03-31", "2024-10-01", "2026-02-26", "2026-11-24"])("as known on %s", day => {
  test("the tables that the site cuts from its history are those of a build of that day", async () => {
    const then = await built(day);
    const cut = asKnown(today, day);
    for (const name of KNOWN)
      expect([name, content(cut[name], ...NOTES)]).toEqual([name, content(then[name], ...NOTES)]);
    expect(lastKnown(cut)).toBe(lastKnown(then));
    expect(then.standing.length).toBeGreaterThan(5);
    const computed = (data: Published) =>
      data.figure
        .filter(({kind, known_to}) => kind === "computed" && known_to === null)
        .map(({figure_id, value, inputs}) => [figure_id.replace(/\.\d{8}$/, ""), value, inputs].join(" "))
        .sort();
    expect(computed(cut)).toEqual(computed(then));
  });

  test("no figure that became known later is in it", async () => {
    const cut = asKnown(today, day);
    for (const rows of Object.values(cut) as Record<string, unknown>[][])
      for (const row of rows)
        expect(
          [row.known_from, row.known_on, row.known_to].filter(date => typeof date === "string" && date > day)
        ).toEqual([]);
    const later = new Set(
      today.observation.filter(({known_from}) => known_from > day).map(({observation_id}) => observation_id)
    );
    const shown = JSON.stringify({...cut, figure: cut.figure.map(({figure_id, inputs}) => [figure_id, inputs])});
    expect([...later].filter(id => shown.includes(`"${id}"`) || shown.includes(` ${id} `))).toEqual([]);
    if (day < "2026-02-27") expect(later.size).toBeGreaterThan(0);
  });
});

test("what was known on a day is what a build gives from files that hold nothing else", async () => {
  const day = "2024-10-01"; // after both target sets were known
  const then = await built(day);
  const known = new Set(
    today.figure
      .filter(({kind, known_from}) => kind === "observation" && (known_from ?? "") <= day)
      .map(({address}) => Number(/\d+/.exec(address ?? "")?.[0]))
  );
  const old = await makeProject();
  try {
    await addComparable(old);
    await old.edit(
      OBSERVATIONS,
      text =>
        `${text
          .split("\n")
          .filter((_, i) => i === 0 || known.has(i + 1))
          .join("\n")}\n`
    );
    const left = await old.read(OBSERVATIONS);
    await old.edit("data/reference/withheld.csv", text =>
      text
        .split("\n")
        .filter((row, i) => i === 0 || !row.startsWith("observation,") || left.includes(`\n${row.split(",")[1]},`))
        .join("\n")
    );
    await old.run();
    const {data} = await readInput(join(old.settings.published, "current"), map);
    expect(data.observation.length).toBeLessThan(today.observation.length - 20);
    for (const name of KNOWN) {
      expect([name, content(data[name], ...NOTES)]).toEqual([name, content(then[name], ...NOTES)]);
    }
  } finally {
    await old.remove();
  }
});

test("a verdict that a revision moved is told with the revision, and only with it", async () => {
  const moved = today.change.filter(({verdicts_moved}) => verdicts_moved !== null);
  const revised = moved.find(({new_observation_id}) => new_observation_id === "cmp-wood.2023.20260227");
  expect(revised).toBeUndefined(); // the year after it was known already: its revision moves nothing
  const first = moved.find(({series_id}) => series_id === "cmp-primary");
  expect(first?.known_on).toBe("2024-01-31");
  expect(first?.verdicts_moved).toContain("ratio-cagr@1 undetermined on_track");
  expect(today.change.find(({new_observation_id}) => new_observation_id === "cmp-wood.2023.20260227")).toMatchObject({
    kind: "revision",
    old: 0.68,
    new: 0.64,
    old_observation_id: "cmp-wood.2023.20240630"
  });
});

test("a day before anything was known is refused, and the published set stays", async () => {
  const before = await project.read("data/published/current/manifest.json");
  await expect(publishAsOf(project.settings, "1999-01-01", clock(NOW))).rejects.toThrow("まで");
  expect(await project.read("data/published/current/manifest.json")).toBe(before);
});

test("the published CSV of a day has the same verdicts as the tables of the site", async () => {
  await built("2024-03-31");
  const text = await project.read("data/published/as-of-2024-03-31/verdict.csv");
  const rows = Papa.parse<Record<string, string>>(text, {header: true, skipEmptyLines: true}).data;
  expect(rows.map(({area_id, method_id, verdict}) => [area_id, method_id, verdict].join()).sort()).toEqual(
    asKnown(today, "2024-03-31")
      .verdict.map(({area_id, method_id, verdict}) => [area_id, method_id, verdict].join())
      .sort()
  );
});
