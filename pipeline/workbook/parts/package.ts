import {appended, asText, type Edit, edited, escaped, openTag, unescaped} from "./write.js";
import {attributes, children, type Element, rootOf} from "./xml.js";

/** Of a workbook that nothing can be written into: its texts are copied into a new one. */
export class Unwritable extends Error {}

/** What a part refers to: the path of a part in the package, or an address outside. */
export interface Relation {
  id: string;
  type: string;
  path: string;
}

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPES = "[Content_Types].xml";

/**
 * The parts of a workbook's package. A part that nothing is written into stays as it is, byte for byte. The texts of
 * parts are handled as their bytes, one letter each, so that what stands beside a change stays as well.
 */
export class Package {
  readonly parts: Map<string, Buffer>;

  constructor(parts: ReadonlyMap<string, Buffer>) {
    this.parts = new Map(parts);
  }

  /** The path as the package spells it: names of parts are the same in small and capital letters. */
  path(path: string): string | undefined {
    if (this.parts.has(path)) return path;
    const small = path.toLowerCase();
    return [...this.parts.keys()].find(one => one.toLowerCase() === small);
  }

  text(path: string): string {
    const part = this.parts.get(this.path(path) ?? "");
    if (!part) throw new Unwritable(`${path} is missing`);
    const head = part.toString("latin1", 0, 200);
    const encoding = /^(?:ï»¿)?<\?xml[^>]*?encoding\s*=\s*["']([^"']*)/.exec(head)?.[1] ?? "utf-8";
    if (!/^(utf-?8|us-ascii)$/i.test(encoding) || /^(þÿ|ÿþ|\0)/.test(head) || part.length > MOST)
      throw new Unwritable(`${path} is not UTF-8`);
    return part.toString("latin1");
  }

  change(path: string, edits: readonly Edit[]): void {
    this.parts.set(this.path(path) ?? path, Buffer.from(edited(this.text(path), edits), "latin1"));
  }

  /** A new part, the first of such paths that is free; declared with its content type, and referred to by another. */
  add(pathOf: (n: number) => string, xml: string, type: string, from: string, relation: string): string {
    let n = 1;
    while (this.path(pathOf(n)) !== undefined) n++;
    const path = pathOf(n);
    this.put(path, xml, type);
    return this.relate(from, path, relation);
  }

  /** A new part at a path that something refers to. */
  put(path: string, xml: string, type: string): void {
    this.parts.set(path, Buffer.from(HEAD + xml, "utf8"));
    this.declare(path, type);
  }

  /** The content type of a part. */
  declare(path: string, type: string): void {
    const [xml, types] = this.root(TYPES);
    const own = children(xml, types).find(
      one => one.name === "Override" && same(attributes(xml, one).get("PartName"), `/${path}`)
    );
    const tag = `<${types.prefix}Override PartName="/${escaped(path)}" ContentType="${type}"/>`;
    if (own) this.change(TYPES, [{from: own.start, to: own.inner, text: openTag(xml, own, {ContentType: type})}]);
    else this.change(TYPES, appended(xml, types, tag));
  }

  relations(from: string): Relation[] {
    const path = this.path(relationsPath(from));
    if (path === undefined) return [];
    const [xml, list] = this.root(path);
    return children(xml, list).map(one => {
      const values = attributes(xml, one);
      const path = this.target(from, unescaped(asText(values.get("Target") ?? "")));
      return {id: values.get("Id") ?? "", type: values.get("Type") ?? "", path};
    });
  }

  /** The text of a part and its outermost element. */
  root(path: string): [string, Element] {
    const xml = this.text(path);
    const root = rootOf(xml);
    if (!root) throw new Unwritable(`${path} is no XML`);
    return [xml, root];
  }

  private target(from: string, target: string): string {
    const steps: string[] = [];
    for (const step of (target.startsWith("/") ? target : `${from}/../${target}`).split(/[/\\]/)) {
      if (step === "..") steps.pop();
      else if (step !== "" && step !== ".") steps.push(step);
    }
    const path = steps.join("/");
    return this.path(path) ?? this.path(decoded(path)) ?? path;
  }

  private relate(from: string, to: string, type: string): string {
    const path = this.path(relationsPath(from)) ?? relationsPath(from);
    if (!this.parts.has(path))
      this.parts.set(path, Buffer.from(`${HEAD}<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`));
    const taken = new Set(this.relations(from).map(({id}) => id.toLowerCase()));
    let n = 1;
    while (taken.has(`rid${n}`)) n++;
    const [xml, list] = this.root(path);
    const tag = `<${list.prefix}Relationship Id="rId${n}" Type="${type}" Target="/${escaped(to)}"/>`;
    this.change(path, appended(xml, list, tag));
    return `rId${n}`;
  }
}

/** Longer texts are more than the language can hold. */
const MOST = 500_000_000;

function relationsPath(from: string): string {
  const folder = from.slice(0, from.lastIndexOf("/") + 1);
  return `${folder}_rels/${from.slice(folder.length)}.rels`;
}

function same(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
