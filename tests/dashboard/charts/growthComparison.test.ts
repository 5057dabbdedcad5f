import {expect, test} from "vitest";
import type {GrowthComparisonRows, GrowthRow} from "../../../dashboard/src/components/charts/growthComparisonData.js";
import {CASES, type Case, expectPicture, picture} from "../../helpers/picture.js";

const row = (names: string[], growth: number | null, said: string): GrowthRow => ({
  key: names.join("/"),
  names,
  said,
  growth,
  proxy: names.length > 1,
  title: `${names.join(" ")} 年 ${said}`,
  href: growth === null ? null : `../figures.html#${encodeURIComponent(names[0] ?? "")}`
});
const wood = row(["木材活用大型建築"], 0.0595, "5.9%以上");
const houses = row(["参考：木造の着工床面積", "国土交通省 2018年→2023年"], 0.021, "2.1%");
const care = row(["生活習慣改善ヘルスケア、デジタルヘルス"], 0.0313, "3.1%");
const food = row(["参考：機能性表示食品の市場規模", "ある研究所 2016年度→2023年度"], 0.0412, "4.1%");
const long = "高機能バイオ素材・バイオプラスチック・バイオ生産システム・有機廃棄物処理・有機排水処理を合わせた領域群";

const cases: Record<Case, GrowthComparisonRows> = {
  normal: {rows: [care, food, wood, houses]},
  // a group whose baseline was not published: no growth can be said of it, and its proxies stay beneath its own name
  gap: {rows: [care, food, row(["木材活用大型建築"], null, "公表なし"), houses]},
  onePoint: {rows: [wood]},
  negative: {
    rows: [row(["ある領域群"], -0.012, "−1.2%"), row(["参考：ある統計", "ある省 2018年→2023年"], -0.087, "−8.7%")]
  },
  longName: {
    rows: [row([long], 0.042, "4.2%"), row([`参考：${long}`, `${long} 2018年→2023年`], 0.1234, "12.3%"), wood]
  },
  noData: {rows: []}
};

test.each(CASES)("required growth and proxies are drawn: %s", async of => {
  await expectPicture({name: "growthComparison", rows: cases[of]}, of, of === "longName" ? 320 : 800);
});

test("where no group grows nought is still on the axis", () => {
  const drawn = picture({name: "growthComparison", rows: cases.negative}, 800);
  expect(drawn).toContain(">0%<");
});
