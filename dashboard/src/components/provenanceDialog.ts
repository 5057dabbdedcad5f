let register: Promise<Document> | undefined;

/** The figures opened one from another, the one in view last. */
let trail: URL[] = [];

/**
 * Opens the provenance of a clicked figure in the page's dialog. The content is the figure's own entry of the
 * register page, fetched once; figures inside it open in turn, and one can go back. A click with a modifier key,
 * or a page without the dialog, follows the link.
 */
export async function showProvenance(event: MouseEvent): Promise<void> {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const dialog = document.querySelector<HTMLDialogElement>("dialog#provenance");
  const address = link && new URL(link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "", document.baseURI);
  if (!dialog || !address?.pathname.endsWith("/figures.html") || !address.hash) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || link?.classList.contains("permalink")) return;
  event.preventDefault();
  trail = link && dialog.contains(link) ? [...trail, address] : [address];
  await show(dialog);
}

async function show(dialog: HTMLDialogElement): Promise<void> {
  const content = dialog.querySelector<HTMLElement>(".content");
  const back = dialog.querySelector<HTMLButtonElement>("button.back");
  const close = dialog.querySelector<HTMLButtonElement>("button.close");
  const address = trail.at(-1);
  if (!content || !back || !close || !address) return;
  content.textContent = dialog.dataset.loading ?? "";
  dialog.querySelector("a.permalink")?.setAttribute("href", address.href);
  close.onclick = () => dialog.close();
  back.hidden = trail.length < 2;
  back.onclick = () => {
    trail = trail.slice(0, -1);
    void show(dialog);
  };
  if (!dialog.open) dialog.showModal();
  const entry = await findEntry(address).catch(() => null); // whatever went wrong, the reader is sent to the register
  if (!entry) {
    content.textContent = dialog.dataset.failed ?? "";
    return;
  }
  content.replaceChildren(entry);
  entry.querySelector<HTMLElement>("h2")?.focus();
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
