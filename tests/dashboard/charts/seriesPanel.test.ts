import {expect, test} from "vitest";
import type {SeriesMark, SeriesPanelRows} from "../../../dashboard/src/components/charts/seriesPanelData.js";
import {CASES, type Case, expectPicture, linesIn, picture} from "../../helpers/picture.js";

const mark = (position: number, value: number, more: Partial<SeriesMark> = {}): SeriesMark => ({
  position,
  value,
  kind: "CY",
  status: "actual",
  observed: true,
  replaced: false,
  said: value.toLocaleString("ja-JP").replace("-", "−"),
  title: `${position}年 ${value}億円`,
  href: `../figures.html#series%2F${position}${more.replaced ? "-former" : ""}`,
  ...more
});

const normal: SeriesPanelRows = {
  name: "機能性表示食品の市場規模 ある研究所 推移",
  unit: "億円",
  sample: false,
  marks: [
    mark(2019, 8620),
    mark(2020, 8659),
    mark(2021, 8865),
    mark(2022, 8923.4),
    mark(2023, 8995.1, {replaced: true}),
    mark(2023, 9050.2),
    mark(2024, 9103, {status: "expected", observed: false}),
    mark(2025, 9250, {status: "forecast", observed: false})
  ],
  breaks: []
};

const cases: Record<Case, SeriesPanelRows> = {
  normal,
  gap: {
    ...normal,
    marks: [mark(2015, 310), mark(2016, 330), mark(2019, 350), mark(2020, 360), mark(2022, 190), mark(2023, 205)],
    breaks: [2021]
  },
  // a page prints a series of one value as a sentence; a picture of it must still stand
  onePoint: {...normal, marks: [mark(2023, 65, {said: "65"})]},
  negative: {
    ...normal,
    name: "医薬品の貿易収支 財務省 推移",
    unit: "10億円",
    marks: [mark(2019, -2357), mark(2020, -2352), mark(2021, -3336), mark(2022, -4610), mark(2023, -3500)]
  },
  // the name stands above the picture; what can be long inside is the unit and the values
  longName: {
    ...normal,
    name: "全国のバイオ関連の研究開発に係る設備投資と人件費と外部委託費の総額（名目・購買力平価で換算）ある研究所 推移",
    unit: "100万米ドル（名目・購買力平価で換算、2015年基準）",
    marks: [mark(2021, 12345678.9), mark(2022, 22345678.9, {said: "約22,345,678.9超"}), mark(2023, 32345678.9)]
  },
  noData: {...normal, marks: []}
};

test.each(CASES)("a series is drawn: %s", async of => {
  await expectPicture({name: "seriesPanel", rows: cases[of]}, of, of === "longName" ? 300 : 400);
});

test("a line over missing years is dashed, and none crosses a break", () => {
  const lines = (rows: SeriesPanelRows) =>
    ['stroke-width="2" stroke="var(--accent)"', 'stroke-dasharray="4 4"'].map(layer =>
      linesIn(picture({name: "seriesPanel", rows}, 400), layer)
    );
  expect(lines(cases.gap)).toEqual([3, 1]);
  expect(lines({...cases.gap, breaks: []})).toEqual([3, 2]);
});

test("invented values are marked across the picture", () => {
  const sample = (is: boolean) => picture({name: "seriesPanel", rows: {...normal, sample: is}}, 400);
  expect(sample(true)).toContain(">サンプル<");
  expect(sample(false)).not.toContain("サンプル");
});
