import {expect, test} from "vitest";
import type {GapWaterfallRows, Step} from "../../../dashboard/src/components/charts/gapWaterfallData.js";
import {CASES, type Case, expectPicture, picture} from "../../helpers/picture.js";

const step = (name: string, from: number, to: number, said: string, whole = false): Step => ({
  key: name,
  name,
  from,
  to,
  said,
  href: `../figures.html#${encodeURIComponent(name)}`,
  whole
});

const normal: GapWaterfallRows = {
  name: "目標が求める増加分（群別）",
  steps: [
    step("基準値（合計）", 0, 59.5, "59.5", true),
    step("高機能バイオ素材ほか", 59.5, 80.3, "+20.8"),
    step("生活習慣改善ヘルスケアほか", 80.3, 88.3, "+8.0"),
    step("持続的一次生産システム", 88.3, 90.1, "+1.8"),
    step("木材活用大型建築", 90.1, 90.6, "+0.5"),
    step("目標値（合計）", 0, 90.6, "90.6", true)
  ]
};
const long =
  "高機能バイオ素材・バイオプラスチック・バイオ生産システム・有機廃棄物処理・有機排水処理・その他の生物由来の物質を使うとても長い名前の領域群";

const cases: Record<Case, GapWaterfallRows> = {
  normal,
  // a group whose baseline was not published takes no step, and says why
  gap: {
    ...normal,
    steps: normal.steps.map(one =>
      one.name === "持続的一次生産システム" ? {...one, to: one.from, said: "公表なし", href: null} : one
    )
  },
  onePoint: {...normal, steps: [step("木材活用大型建築", 0, 0.5, "+0.5")]},
  negative: {
    name: "経路との差（群別）",
    steps: [
      step("高機能バイオ素材ほか", 0, -4.25, "−4.25"),
      step("生活習慣改善ヘルスケアほか", -4.25, -5.48, "−1.23"),
      step("木材活用大型建築", -5.48, -5.38, "+0.10"),
      step("合計", 0, -5.38, "−5.38", true)
    ]
  },
  longName: {...normal, steps: [step(long, 0, 20.8, "+20.8"), ...normal.steps.slice(-2)]},
  noData: {...normal, steps: []}
};

test.each(CASES)("how groups add up is drawn: %s", async of => {
  await expectPicture({name: "gapWaterfall", rows: cases[of]}, of, of === "longName" ? 320 : 800);
});

test("a name that is too long to be printed whole is whole where a bar is pointed at", () => {
  const drawn = picture({name: "gapWaterfall", rows: cases.longName}, 320);
  expect(drawn).toContain("…<");
  expect(drawn).toContain(`<title>${long} +20.8</title>`);
});
