import type {Published, TableName} from "../../../pipeline/contracts/published.js";
import {historyOf, standing} from "./asKnown.js";
import type {ChartData, ChartOptions} from "./charts/chart.js";
import {draw} from "./charts/draw.js";
import {showProvenance} from "./provenanceDialog.js";
import {rows} from "./rows.js";
import {followOperations} from "./runNotice.js";
import {index} from "./site.js";
import {nothingChosen, queryOf, readState, type ViewState} from "./state.js";
import {tables} from "./tables.js";
import {ja} from "./words.js";

/**
 * Gives a finished page its behaviour: figures open their provenance in place, charts are drawn again to the width they
 * have, and the page follows the choices in its address. The page is complete without it. `needed` names the tables
 * that its charts are drawn from.
 */
export async function enliven(needed: readonly TableName[]): Promise<void> {
  document.addEventListener("click", showProvenance);
  document.addEventListener("click", copy);
  const main = document.querySelector<HTMLElement>("main");
  if (!main) return;
  followOperations(main, ja);
  const state = readState(location.search);
  if (queryOf(state) !== "") await follow(main, state);
  else await redrawWithin(main, needed);
  main.addEventListener("submit", event => choose(main, event));
  main.addEventListener("change", event => choose(main, event));
}

/** The choices of a form become the page's address, and the page follows. */
async function choose(main: HTMLElement, event: Event): Promise<void> {
  const form = (event.target as HTMLElement | null)?.closest("form");
  if (!form) return;
  event.preventDefault();
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  const state = readState(
    new URLSearchParams({
      ...Object.fromEntries(new URLSearchParams(location.search)),
      ...Object.fromEntries(fields)
    }).toString()
  );
  history.replaceState(null, "", `${location.pathname}${queryOf(state)}`);
  await follow(main, state);
}

/** Shows the page as chosen. A view that cannot follow says so; if the figures cannot be fetched, today's page stays. */
async function follow(main: HTMLElement, state: ViewState): Promise<void> {
  if (main.dataset.view === undefined) {
    if (state.asOf !== null) notice(main, ja.view.asOfNotHere);
    return;
  }
  main.setAttribute("aria-busy", "true");
  try {
    const {renderLive} = await import("./live.js");
    const site = await renderLive(main, state);
    carryAsOf(state);
    redraw(main, site);
  } catch (error) {
    notice(main, ja.view.failed);
    throw error;
  } finally {
    main.removeAttribute("aria-busy");
  }
}

function notice(main: HTMLElement, text: string): void {
  const said = document.createElement("p");
  said.className = "notice";
  said.setAttribute("role", "status");
  said.textContent = text;
  main.prepend(said);
}

/** The day that is shown goes along to the other pages of the site. */
function carryAsOf({asOf}: ViewState): void {
  const query = queryOf({...nothingChosen, asOf});
  for (const link of document.querySelectorAll<HTMLAnchorElement>("nav a[href], main a[href*='.html']:not(.figure)")) {
    const href = link.getAttribute("href") ?? "";
    if (!/^(https?:|#)/.test(href) && !href.includes("figures.html"))
      link.setAttribute("href", `${href.split("?")[0]}${query}`);
  }
}

async function redrawWithin(main: HTMLElement, needed: readonly TableName[]): Promise<void> {
  if (!main.querySelector("figure[data-chart] .plot")) return;
  const data = await decode(needed);
  redraw(main, {data, find: index(data), words: ja, state: nothingChosen, root: main.dataset.root ?? "./"});
}

let observer: ResizeObserver | undefined;

/** Draws every chart to the width it has, now and whenever that changes. */
function redraw(main: HTMLElement, site: Omit<ChartOptions, "width" | "document">): void {
  observer?.disconnect();
  observer = new ResizeObserver(entries => {
    for (const {target, contentRect} of entries) drawInto(target, Math.floor(contentRect.width));
  });
  for (const plot of main.querySelectorAll("figure[data-chart] .plot")) observer.observe(plot);

  function drawInto(plot: Element, width: number): void {
    const figure = plot.closest<HTMLElement>("figure");
    const drawn = plot.firstElementChild;
    if (!figure || width < 120 || drawn?.getAttribute("width") === String(width)) return;
    if (drawn?.contains(document.activeElement)) return; // never take a focused mark away
    plot.replaceChildren(draw(figure.dataset.chart ?? "", figure.dataset.key ?? "", {...site, width, document}));
  }
}

async function copy(event: MouseEvent): Promise<void> {
  const button = (event.target as Element | null)?.closest<HTMLElement>("button.copy");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy ?? "");
  button.textContent = button.dataset.done ?? "";
}

async function decode(needed: readonly TableName[]): Promise<ChartData & Partial<Published>> {
  const read = await Promise.all(
    needed.map(async name => {
      const history = historyOf(name);
      const decoded = rows((await tables[history ?? name]?.()) ?? new ArrayBuffer(0));
      return [name, history ? standing(decoded as readonly object[]) : decoded] as const;
    })
  );
  return {
    area: [],
    target_progress: [],
    target_total: [],
    target_path: [],
    standing: [],
    proxy_signal: [],
    proxy_index: [],
    projection: [],
    observation: [],
    ...Object.fromEntries(read)
  };
}
