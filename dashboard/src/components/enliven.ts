import type {Published, TableName} from "../../../pipeline/contracts/published.js";
import type {ChartData} from "./charts/chart.js";
import {draw} from "./charts/draw.js";
import {showProvenance} from "./provenanceDialog.js";
import {rows} from "./rows.js";
import {index} from "./site.js";
import {ja} from "./words.js";

/** The published files a page hands over, each still on its way. */
export type PageFiles = {[T in TableName]?: Promise<ArrayBuffer>};

/**
 * Gives a finished page its behaviour: figures open their provenance in place, and charts are drawn again to the
 * width they have. The page is complete without it.
 */
export async function enliven(files: PageFiles): Promise<void> {
  document.addEventListener("click", showProvenance);
  const plots = document.querySelectorAll<HTMLElement>("figure[data-chart] .plot");
  if (plots.length === 0) return;
  const data = await decode(files);
  const options = {
    data,
    find: index(data),
    words: ja,
    root: document.querySelector("main")?.dataset.root ?? "./",
    document
  };
  const observer = new ResizeObserver(entries => {
    for (const {target, contentRect} of entries) redraw(target, Math.floor(contentRect.width));
  });
  for (const plot of plots) observer.observe(plot);

  function redraw(plot: Element, width: number): void {
    const figure = plot.closest<HTMLElement>("figure");
    const drawn = plot.firstElementChild;
    if (!figure || width < 120 || drawn?.getAttribute("width") === String(width)) return;
    if (drawn?.contains(document.activeElement)) return; // never take a focused mark away
    plot.replaceChildren(draw(figure.dataset.chart ?? "", figure.dataset.key ?? "", {...options, width}));
  }
}

async function decode(files: PageFiles): Promise<ChartData & Partial<Published>> {
  const tables = await Promise.all(
    Object.entries(files).map(async ([name, file]) => [name, rows(await file)] as const)
  );
  return {
    area: [],
    target_progress: [],
    target_total: [],
    proxy_signal: [],
    observation: [],
    ...Object.fromEntries(tables)
  };
}
