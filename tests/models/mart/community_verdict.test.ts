import {expect, test} from "vitest";
import type {Reading} from "../../../pipeline/contracts/reading.js";
import {modelsOf, rows, series} from "../../helpers/store.js";
import {nationalTargets, type World} from "../../helpers/targets.js";

const withModels = modelsOf("mart.community_verdict");

/** A community that declared 100 → 200 members from 2020 to 2030, with what it reached. */
function declared(values: Partial<Reading>[], cells: Record<string, string> = {}): World {
  const document = "cao-platform-2023";
  const world = nationalTargets();
  const side = (role: Reading["role"], period: string, value: string, status: string) => ({
    key: "nagaoka/members",
    subject: "community_target" as const,
    role,
    period,
    value,
    unit: "機関",
    status,
    document,
    published_on: "2021-01-31"
  });
  return {
    ...world,
    reference: {
      ...world.reference,
      community: [
        {
          community_id: "nagaoka",
          name_ja: "長岡",
          kind: "regional",
          prefectures: "15",
          latitude: "37.4",
          longitude: "138.8",
          place_ja: "長岡",
          place_en: "Nagaoka",
          summary_ja: "a",
          summary_en: "a",
          document_id: document
        }
      ],
      indicator: [
        {
          indicator_id: "members",
          name_ja: "参画機関数",
          name_en: "Members",
          unit: "機関",
          kind: "stock",
          direction: "up",
          entity_type: "community",
          additive: "false",
          in_defensible_set: "true",
          definition_ja: "数",
          definition_en: "count",
          document_id: document
        }
      ],
      series: [
        series({
          series_id: "members",
          indicator_id: "members",
          entity_type: "community",
          entity_id: "nagaoka",
          unit: "機関",
          comparable_to_target: "true",
          document_id: document,
          ...cells
        })
      ],
      community_target: [
        {
          community_id: "nagaoka",
          indicator_id: "members",
          baseline_value: "100",
          baseline_year: "2020",
          target_value: "200",
          target_year: "2030",
          unit: "機関",
          document_id: document,
          confidence: "A"
        }
      ]
    },
    readings: [
      ...(world.readings ?? []),
      side("baseline", "2020", "100", ""),
      side("target", "2030", "200", "target"),
      ...values.map(one => ({key: "members", unit: "機関", document, published_on: "2025-12-31", ...one}))
    ]
  };
}

const ANSWERS = "select method_id, verdict, reason, round(ratio, 3) as ratio from mart.community_verdict order by 1";

test("a community's declared target is judged by the same four methods", async () => {
  await withModels(
    declared([
      {period: "2022", value: "110"},
      {period: "2025", value: "155"}
    ]),
    async store => {
      expect(await rows(store, ANSWERS)).toEqual([
        ["linear-rate@1", "on_track", null, 1.1],
        ["path-gap@1", "on_track", null, 1.1],
        ["ratio-cagr@1", "on_track", null, Number(((1.55 ** (1 / 5) - 1) / (2 ** (1 / 10) - 1)).toFixed(3))],
        ["un-extrapolate@1", "on_track", null, Number((1.55 * 1.55 - 1).toFixed(3))]
      ]);
    }
  );
});

test.each([
  ["no series of its own", "no_comparable_observation", {comparable_to_target: "false"}],
  ["a series nobody has confirmed", "scope_mismatch", {comparable_to_target: "unknown"}]
])("with %s it says %s", async (_name, reason, cells) => {
  await withModels(
    declared(
      [
        {period: "2022", value: "110"},
        {period: "2025", value: "155"}
      ],
      cells
    ),
    async store => {
      expect(new Set((await rows(store, ANSWERS)).map(([, , why]) => why))).toEqual(new Set([reason]));
    }
  );
});
