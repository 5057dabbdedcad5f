/** An element of an XML text: where its opening tag begins and ends, where its closing tag does. */
export interface Element {
  name: string;
  /** With its colon; empty where the name has none. */
  prefix: string;
  start: number;
  inner: number;
  /** Where the closing tag begins; of an empty element (`<a/>`) its end, like `inner`. */
  close: number;
  end: number;
}

/** Something to write in place of what stands between two places of a text. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

const NAME = "[^\\s<>/:!?]+";
const REST = `[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*`;
const TAG = new RegExp(
  `<!--[^]*?-->|<!\\[CDATA\\[[^]*?\\]\\]>|<\\?[^]*?\\?>|<(/?)(${NAME}:)?(${NAME})(?=[\\s/>])(${REST})>`,
  "g"
);

/** The elements that stand directly within an element, or the root of a text. */
export function children(xml: string, {inner, close} = {inner: 0, close: xml.length}): Element[] {
  const found: Element[] = [];
  const tags = new RegExp(TAG);
  let [depth, open]: [number, Element | undefined] = [0, undefined];
  tags.lastIndex = inner;
  for (let tag = tags.exec(xml); tag && tag.index < close; tag = tags.exec(xml)) {
    const [all, slash, prefix = "", name, rest = ""] = tag;
    if (name === undefined) continue;
    const [start, end] = [tag.index, tag.index + all.length];
    if (slash) {
      depth--;
      if (depth === 0 && open) found.push({...open, close: start, end});
      continue;
    }
    const empty = rest.endsWith("/");
    if (depth === 0) open = {name, prefix, start, inner: end, close: end, end};
    if (depth === 0 && empty && open) found.push(open);
    if (!empty) depth++;
  }
  return found;
}

/** The first element of that name directly within another. */
export function child(xml: string, name: string, within?: Element): Element | undefined {
  return children(xml, within).find(one => one.name === name);
}

const ATTRIBUTE = /([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The attributes of an element as they are written, entities and all. */
export function attributes(xml: string, {start, inner}: Element): Map<string, string> {
  const found = xml.slice(start, inner).matchAll(ATTRIBUTE);
  return new Map([...found].map(([, name = "", double, single]) => [name, double ?? single ?? ""]));
}

/** Attributes to write; undefined takes one away. */
type Change = Readonly<Record<string, string | undefined>>;

/** The opening tag with other attributes. */
export function openTag(xml: string, element: Element, change: Change): string {
  const tag = xml.slice(element.start, element.inner);
  const kept = tag.replace(new RegExp(`\\s+${ATTRIBUTE.source}`, "g"), (all, name: string) =>
    name in change ? "" : all
  );
  const added = Object.entries(change).flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${value}"`]));
  return kept.replace(/\s*(\/?)>$/, `${added.join("")}$1>`);
}

/** Writes something as the last thing within an element; an empty one (`<a/>`) is opened for it. */
export function appended(xml: string, element: Element, text: string, change: Change = {}): Edit[] {
  const {prefix, name, start, inner, close, end} = element;
  const empty = close === end;
  const tag = openTag(xml, element, change);
  const opened = {from: start, to: inner, text: empty ? tag.replace(/\s*\/>$/, ">") : tag};
  const added = {from: close, to: close, text: empty ? `${text}</${prefix}${name}>` : text};
  return empty || Object.keys(change).length > 0 ? [opened, added] : [added];
}

/** The text with all edits made: at one place what is put in first, in the order given, then what is replaced. */
export function edited(xml: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const {from, to, text} of [...edits].sort((one, other) => one.from - other.from || one.to - other.to)) {
    pieces.push(xml.slice(at, from), text);
    at = to;
  }
  return [...pieces, xml.slice(at)].join("");
}

/** A text as it stands in XML: what XML cannot hold becomes a replacement character, `_x0041_` stays as typed. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/\r/g, "_x000D_")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/** What a text in XML says. */
export function unescaped(xml: string): string {
  const named: Record<string, string> = {amp: "&", lt: "<", gt: ">", quot: '"', apos: "'"};
  return xml.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
    return name ? (named[name] ?? all) : code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
