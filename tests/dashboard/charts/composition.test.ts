import {expect, test} from "vitest";
import type {CompositionRows, Side} from "../../../dashboard/src/components/charts/compositionData.js";
import {CASES, type Case, expectPicture, picture} from "../../helpers/picture.js";

const fills: Record<string, number> = {
  "grp-biomanufacturing": 1,
  "grp-healthcare": 2,
  "grp-sustainable-primary": 4,
  "grp-wood": 5
};
const part = (side: Side, area_id: string, amount: number) => {
  const said = amount.toFixed(1).replace("-", "−");
  const href = `../figures.html#${area_id}.${side}`;
  return {side, fill: fills[area_id] ?? null, amount, said, title: `${area_id} ${side} ${said}兆円`, href};
};
const bar = (side: Side, amounts: Record<string, number>) =>
  Object.entries(amounts).map(([id, amount]) => part(side, `grp-${id}`, amount));
const sum = (side: Side, said: string) => ({side, said, href: `../figures.html#sum.${side}`});

const baseline = bar("baseline", {biomanufacturing: 32.5, healthcare: 25, "sustainable-primary": 1.5, wood: 0.5});
const target = bar("target", {biomanufacturing: 53.3, healthcare: 33, "sustainable-primary": 3.3, wood: 1});
const normal: CompositionRows = {
  name: "90.6兆円の内訳（領域群別の基準値と目標値）",
  parts: [...baseline, ...target],
  sums: [sum("baseline", "59.5兆円"), sum("target", "90.6兆円")]
};

const cases: Record<Case, CompositionRows> = {
  normal,
  // no group has a baseline that was published: nothing stands on that bar, and it says so
  gap: {...normal, parts: target, sums: [sum("target", "90.6兆円")]},
  onePoint: {
    ...normal,
    parts: [part("target", "grp-wood", 0.3)],
    sums: [sum("target", "0.3兆円")]
  },
  // no market is negative; a balance of trade could be
  negative: {
    ...normal,
    parts: [...bar("baseline", {biomanufacturing: 12.5, healthcare: -6}), ...bar("target", {biomanufacturing: -4})],
    sums: [sum("baseline", "6.5兆円"), sum("target", "−4.0兆円")]
  },
  // names stand in the legend below the picture and in what a part says when pointed at
  longName: {
    ...normal,
    name: `とても長い${"長い".repeat(30)}版の目標の内訳`,
    parts: normal.parts.map(one => ({...one, title: `${"とても長い名前の領域群".repeat(6)} ${one.said}兆円`}))
  },
  noData: {...normal, parts: [], sums: []}
};

test.each(CASES)("what a sum consists of is drawn: %s", async of => {
  await expectPicture({name: "composition", rows: cases[of]}, of, of === "longName" ? 320 : 800);
});

test("a bar of which nothing was published says so, and only that one", () => {
  const said = (rows: CompositionRows) => picture({name: "composition", rows}, 800).match(/>データなし</g)?.length ?? 0;
  expect([said(normal), said(cases.gap)]).toEqual([0, 1]);
});

test("a value is printed inside its part only where it has room", () => {
  const printed = (width: number) => picture({name: "composition", rows: normal}, width).includes(">3.3</text>");
  expect([printed(320), printed(1600)]).toEqual([false, true]);
});
