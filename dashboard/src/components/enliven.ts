import {showProvenance} from "./provenanceDialog.js";
import {redraw} from "./redraw.js";
import {followOperations} from "./runNotice.js";
import {nothingChosen, queryOf, readState, type ViewState} from "./state.js";
import type {Words} from "./words.js";

/**
 * Gives a finished page its behaviour: figures open their provenance in place, charts are drawn again to the width they
 * have, and the page follows the choices in its address. The page is complete without it.
 */
export async function enliven(words: Words): Promise<void> {
  document.addEventListener("click", showProvenance);
  document.addEventListener("click", copy);
  const page = document.querySelector<HTMLElement>("#page");
  if (!page) return;
  followOperations(page, words);
  const state = readState(location.search);
  if (queryOf(state) !== "") await follow(page, state, words);
  else await redraw(page, words);
  page.addEventListener("submit", event => choose(page, event, words));
  page.addEventListener("change", event => choose(page, event, words));
}

/** The choices of a form become the page's address, and the page follows. */
async function choose(page: HTMLElement, event: Event, words: Words): Promise<void> {
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
  await follow(page, state, words);
}

/**
 * Shows the page as chosen. A view that cannot follow says so; if the figures cannot be fetched, today's page stays.
 */
async function follow(page: HTMLElement, state: ViewState, words: Words): Promise<void> {
  if (!page.querySelector(".view[data-view]")) {
    if (state.asOf !== null) notice(page, words.view.asOfNotHere);
    return;
  }
  page.setAttribute("aria-busy", "true");
  try {
    const {renderLive} = await import("./live.js");
    await renderLive(page, state, words);
    carryAsOf(state);
    await redraw(page, words);
  } catch (error) {
    notice(page, words.view.failed);
    throw error;
  } finally {
    page.removeAttribute("aria-busy");
  }
}

function notice(page: HTMLElement, text: string): void {
  const said = document.createElement("p");
  said.className = "notice";
  said.setAttribute("role", "status");
  said.textContent = text;
  page.prepend(said);
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

async function copy(event: MouseEvent): Promise<void> {
  const button = (event.target as Element | null)?.closest<HTMLElement>("button.copy");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy ?? "");
  button.textContent = button.dataset.done ?? "";
}
