let register: Promise<Document> | undefined;

/**
 * Opens the provenance of a clicked figure in the page's dialog. The content is the figure's own entry of the
 * register page, fetched once; a click with a modifier key, or a page without the dialog, follows the link.
 */
export async function showProvenance(event: MouseEvent): Promise<void> {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const dialog = document.querySelector<HTMLDialogElement>("dialog#provenance");
  const address = link && new URL(link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "", document.baseURI);
  if (!dialog || !address?.pathname.endsWith("/figures.html") || !address.hash) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || link?.classList.contains("permalink")) return;
  event.preventDefault();
  const content = dialog.querySelector<HTMLElement>(".content");
  if (!content) return;
  content.textContent = dialog.dataset.loading ?? "";
  dialog.querySelector("a.permalink")?.setAttribute("href", address.href);
  for (const button of dialog.querySelectorAll<HTMLButtonElement>("button.close"))
    button.onclick = () => dialog.close();
  if (!dialog.open) dialog.showModal();
  const entry = await findEntry(address).catch(() => null);
  if (entry) {
    content.replaceChildren(entry);
    entry.querySelector<HTMLElement>("h2")?.focus();
  } else content.textContent = dialog.dataset.failed ?? "";
}

async function findEntry(address: URL): Promise<Element | null> {
  register ??= readRegister(address.pathname);
  const entry = (await register.catch(forget)).getElementById(decodeURIComponent(address.hash.slice(1)));
  if (!entry) return null;
  const copy = document.importNode(entry, true);
  copy.removeAttribute("id");
  copy.querySelector("h2")?.setAttribute("tabindex", "-1");
  for (const link of copy.querySelectorAll("a")) link.href = new URL(link.getAttribute("href") ?? "", address).href;
  return copy;
}

async function readRegister(path: string): Promise<Document> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** A register that did not come is asked for again at the next click. */
function forget(error: unknown): never {
  register = undefined;
  throw error;
}
