import type {Page} from "playwright-core";

/**
 * Waits for what a page does by itself: it asks how things run (and the answer is handled: a second one has come
 * since), follows the choices in its address, and draws its charts to the width they have.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  await page.waitForFunction(() => {
    const follows = document.querySelector("[data-operations]") !== null;
    return !follows || performance.getEntriesByType("resource").some(({name}) => name.endsWith("/operations.json"));
  });
  await page.evaluate(async () => {
    const [asked] = performance.getEntriesByType("resource").filter(({name}) => name.endsWith("/operations.json"));
    if (asked) await fetch(asked.name, {cache: "no-store"}).then(answer => answer.text());
  });
  await quiet(page);
}

/**
 * Waits until a page that is open has followed its reader: nothing is busy, and every chart has the width of its place.
 */
export async function quiet(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    if (document.querySelector("[aria-busy=true]")) return false;
    return [...document.querySelectorAll("figure[data-chart] .plot")].every(plot => {
      const width = Math.floor(plot.getBoundingClientRect().width);
      const held = plot.contains(document.activeElement);
      return width < 120 || held || plot.firstElementChild?.getAttribute("width") === String(width);
    });
  });
}
