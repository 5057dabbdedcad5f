import {expect, test} from "vitest";
import {foldersIn} from "../../pipeline/contracts/folders.js";
import type {MachineReadability, MachineReadabilityRule} from "../../pipeline/contracts/machineReadability.js";
import {judge} from "../../pipeline/judge/machineReadability.js";
import {readReference} from "../../pipeline/read/reference/reference.js";
import {repository} from "../helpers/project.js";
import {inspect} from "../helpers/report.js";
import {bookOf} from "../helpers/workbook.js";

const kept = await readReference(foldersIn(repository));
const rules = (kept.get("machine_readability_rule")?.records ?? []).map(({fields}) => ({
  ...fields,
  level: Number(fields.level),
  deduction: fields.deduction === "force_zero" ? "force_zero" : Number(fields.deduction)
})) as unknown as MachineReadabilityRule[];
const names = {units: new Set(["社", "機関", "百万円"]), regions: new Set(["新潟県", "長岡バイオコミュニティ"])};

function judged(content: string | Uint8Array): MachineReadability {
  return judge(inspect(content).found, rules, names);
}

/** Where a file breaks a rule; undefined where it does not. */
function broken(content: string | Uint8Array, rule: string): string[] | undefined {
  const {level1, level2, level3} = judged(content);
  return [...level1.failed, ...level2.failed, ...level3.failed].find(({rule_id}) => rule_id === rule)?.addresses;
}

const TIDY =
  "コミュニティ,指標,年度,値,単位,備考\n長岡バイオコミュニティ,参画機関数,2024年度,65,機関,年度末\n長岡バイオコミュニティ,関連企業数,2024年度,120,社,年度末\n";

test("a tidy file has full marks, and what one file cannot tell is said to be not judged", () => {
  const {level1, level2, level3} = judged(TIDY);
  expect([level1.score, level2.score, level3.score]).toEqual([100, 100, 100]);
  expect([...level2.not_judged, ...level3.not_judged].map(({rule_id}) => rule_id)).toEqual([
    "L2-04",
    "L2-05",
    "L3-02",
    "L3-07"
  ]);
  expect(level3.not_judged.every(({reason_ja, reason_en}) => reason_ja !== "" && reason_en !== "")).toBe(true);
  expect(level1.not_applicable).toEqual(expect.arrayContaining(["L1-10", "L1-12", "L1-13"]));
});

test("thirty rules, each once", () => {
  expect(rules.map(({rule_id}) => rule_id).filter((id, i, all) => all.indexOf(id) === i)).toHaveLength(30);
});

/** A file that breaks the rule, and where. Each differs from the tidy file in one thing. */
const FAULTS: [rule: string, content: string, addresses: string[]][] = [
  ["L1-02", `${TIDY}\n指標,2023年度\n参画機関数,1\n`, ["line 1-3", "line 5-6"]],
  ["L1-03", TIDY.replace("\n長岡バイオコミュニティ,関連", "\n\n長岡バイオコミュニティ,関連"), ["line 4"]],
  ["L1-04", `報告\n${TIDY}`, ["line 1"]],
  ["L1-06", TIDY.replace("参画機関数", "参 画 機 関 数"), ["line 2 指標"]],
  ["L1-07", TIDY.replace(",65,", ",65 (60),"), ["line 2 値"]],
  ["L1-08", TIDY.replace("年度末\n長", "㈱を含む\n長"), ["line 2 備考"]],
  ["L1-09", TIDY.replace(",65,", ",,"), ["line 2 値"]],
  ["L1-14", TIDY.replace("年度末\n長", '"年度\n末"\n長'), ["line 2"]],
  ["L1-15", TIDY.replace("年度末\n長", "年度末,x\n長"), ["line 2"]],
  ["L2-01", TIDY.replace(",65,", ",65社,"), ["line 2 値"]],
  ["L2-02", TIDY.replace("\n長岡バイオコミュニティ,関連", "\n〃,関連"), ["line 3 コミュニティ"]],
  ["L3-01", `\n${TIDY}`.replace("\n", "題\n"), ["line 2-4"]],
  ["L3-03", TIDY.replace(",65,", ",…,"), ["line 2 値"]],
  ["L3-05", TIDY.replace("2024年度,65", "令和６年度,65"), ["line 2 年度"]],
  ["L3-09", "指標,単位,2023年度,2024年度\n参画機関数,機関,1,2\n", ["line 1-2"]],
  ["L3-04", "コミュニティ,指標,年度,値,備考\n長岡バイオコミュニティ,参画機関数,2024年度,65,末\n", ["line 1-2"]],
  ["L3-06", "指標,年度,値,単位,備考\n参画機関数,2024年度,65,機関,末\n", ["line 1-2"]],
  ["L3-08", "コミュニティ,指標,年度,値,単位\n長岡バイオコミュニティ,参画機関数,2024年度,65,機関\n", ["line 1-2"]],
  ["L2-03", "指標,単位,2024年度,2024年度\n参画機関数,機関,1,2\n", ["line 1 2024年度 (2)"]]
];

test.each(FAULTS)("%s is seen, where it is, and not in the tidy file", (rule, content, addresses) => {
  expect(broken(content, rule)).toEqual(addresses);
  expect(broken(TIDY, rule)).toBeUndefined();
});

test("a workbook made for printing: merges, hidden rows, formulas, colours and pictures, by their cells", async () => {
  const row = ["参画機関数", "機関"];
  const rows = [
    ["指標", "単位", "2023年度", "2024年度"],
    [...row, 0, 1],
    [...row, 1, 2],
    [...row, 2, 3]
  ];
  const red = {type: "pattern", pattern: "solid", fgColor: {rgb: "FF0000"}} as const;
  const cells = {D2: {value: 1, style: {fill: red}}, D3: {value: null, formula: "C3+1", formulaResult: 2}};
  const merges = [{startRow: 1, startCol: 0, endRow: 2, endCol: 0}];
  const bytes = await bookOf(cells, {rows, merges, rowDefs: new Map([[3, {hidden: true}]])});
  expect(broken(bytes, "L1-12")).toEqual(["KPI!A2:A3"]);
  expect(broken(bytes, "L1-13")).toEqual(["KPI!4:4"]);
  expect(broken(bytes, "L2-06")).toEqual(["KPI!D3"]);
  expect(broken(bytes, "L1-11")).toEqual(["KPI!D2"]);
  expect(judged(bytes).level1.not_applicable).toEqual(["L1-14", "L1-15"]);
});

test("a level loses the points of each broken rule once, and everything to a FATAL one", () => {
  const twice = TIDY.replace("参画機関数", "参 画 機 関 数").replace("関連企業数", "関 連 企 業 数");
  expect(judged(twice).level1.score).toBe(90);
  expect(judged(TIDY.replace(",65,", ",65社,")).level2.score).toBe(0);
});
