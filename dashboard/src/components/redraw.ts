import type {Words} from "./words.js";

let observer: ResizeObserver | undefined;

/** Draws every chart to the width it has, now and whenever that changes, from the rows that stand in the page. */
export async function redraw(page: HTMLElement, words: Words): Promise<void> {
  observer?.disconnect();
  const plots = [...page.querySelectorAll("figure[data-chart] .plot")];
  if (plots.length === 0) return;
  const {draw, placedChart} = await import("./charts/draw.js"); // a page without charts never asks for it
  observer?.disconnect(); // of a redrawing that began in the meantime
  observer = new ResizeObserver(entries => {
    for (const {target, contentRect} of entries) drawInto(target, Math.floor(contentRect.width));
  });
  for (const plot of plots) observer.observe(plot);

  function drawInto(plot: Element, width: number): void {
    const figure = plot.closest<HTMLElement>("figure");
    const drawn = plot.firstElementChild;
    if (!figure || width < 120 || drawn?.getAttribute("width") === String(width)) return;
    if (drawn?.contains(document.activeElement)) return; // never take a focused mark away
    const chart = placedChart(figure.dataset.chart, figure.querySelector("script.rows")?.textContent);
    plot.replaceChildren(draw(chart, {width, document, words}));
  }
}
