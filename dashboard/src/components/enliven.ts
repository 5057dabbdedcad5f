import {showProvenance} from "./provenanceDialog.js";
import {redraw} from "./redraw.js";
import {followOperations} from "./runNotice.js";
import {nothingChosen, queryOf, readState, type ViewState} from "./state.js";
import {ja} from "./words.js";

/**
 * Gives a finished page its behaviour: figures open their provenance in place, charts are drawn again to the width they
 * have, and the page follows the choices in its address. The page is complete without it.
 */
export async function enliven(): Promise<void> {
  document.addEventListener("click", showProvenance);
  document.addEventListener("click", copy);
  const main = document.querySelector<HTMLElement>("main");
  if (!main) return;
  followOperations(main, ja);
  const state = readState(location.search);
  if (queryOf(state) !== "") await follow(main, state);
  else await redraw(main);
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
    await renderLive(main, state);
    carryAsOf(state);
    await redraw(main);
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

async function copy(event: MouseEvent): Promise<void> {
  const button = (event.target as Element | null)?.closest<HTMLElement>("button.copy");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy ?? "");
  button.textContent = button.dataset.done ?? "";
}
