import {ATTRIBUTE, type Element} from "./xml.js";

/** Something to write in place of what stands between two places of a text. */
export interface Edit {
  from: number;
  to: number;
  text: string;
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
  if (!/[^ !#-%'-;=?-^`-\ud7ff\ue000-\ufffd]/.test(text)) return text;
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

/** A text as the bytes it is written with, one letter each, and back. */
export function asBytes(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

export function asText(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString("utf8");
}
