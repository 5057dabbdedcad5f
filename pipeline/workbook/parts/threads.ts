import {createHash} from "node:crypto";
import {a1} from "../../contracts/book.js";
import type {Note} from "./notes.js";
import type {Package} from "./package.js";
import {appended, asBytes, asText, type Edit, escaped, unescaped} from "./write.js";
import {attributes, children, type Element} from "./xml.js";

/** The one who replies, as the list of people has it. */
const PERSON = {id: "{62696F20-6368-4563-8B20-616E6E6F7465}", name: "bio check"};

/**
 * Replies in the conversations of newer Excel, which shows no comment on a cell that has one. What each says and when
 * stays; a reply bears the time of the last one, since a copy has the same bytes whenever it is made.
 */
export function addReplies(book: Package, workbook: string, sheet: string, notes: readonly Note[]): void {
  const path = partOf(book, sheet, "/threadedComment");
  const people = partOf(book, workbook, "/person");
  if (path === undefined || people === undefined) return;
  const [xml, root] = book.root(path);
  const threads = new Map<string | undefined, Element[]>();
  for (const one of children(xml, root)) {
    const ref = attributes(xml, one).get("ref");
    threads.set(ref, [...(threads.get(ref) ?? []), one]);
  }
  const edits = notes.flatMap(note => reply(xml, threads.get(a1(note.row, note.column)) ?? [], note));
  if (edits.length === 0) return;
  book.change(path, edits);
  const [list, all] = book.root(people);
  const person = `person displayName="${PERSON.name}" id="${PERSON.id}" userId="${PERSON.name}" providerId="None"`;
  if (!list.includes(PERSON.id)) book.change(people, appended(list, all, `<${all.prefix}${person}/>`));
}

function reply(xml: string, thread: readonly Element[], {said}: Note): Edit[] {
  const [first, last] = [thread[0], thread.at(-1)];
  if (!first || !last) return [];
  const there = thread.map(one => unescaped(asText(xml.slice(one.inner, one.close)))).join("\n");
  const text = said.filter(one => !there.includes(one)).join("\n\n");
  if (text === "") return [];
  const {ref = "", id = "", parentId = id} = Object.fromEntries(attributes(xml, first));
  const dT = attributes(xml, last).get("dT") ?? "";
  const values = {ref, dT, personId: PERSON.id, id: idOf(`${parentId} ${text}`), parentId};
  const written = Object.entries(values).map(([name, value]) => `${name}="${value}"`);
  const {prefix} = last;
  const words = `<${prefix}text xml:space="preserve">${asBytes(escaped(text))}</${prefix}text>`;
  const made = `<${prefix}threadedComment ${written.join(" ")}>${words}</${prefix}threadedComment>`;
  return [{from: last.end, to: last.end, text: made}];
}

function partOf(book: Package, from: string, type: string): string | undefined {
  return book.relations(from).find(one => one.type.endsWith(type) && book.parts.has(one.path))?.path;
}

/** An id as such parts have them; the same for the same words. */
function idOf(text: string): string {
  const hash = createHash("sha256").update(text).digest("hex").toUpperCase();
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, "{$1-$2-$3-$4-$5}");
}
