import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {withCharts} from "../../../dashboard/site/pictures.js";
import {ja} from "../../../dashboard/site/words.js";
import {type PlacedChart, placedChart} from "../../../dashboard/src/components/charts/draw.js";
import {html} from "../../../dashboard/src/components/markup.js";
import {figureBlock} from "../../../dashboard/src/components/views/blocks.js";
import {chartSite} from "../../helpers/chartSite.js";
import {files, importsOf} from "../../helpers/imports.js";

const step = {key: "a", from: 0, to: 1, said: "+1.0", href: null, whole: false};
const evil = '</script><b id="out">&amp; <!-- \n\n "引用"';
const chart = (name: string): PlacedChart => ({name: "gapWaterfall", rows: {name, steps: [{...step, name}]}});
const block = (placed: PlacedChart) =>
  figureBlock(chartSite({}), {chart: placed, title: "図", table: html`<table></table>`});
const page = (text: string) => parseHTML(`<html><body><main>${text}</main></body></html>`).document;

test("a figure holds the rows of its chart, whatever their texts say, on one line", () => {
  const written = String(block(chart(evil)));
  const figure = page(written).querySelector<HTMLElement>("figure[data-chart=gapWaterfall]");
  expect(page(written).querySelector("#out")).toBeNull();
  const rows = figure?.querySelector('script.rows[type="application/json"]')?.textContent ?? "";
  expect(rows).not.toMatch(/[<\n]/);
  expect(placedChart(figure?.dataset.chart, rows)).toStrictEqual(chart(evil));
});

test("when the site is built every figure gets the picture of its own rows, and nothing else changes", () => {
  const view = `<p>前</p>${block(chart("甲"))}${figureBlock(chartSite({}), {
    single: html`<p class="single">一つの値</p>`,
    title: "図のない図",
    table: html`<table></table>`
  })}${block(chart("乙"))}<p>後</p>`;
  const drawn = page(withCharts(view, ja));
  const titles = [...drawn.querySelectorAll("figure")].map(
    figure => figure.querySelector(".plot svg title")?.textContent
  );
  expect(titles).toEqual(["甲 +1.0", undefined, "乙 +1.0"]);
  for (const plot of drawn.querySelectorAll(".plot")) plot.innerHTML = "";
  expect(drawn.querySelector("main")?.innerHTML).toBe(page(view).querySelector("main")?.innerHTML);
});

test("a chart that nobody draws is a fault, also where its name is one that every object has", () => {
  for (const name of ["pie", "toString", undefined]) expect(() => placedChart(name, "{}")).toThrow("unknown chart");
});

test("the part of a chart that draws knows no tables: those who pick from them stand beside it", async () => {
  const charts = files("dashboard/src/components/charts", /\.ts$/);
  const picks = (file: string) => /(Data|picked)\.ts$/.test(file);
  const all = (await importsOf(charts)).filter(({from, kind}) => charts.includes(from) && kind !== "types");
  const reaches = all.filter(({to}) => /\/(site|state|tables|rows|live|\w+Data)\.ts$|contracts\//.test(to));
  expect(reaches.filter(({from}) => !picks(from))).toEqual([]);
  expect(reaches.filter(({from}) => picks(from)).length).toBeGreaterThan(4);
  expect(all.filter(({from, to}) => picks(from) && to.includes("plot"))).toEqual([]);
});
