import {a1} from "../../contracts/book.js";
import type {Place, SheetText} from "./marks.js";
import type {Package} from "./package.js";
import {appended, asBytes, asText, type Edit, escaped, unescaped} from "./write.js";
import {attributes, child, children, type Element} from "./xml.js";

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const AUTHOR = "<author>bio check</author>";
/** Excel keeps no longer note. */
const MOST = 32_000;

/** What is said of a cell, a paragraph each. */
export interface Note extends Place {
  said: readonly string[];
}

/** The comments of a sheet with ours behind what its people wrote. Gives the notes that are new to their cells. */
export function addComments(
  book: Package,
  sheet: string,
  {xml, root}: SheetText,
  relations: string,
  notes: readonly Note[]
): readonly Note[] {
  if (notes.length === 0) return [];
  const own = book.relations(sheet).find(({type, path}) => type.endsWith("/comments") && book.path(path))?.path;
  if (own !== undefined) return joinComments(book, own, notes);
  const space = attributes(xml, root).get(root.prefix ? `xmlns:${root.prefix.slice(0, -1)}` : "xmlns");
  const list = notes.map(note => comment(note, 0)).join("");
  const made = `<comments xmlns="${space}"><authors>${AUTHOR}</authors><commentList>${list}</commentList></comments>`;
  book.add(n => `xl/comments${n}.xml`, made, TYPE, sheet, `${relations}/comments`);
  return notes;
}

function joinComments(book: Package, path: string, notes: readonly Note[]): readonly Note[] {
  const [xml, root] = book.root(path);
  const [authors, list] = [child(xml, "authors", root), child(xml, "commentList", root)];
  const known = new Map(list && children(xml, list).map(one => [attributes(xml, one).get("ref"), one]));
  const of = (note: Note) => known.get(a1(note.row, note.column));
  const fresh = notes.filter(note => !of(note));
  const made = fresh.map(note => comment(note, authors ? children(xml, authors).length : 0)).join("");
  const ours = (text: string) => asBytes(prefixed(text, root.prefix));
  const people = authors
    ? appended(xml, authors, ours(AUTHOR))
    : [before(list ?? root, ours(`<authors>${AUTHOR}</authors>`))];
  const edits = notes.flatMap(note => join(xml, of(note), note.said, ours));
  const added = list
    ? appended(xml, list, ours(made))
    : appended(xml, root, ours(`<commentList>${made}</commentList>`));
  book.change(path, [...(fresh.length > 0 ? [...people, ...added] : []), ...edits]);
  return fresh;
}

/** Our words behind those of a comment that is there, unless they are there already. */
function join(xml: string, own: Element | undefined, said: readonly string[], ours: (text: string) => string): Edit[] {
  const text = own && child(xml, "text", own);
  if (!own) return [];
  if (!text) return appended(xml, own, ours(`<text>${run(said.join("\n\n"))}</text>`));
  const plain = unescaped(asText(xml.slice(text.inner, text.close).replace(/<[^>]*>/g, "")));
  const fresh = said.filter(one => !plain.includes(one));
  if (fresh.length === 0) return [];
  const runs = children(xml, text).filter(({name}) => name === "t" || name === "r");
  const last = runs.at(-1);
  const words = ours(run(`${plain ? "\n\n" : ""}${fresh.join("\n\n")}`));
  if (!last) return appended(xml, text, words);
  const bare = runs.filter(({name}) => name === "t"); // text without a run may not stand beside runs
  const wrapped = bare.flatMap(({start, end}) => [
    {from: start, to: start, text: ours("<r>")},
    {from: end, to: end, text: ours("</r>")}
  ]);
  return [...wrapped, {from: last.end, to: last.end, text: words}];
}

function comment({row, column, said}: Note, author: number): string {
  return `<comment ref="${a1(row, column)}" authorId="${author}"><text>${run(said.join("\n\n"))}</text></comment>`;
}

function run(text: string): string {
  const whole = text.length > MOST ? `${text.slice(0, MOST)}…` : text;
  return `<r><t xml:space="preserve">${escaped(whole)}</t></r>`;
}

function before({start}: Element, text: string): Edit {
  return {from: start, to: start, text};
}

function prefixed(xml: string, prefix: string): string {
  return prefix ? xml.replace(/<(\/?)(?=[a-z])/gi, `<$1${prefix}`) : xml;
}
