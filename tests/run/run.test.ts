import {readdir} from "node:fs/promises";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {publishedTables} from "../../pipeline/contracts/published.js";
import {type Store, withReadStore} from "../../pipeline/store.js";
import {makeProject, type Project} from "../helpers/project.js";
import {rows} from "../helpers/store.js";

describe("a first run on the kept data", () => {
  let project: Project;
  let result: Awaited<ReturnType<Project["run"]>>;

  beforeAll(async () => {
    project = await makeProject();
    result = await project.run();
  });
  afterAll(() => project.remove());

  const ask = (sql: string) => withReadStore(project.settings.warehouse, (store: Store) => rows(store, sql));

  test("reports each step in order, with what it handled", () => {
    const {length} = Object.keys(publishedTables);
    expect(result.steps.map(([step]) => step)).toEqual(["reference", "collect", "read", "build", "check", "publish"]);
    expect(Object.fromEntries(result.steps)).toMatchObject({collect: 4, read: 197, check: 0, publish: length});
    expect(result).toMatchObject({changed: true, warnings: []});
  });

  test("publishes every fact and holds none back", () => {
    const counts = Object.fromEntries(
      Object.entries(result.manifest.tables).map(([name, table]) => [name, table.rows])
    );
    expect(counts).toMatchObject({
      area: 19,
      target_set: 2,
      target: 8,
      community: 10,
      community_status: 11,
      community_member: 78,
      community_hub: 8,
      community_target: 8,
      indicator: 47,
      series: 100,
      observation: 157,
      document: 100,
      event: 16,
      quarantine: 0,
      api_source: 15
    });
  });

  test("every row of observation.csv arrives as it was typed", async () => {
    const typed = (await project.read("data/bundled/published_figures/observation.csv")).trim().split("\n").slice(1);
    const arrived = await ask(
      "select series_id, raw_period, raw_text, raw_unit, address from mart.observation order by address"
    );
    const expected = typed.map((line, i) => [...line.split(",").slice(0, 4), `line ${i + 2}, value`]);
    expect(arrived.sort()).toEqual(expected.sort());
  });

  test("Fukuoka keeps both years of certification, with the paper each is from", async () => {
    const statuses = await ask(
      `select from_date, document_id, superseded
        from reference.community_status
        where community_id = 'fukuoka'
        order by 1`
    );
    expect(statuses).toEqual([
      ["2021-06-25", "fukuoka-press-2021-06-25", false],
      ["2022", "cao-platform-2023", true]
    ]);
  });

  test("both figures for the bioplastics of 2021 stand side by side", async () => {
    const shipments = await ask(
      `select value, unit
        from mart.observation
        where series_id like '%bioplastic%' and period = '2021' and known_to is null
        order by 1`
    );
    expect(shipments).toEqual(
      expect.arrayContaining([
        ["88530.000000", "t"],
        ["42000.000000", "t"]
      ])
    );
  });

  test("no group can be judged today, and each says why", async () => {
    expect(
      await ask("select area_id, verdict, reason from mart.headline where area_id <> 'bio-total' order by area_id")
    ).toEqual([
      ["grp-biomanufacturing", "undetermined", "no_comparable_observation"],
      ["grp-biopharma", "undetermined", "no_comparable_observation"],
      ["grp-healthcare", "undetermined", "no_comparable_observation"],
      ["grp-sustainable-primary", "undetermined", "no_comparable_observation"],
      ["grp-wood", "undetermined", "no_comparable_observation"]
    ]);
  });

  test("the groups add to 92.3 from 59.8, and the headline of 92 is another figure", async () => {
    const totals = await ask(
      "select headline_value, group_target_sum, group_baseline_sum from mart.target_total order by 1"
    );
    expect(totals).toEqual([
      ["92.000000", "92.300000", "59.800000"],
      ["100.000000", null, null]
    ]);
  });

  test("every figure that was read leads back to a file, a place in it and a document", async () => {
    const lost = await ask(
      `select figure_id
        from mart.figure
        where kind <> 'computed' and (file is null or address is null or document_id is null)`
    );
    expect(lost).toEqual([]);
  });

  test("only files of data are written", async () => {
    expect((await readdir(`${project.root}/data`)).sort()).toEqual([
      "archive",
      "bundled",
      "internal",
      "published",
      "reference",
      "runs.jsonl",
      "warehouse.duckdb"
    ]);
    expect(await readdir(project.root)).toEqual(["data"]);
  });
});
