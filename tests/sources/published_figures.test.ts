import {expect, test} from "vitest";
import {reading} from "../../pipeline/contracts/reading.js";
import {sources} from "../../pipeline/sources/index.js";
import source from "../../pipeline/sources/published_figures.js";

const read = (name: string, text: string) => [...source.read({name, content: new TextEncoder().encode(text)})];

test("one row of observation.csv is one reading, with its line and every text as typed", () => {
  const header = "series_id,period,value,unit,qualifier,status,published_on,document_id,confidence,note_ja,note_en\n";
  expect(
    read(
      "data/bundled/published_figures/observation.csv",
      `${header}s1,2024年度,１，２３４,億円,約,見込,2025-02,doc,B,"注\n記",\n`
    )
  ).toEqual([
    reading({
      address: "line 2, value",
      key: "s1",
      period: "2024年度",
      value: "１，２３４",
      unit: "億円",
      qualifier: "約",
      status: "見込",
      published_on: "2025-02",
      document: "doc",
      confidence: "B",
      note_ja: "注\n記"
    })
  ]);
});

test("one row of target.csv is a baseline and a target; 以上 belongs to the target alone", () => {
  const text =
    "target_set_id,area_id,baseline_value,baseline_year,target_value,target_year,unit,qualifier,document_id,locator,confidence\nset,grp,1.5,2020,3.3,2030,兆円,以上,doc,p.1,A\n";
  const facts = [
    "key",
    "role",
    "address",
    "period",
    "value",
    "qualifier",
    "status",
    "published_on",
    "locator"
  ] as const;
  expect(read("data/reference/target.csv", text).map(reading => facts.map(fact => reading[fact]))).toEqual([
    ["set/grp", "baseline", "line 2, baseline_value", "2020", "1.5", "", "", "", "p.1"],
    ["set/grp", "target", "line 2, target_value", "2030", "3.3", "以上", "target", "", "p.1"]
  ]);
});

test("one row of community_target.csv has the upper end of a range too, empty where there is none", () => {
  const text =
    "community_id,indicator_id,baseline_value,baseline_year,target_value,target_value_max,target_year,unit,document_id\ngtb,joint,,,5,10,2030,件,doc\ngtb,sales,103,2020,147,,2030,兆円,doc\n";
  expect(
    read("data/reference/community_target.csv", text).map(({key, role, address, value}) => [key, role, address, value])
  ).toEqual([
    ["gtb/joint", "baseline", "line 2, baseline_value", ""],
    ["gtb/joint", "target", "line 2, target_value", "5"],
    ["gtb/joint", "target_max", "line 2, target_value_max", "10"],
    ["gtb/sales", "baseline", "line 3, baseline_value", "103"],
    ["gtb/sales", "target", "line 3, target_value", "147"],
    ["gtb/sales", "target_max", "line 3, target_value_max", ""]
  ]);
});

test("every source has an id of its own, a licence and a credit line in both languages", () => {
  expect(new Set(sources.map(({id}) => id)).size).toBe(sources.length);
  for (const {id, licence, credit_ja, credit_en, title_ja, title_en} of sources) {
    expect([id, ...[licence, credit_ja, credit_en, title_ja, title_en].map(text => text.trim() !== "")]).toEqual([
      id,
      true,
      true,
      true,
      true,
      true
    ]);
  }
});
