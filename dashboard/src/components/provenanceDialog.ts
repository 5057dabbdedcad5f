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
  if (entry) content.replaceChildren(entry);
  else content.textContent = dialog.dataset.failed ?? "";
}

async function findEntry(address: URL): Promise<Element | null> {
  register ??= fetch(address.pathname)
    .then(response => response.text())
    .then(text => new DOMParser().parseFromString(text, "text/html"));
  const entry = (await register).getElementById(decodeURIComponent(address.hash.slice(1)));
  if (!entry) return null;
  const copy = document.importNode(entry, true);
  copy.removeAttribute("id");
  for (const link of copy.querySelectorAll("a")) link.href = new URL(link.getAttribute("href") ?? "", address).href;
  return copy;
}
