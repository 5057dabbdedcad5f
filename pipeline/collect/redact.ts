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
 * digits may be small, any sign may be escaped, and an address may stand in an address; a form escapes more than an
 * address does; PHP's JSON escapes slashes.
 */
function spellings(secrets: readonly string[]): string[] {
  const all = secrets
    .filter(secret => secret !== "")
    .flatMap(secret => {
      const address = encodeURIComponent(secret);
      const form = new URLSearchParams({_: secret}).toString().slice(2);
      const every = percents(secret);
      const twice = encodeURIComponent(address);
      const json = JSON.stringify(secret).slice(1, -1);
      const ascii = inAscii(json);
      return [
        ...[secret, form, small(form), asHtml(secret)],
        ...[address, small(address), every, small(every), twice, small(twice)],
        ...[json, json.replaceAll("/", "\\/"), ascii, ascii.replaceAll("/", "\\/")],
        ...base64s(secret)
      ];
    });
  return [...new Set(all)].sort((a, b) => b.length - a.length);
}

function small(address: string): string {
  return address.replace(/%../g, hex => hex.toLowerCase());
}

/** Every byte as %41, also those that need not be. */
function percents(text: string): string {
  return [...Buffer.from(text)].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}

/** JSON as it is written by those who write no sign beyond ASCII. */
function inAscii(json: string): string {
  return json.replace(/[^\x20-\x7e]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * A secret within a longer text that is written in base64, such as user:secret: by the three places at which it may
 * begin, without the signs at either end that what stands beside it decides too.
 */
function base64s(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap(before => {
    const [from, to] = [Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6)];
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .slice(from, to);
    return [text, text.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

function asHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** UTF-8 bytes as one character each, so that bytes of any encoding can be searched as text. */
function asLatin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}
