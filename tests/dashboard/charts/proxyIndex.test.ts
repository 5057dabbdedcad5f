import {expect, test} from "vitest";
import type {ProxyIndexRows} from "../../../dashboard/src/components/charts/proxyIndexData.js";
import {CASES, type Case, expectPicture, linesIn, picture} from "../../helpers/picture.js";

const point = (position: number, value: number, required: number) => ({
  position,
  value,
  required,
  title: `${position}年 ${value}`,
  href: `../figures.html#proxy%2F${position}`
});

const normal: ProxyIndexRows = {
  name: "機能性表示食品の市場規模 参考指標の指数",
  points: [point(2018, 100, 100), point(2019, 104, 106), point(2020, 103, 112.4), point(2021, 118, 119.1)],
  scale: [100, 119.1]
};

const cases: Record<Case, ProxyIndexRows> = {
  normal,
  gap: {
    ...normal,
    points: [point(2018, 100, 100), point(2019, 104, 106), point(2022, 131, 126.2), point(2023, 140, 133.8)],
    scale: [100, 140]
  },
  onePoint: {...normal, points: [point(2018, 100, 100)], scale: [100, 100]},
  // an index below nought: an indicator that may change its sign, such as a balance
  negative: {
    ...normal,
    points: [point(2018, 100, 100), point(2019, 35, 106), point(2020, -48, 112.4)],
    scale: [-48, 112.4]
  },
  // the name stands above the picture; inside, the longest text is an index that grew beyond measure
  longName: {
    ...normal,
    name: "バイオ関連の研究開発に係る設備投資と人件費と外部委託費の総額（名目・購買力平価で換算）参考指標の指数",
    points: [point(2018, 100, 100), point(2019, 54321, 106), point(2020, 1234567, 112.4)],
    scale: [100, 1234567]
  },
  noData: {...normal, points: [], scale: []}
};

test.each(CASES)("a proxy is drawn as an index: %s", async of => {
  await expectPicture({name: "proxyIndex", rows: cases[of]}, of, of === "longName" ? 280 : 400);
});

test("what both have come to never stands in one place, also where they are equal", () => {
  const drawn = picture({name: "proxyIndex", rows: cases.onePoint}, 400);
  const places = [...drawn.matchAll(/ transform="translate\((10,-?\d+)\)">\s*<text transform="(.*?)" y="0.3em">100</g)];
  expect(places.map(([, offset]) => offset)).toEqual(["10,7", "10,-7"]);
  expect(new Set(places.map(([, , at]) => at)).size).toBe(1);
});

test("a line over missing years is dashed", () => {
  const dashed = (rows: ProxyIndexRows) => linesIn(picture({name: "proxyIndex", rows}, 400), 'stroke-dasharray="4 4"');
  expect([dashed(normal), dashed(cases.gap)]).toEqual([0, 1]);
});

test("panels of one area share a scale: the same index stands at the same height in each", () => {
  const height = (scale: number[]) =>
    /<g [^>]*stroke-width="2"[^>]*>[\s\S]*?d="M[\d.]+,([\d.]+)/.exec(
      picture({name: "proxyIndex", rows: {...normal, scale}}, 400)
    )?.[1];
  expect(height([50, 200])).toBe(height([0, 200]));
  expect(height([50, 200])).not.toBe(height([50, 300]));
});
