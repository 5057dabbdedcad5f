/** The text with every key in it made unreadable, as it is and as it may be spelled where a service echoes it. */
export function redact(text: string, secrets: readonly string[]): string {
  return hide(text, spellings(secrets));
}

/** The same for bytes; the very same bytes where there is nothing to hide. */
export function redactBytes(content: Uint8Array, secrets: readonly string[]): Uint8Array {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const spelled = spellings(secrets);
  if (!spelled.some(secret => bytes.includes(secret))) return content;
  return Buffer.from(hide(bytes.toString("latin1"), spelled.map(asLatin1)), "latin1");
}

function hide(text: string, spelled: readonly string[]): string {
  return spelled.reduce((clean, secret) => clean.replaceAll(secret, "***"), text);
}

/**
 * The longest first, so that nothing is left of a spelling, or a key, in which another one stands. In addresses the hex
 * digits may be small, and a form escapes more than an address does; PHP's JSON escapes slashes.
 */
function spellings(secrets: readonly string[]): string[] {
  const all = secrets
    .filter(secret => secret !== "")
    .flatMap(secret => {
      const address = encodeURIComponent(secret);
      const form = new URLSearchParams({_: secret}).toString().slice(2);
      const json = JSON.stringify(secret).slice(1, -1);
      return [secret, address, small(address), form, small(form), json, json.replaceAll("/", "\\/"), asHtml(secret)];
    });
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}

function small(address: string): string {
  return address.replace(/%../g, hex => hex.toLowerCase());
}

function asHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** UTF-8 bytes as one character each, so that bytes of any encoding can be searched as text. */
function asLatin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}
