import type {Beside} from "../../contracts/book.js";

type Parts = ReadonlyMap<string, Buffer>;

/** A sheet as the book names it, with the id by which the package finds its part. */
interface SheetEntry {
  name: string;
  id: string;
}

const OF_SHEET: readonly [RegExp, Beside["kind"]][] = [
  [/\/(comments|threadedComment)$/i, "comment"],
  [/\/pivotTable$/, "pivot"]
];

const OF_BOOK: readonly [RegExp, Beside["kind"]][] = [
  [/^xl\/externalLinks\/[^/]+\.(xml|bin)$/, "external_link"],
  [/^xl\/vbaProject\.bin$/, "macro"],
  [/^Basic\/./, "macro"],
  [/^Pictures\/./, "drawing"],
  [/^Object \d+\/content\.xml$/, "chart"]
];

/**
 * What the package of a workbook holds beside cells: one entry a kind and sheet, or a kind and book. Nothing is opened.
 */
export function besideOf(parts: Parts, sheets: readonly SheetEntry[]): Beside[] {
  const book = [...parts.keys()].find(path => /^xl\/workbook[^/]*\.(xml|bin)$/.test(path)) ?? "";
  const targets = relationsOf(parts, book);
  const ofSheets = sheets.flatMap(({name, id}) => {
    const own = targets.find(target => target.id === id);
    const kinds = own ? relationsOf(parts, own.path).flatMap(one => kindsOf(one, parts)) : [];
    if (own?.type.endsWith("/chartsheet")) kinds.push("chart");
    return [...new Set(kinds)].map((kind): Beside => ({kind, sheet: name}));
  });
  const ofBook = OF_BOOK.filter(([pattern]) => [...parts.keys()].some(path => pattern.test(path)));
  return [...ofSheets, ...[...new Set(ofBook.map(([, kind]) => kind))].map((kind): Beside => ({kind, sheet: ""}))];
}

function kindsOf({type, path}: Relation, parts: Parts): Beside["kind"][] {
  if (!type.endsWith("/drawing")) return OF_SHEET.filter(([pattern]) => pattern.test(type)).map(([, kind]) => kind);
  const shapes = parts.get(path)?.toString("latin1") ?? "";
  const chart = relationsOf(parts, path).some(one => /\/chart(Ex)?$/.test(one.type));
  const drawing = /<(\w+:)?(pic|sp|cxnSp|grpSp|contentPart)[\s>]/.test(shapes);
  return [...(chart ? (["chart"] as const) : []), ...(drawing ? (["drawing"] as const) : [])];
}

interface Relation {
  id: string;
  type: string;
  path: string;
}

/** What a part of the package refers to inside the package. */
function relationsOf(parts: Parts, path: string): Relation[] {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const xml = parts.get(`${folder}_rels/${path.slice(folder.length)}.rels`)?.toString("utf8") ?? "";
  return [...xml.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => {
    const target = attribute(tag, "Target");
    const whole = target.startsWith("/") ? target : `/${folder}${target}`;
    return {id: attribute(tag, "Id"), type: attribute(tag, "Type"), path: resolved(whole)};
  });
}

/** xl/drawings/drawing1.xml for /xl/worksheets/../drawings/drawing1.xml. */
function resolved(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? "";
}
