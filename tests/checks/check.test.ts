import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {refuseErrors, runChecks} from "../../pipeline/checks/check.js";
import {run} from "../../pipeline/store.js";
import {problemsOf} from "../helpers/errors.js";
import {withFolder} from "../helpers/project.js";
import {HEALTHY, sound} from "../helpers/soundWorld.js";
import {everything, withModels} from "../helpers/store.js";
import {nationalTargets, retyped} from "../helpers/targets.js";

test("on sound tables only the warning of what is held speaks, and each grain holds", async () => {
  await withModels(sound(), async (store, models) => {
    expect((await runChecks(store, models)).map(({check}) => check)).toEqual(HEALTHY);
  });
  await withModels(nationalTargets(), async (store, models) => {
    expect(await runChecks(store, models)).toEqual([]);
  });
});

test("a table with a row twice over breaks its grain", async () => {
  await withModels(sound(), async (store, models) => {
    await run(store, "insert into mart.area select * from mart.area where area_id = 'grp-wood'");
    expect((await runChecks(store, models)).filter(({severity}) => severity === "error")).toEqual([
      {
        check: "grain of mart.area",
        severity: "error",
        message: "area_id does not name one row",
        rows: [{area_id: "grp-wood", rows: 2}]
      }
    ]);
  });
});

test("a published column that is promised a value is refused without one; one that may be empty is not", async () => {
  await withModels(sound(), async (store, models) => {
    await run(
      store,
      "update mart.observation set steps = null, source_id = null, chart_unit = null where period = '2020'"
    );
    expect((await runChecks(store, models)).filter(({severity}) => severity === "error")).toEqual([
      {
        check: "promise of observation",
        severity: "error",
        message: "a column that is promised a value has none",
        rows: [{observation_id: "new.2020.20291231", missing: "chart_unit"}]
      }
    ]);
  });
});

test.each([
  ["the total", "bio-total", ["group_sums", "headline", "target_complete"]],
  ["a group", "grp-wood", ["group_sums", "target_complete"]]
])("a target set that lost %s because it cannot be read is refused", async (_name, area, checks) => {
  await withModels(retyped(area, "target", {value: "?"}), async (store, models) => {
    const errors = (await runChecks(store, models)).filter(({severity}) => severity === "error");
    expect(errors.map(({check}) => check)).toEqual(checks);
  });
});

test("a reading held for a reason nobody has put into words is refused", async () => {
  const rule = everything.rule?.filter(({rule_id}) => rule_id !== "number_unreadable") ?? [];
  const world = sound();
  await withModels({...world, reference: {...world.reference, rule}}, async (store, models) => {
    expect((await runChecks(store, models)).map(({check}) => check)).toEqual(["quarantine_complete"]);
  });
});

test("errors are refused with their first row, one problem for each check; warnings pass", async () => {
  const finding = {
    check: "sums",
    severity: "error" as const,
    message: "the sums differ",
    rows: [{sum: "92.2"}, {sum: "1"}]
  };
  refuseErrors([{...finding, severity: "warning"}]);
  expect(
    await problemsOf(() => refuseErrors([finding, {...finding, severity: "warning"}, {...finding, check: "other"}]))
  ).toEqual([
    {
      where: "check sums",
      ja: '検査に通りません（2 行）。公開中の版はそのままです。最初の行 {"sum":"92.2"}',
      en: 'the sums differ (2 rows); what is published stays. First row {"sum":"92.2"}'
    },
    expect.objectContaining({where: "check other"})
  ]);
});

test("a check file that does not say how grave it is stops the run", async () => {
  await withFolder(async folder => {
    await writeFile(join(folder, "odd.sql"), "-- perhaps: something\nselect 1");
    await withModels({}, async store => {
      await expect(runChecks(store, [], folder)).rejects.toThrow("odd.sql: the first line must be");
    });
  });
});
