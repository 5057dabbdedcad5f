import {expect, test} from "vitest";
import type {AreaPathRows, PathEnd} from "../../../dashboard/src/components/charts/areaPathData.js";
import {CASES, type Case, expectPicture, linesIn, picture} from "../../helpers/picture.js";

const end = (side: PathEnd["side"], year: number, value: number, said: string): PathEnd => ({
  side,
  year,
  value,
  said,
  title: `${side} ${year} ${said}`,
  href: `../figures.html#${side}`
});
const seen = (position: number, value: number) => ({
  position,
  value,
  title: `${position}年 ${value}兆円`,
  href: `../figures.html#seen-${position}`
});
const path = (shape: "linear" | "geometric", chosen: boolean, values: Record<number, number>) => ({
  shape,
  chosen,
  points: Object.entries(values).map(([year, value], i, all) => ({
    year: Number(year),
    value,
    basis: i === 0 ? "baseline" : i === all.length - 1 ? "target" : "path"
  }))
});

const normal: AreaPathRows = {
  name: "木材活用大型建築 基準値から目標値へ",
  unit: "兆円",
  ends: [end("baseline", 2018, 0.5, "0.5兆円"), end("target", 2030, 1, "1.0兆円")],
  paths: [
    path("linear", true, {2018: 0.5, 2022: 0.67, 2026: 0.83, 2030: 1}),
    path("geometric", false, {2018: 0.5, 2022: 0.63, 2026: 0.79, 2030: 1})
  ],
  seen: [seen(2019, 0.52), seen(2020, 0.55), seen(2021, 0.54)],
  breaks: [],
  ahead: [
    {position: 2022, low: 0.54, high: 0.6},
    {position: 2026, low: 0.56, high: 0.76},
    {position: 2030, low: 0.58, high: 0.94}
  ]
};

const cases: Record<Case, AreaPathRows> = {
  normal,
  gap: {...normal, ahead: [], seen: [...normal.seen, seen(2023, 0.6), seen(2024, 0.62)], breaks: [2023]},
  // a target whose baseline was not published: one end, and no path that could lead there
  onePoint: {...normal, ends: normal.ends.slice(1), paths: [], seen: [], ahead: []},
  // no market is negative; a balance of trade could be
  negative: {
    ...normal,
    ends: [end("baseline", 2018, -0.4, "−0.4兆円"), end("target", 2030, 0.6, "0.6兆円")],
    paths: [path("linear", true, {2018: -0.4, 2022: -0.07, 2026: 0.27, 2030: 0.6})],
    seen: [seen(2019, -0.35), seen(2020, -0.42)],
    ahead: []
  },
  // the name stands above the picture and for assistive technology; what can be long inside is unit and amount
  longName: {
    ...normal,
    name: "機能性食品・化粧品・洗剤・生物由来の素材などを含むとても長い名前の領域群 基準値から目標値へ",
    unit: "10億米ドル（購買力平価）",
    ends: [end("baseline", 2018, 0.5, "1,234,567.8（10億米ドル）"), end("target", 2030, 1, "2,345,678.9（10億米ドル）")]
  },
  noData: {...normal, ends: [], paths: [], seen: [], ahead: []}
};

test.each(CASES)("the path of a group is drawn: %s", async of => {
  await expectPicture({name: "areaPath", rows: cases[of]}, of, of === "longName" ? 400 : 640);
});

test("no line joins two values across a break, and each side of it keeps its own", () => {
  const links = (rows: AreaPathRows) =>
    linesIn(picture({name: "areaPath", rows}, 640), 'stroke-width="2" stroke="var(--accent)"');
  expect(links(cases.gap)).toBe(3);
  expect(links({...cases.gap, breaks: []})).toBe(4);
});

test("the axis holds every year that something stands in, also one before the baseline", () => {
  const drawn = picture({name: "areaPath", rows: {...normal, seen: [seen(2010, 0.4), ...normal.seen]}}, 640);
  expect(drawn).toContain(">2010<");
});
