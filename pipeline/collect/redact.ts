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
 * address does; in JSON slashes, what is not ASCII, and what means something in HTML may be escaped.
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
      const ascii = escaped(json, /[^\x20-\x7e]/g);
      const jsons = [ascii, ...SAFE_IN_HTML.map(signs => escaped(ascii, signs))];
      return [
        ...[secret, form, small(form), ...inHtml(secret)],
        ...[address, small(address), every, small(every), twice, small(twice)],
        ...[json, ...jsons.flatMap(text => [text, upper(text)])].flatMap(text => [text, text.replaceAll("/", "\\/")]),
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

/** What Go, Java (Gson) and PHP write as \u0026 in JSON too, lest it be read as HTML. */
const SAFE_IN_HTML = [/[<>&]/g, /[<>&=']/g, /[<>&']|\\"/g];

function escaped(json: string, signs: RegExp): string {
  return json.replace(
    signs,
    sign =>
      `\\u${sign
        .charCodeAt(sign.length - 1)
        .toString(16)
        .padStart(4, "0")}`
  );
}

function upper(json: string): string {
  return json.replace(/\\u[0-9a-f]{4}/g, code => `\\u${code.slice(2).toUpperCase()}`);
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

/** As HTML, quotes by name, by number or as they are. */
function inHtml(text: string): string[] {
  const plain = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const named = plain.replaceAll('"', "&quot;");
  const numbers = [
    ["&#34;", "&#39;"],
    ["&quot;", "&#039;"],
    ["&quot;", "&#39;"],
    ["&quot;", "&#x27;"]
  ] as const;
  return [plain, named, ...numbers.map(([two, one]) => plain.replaceAll('"', two).replaceAll("'", one))];
}

/** UTF-8 bytes as one character each, so that bytes of any encoding can be searched as text. */
function asLatin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}
