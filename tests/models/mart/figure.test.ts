import {expect, test} from "vitest";
import {modelsOf, rows, select} from "../../helpers/store.js";
import {nationalTargets, newSeries, retyped} from "../../helpers/targets.js";

const withModels = modelsOf("mart.computed_figure", "mart.figure", "mart.target_figure");

test("a printed target keeps its place in the file, the words in print and its document", async () => {
  await withModels(nationalTargets(), async store => {
    const columns =
      "kind, label_en, period, value, unit, decimals, document_id, locator, address, raw_text, raw_unit, raw_period, known_basis";
    expect(
      await select(
        store,
        `select ${columns} from mart.figure where figure_id = 'target.bio-strategy-2021.grp-healthcare.target'`
      )
    ).toEqual([
      {
        kind: "target",
        label_en: "Lifestyle-improving healthcare, functional foods and others",
        period: "2025",
        value: "33.000000",
        unit: "兆円",
        decimals: 1,
        document_id: "cao-platform-2023",
        locator: "【33.0兆円※1】← 25兆円（2016年）※2",
        address: expect.stringMatching(/^line \d+, target_value$/),
        raw_text: "33.0",
        raw_unit: "兆円",
        raw_period: "2025",
        known_basis: null
      }
    ]);
  });
});

test("the baseline printed as 25 has no decimal, the target printed as 33.0 has one", async () => {
  await withModels(nationalTargets(), async store => {
    const healthcare = "select role, decimals from mart.target_figure where object_id = 'grp-healthcare' order by role";
    expect(await rows(store, healthcare)).toEqual([
      ["baseline", 0],
      ["target", 1]
    ]);
  });
});

test("every computed figure has its formula and inputs that are figures themselves", async () => {
  const world = newSeries("grp-wood", [{period: "2018"}, {period: "2020", value: "2"}], {
    comparable_to_target: "false"
  });
  await withModels(world, async store => {
    const kinds = await rows(
      store,
      "select formula_id, count(*)::integer from mart.computed_figure group by 1 order by 1"
    );
    expect(kinds).toEqual([
      ["coverage", 1],
      ["group_baseline_sum", 1],
      ["group_target_sum", 1],
      ["growth_required", 5],
      ["increment", 5],
      // each year from 2018 (three groups), 2016 and 2020 to 2030, and the years in which all groups have a path
      ["path_geometric", 65 + 11],
      ["path_linear", 65 + 11],
      ["proxy_growth", 1],
      ["share_of_target", 5]
    ]);
    const orphans = `select figure_id from mart.figure, unnest(string_split(inputs, ' ')) as input(id)
      where kind = 'computed' and id not in (select figure_id from mart.figure)`;
    expect(await rows(store, orphans)).toEqual([]);
    expect(await rows(store, "select figure_id from mart.figure where (kind = 'computed') = (inputs is null)")).toEqual(
      []
    );
  });
});

test("a computed figure equals its formula applied to its inputs", async () => {
  await withModels(nationalTargets(), async store => {
    const wood = `select formula_id, value, unit, period, inputs
        from mart.figure
        where figure_id like 'computed.%.bio-strategy-2021.grp-wood'
        order by 1`;
    const [growth, increment, share] = await rows(store, wood);
    const pair = "target.bio-strategy-2021.grp-wood.baseline target.bio-strategy-2021.grp-wood.target";
    expect(growth).toEqual(["growth_required", "5.946309", "%", "2018→2030", pair]);
    expect(increment).toEqual(["increment", "0.500000", "兆円", "2018→2030", pair]);
    expect(share?.slice(0, 4)).toEqual(["share_of_target", "1.083400", "%", "2030"]);
    expect(Math.round(((1 / 0.5) ** (1 / 12) - 1) * 1e8) / 1e6).toBe(5.946309);
  });
});

test("each version of an observation is a figure of its own", async () => {
  await withModels(
    {
      readings: [
        {value: "1", status: "見込"},
        {value: "2", published_on: "2022"}
      ]
    },
    async store => {
      expect(
        await rows(store, "select figure_id, label_ja, label_en, known_from, known_to from mart.figure order by 1")
      ).toEqual([
        ["s1.2020.20210630", "群：市場", "Group: Market", "2021-06-30", "2022-12-31"],
        ["s1.2020.20221231", "群：市場", "Group: Market", "2022-12-31", null]
      ]);
    }
  );
});

test("a figure with no change to its text says so by an empty cell, not by an empty text", async () => {
  await withModels({readings: [{unit: "円"}, {unit: "円", value: "1,000", period: "2021"}]}, async store => {
    expect(await rows(store, "select steps from mart.figure order by period")).toEqual([[null], ["grouping"]]);
  });
});

test("what cannot be worked out is no figure", async () => {
  await withModels(retyped("grp-wood", "baseline", {value: "0"}), async store => {
    const ofWood = "select distinct formula_id from mart.computed_figure where figure_id like '%grp-wood%' order by 1";
    expect(await rows(store, ofWood)).toEqual([["increment"], ["path_linear"], ["share_of_target"]]);
    expect(await rows(store, "select figure_id from mart.figure where value is null")).toEqual([]);
  });
});
