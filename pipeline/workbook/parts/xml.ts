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

/** The elements that stand directly within an element, or the root of a text. */
export function children(xml: string, {inner, close} = {inner: 0, close: xml.length}): Element[] {
  const found: Element[] = [];
  let [depth, open]: [number, Element | undefined] = [0, undefined];
  for (let start = xml.indexOf("<", inner); start >= 0 && start < close; ) {
    const end = endOf(xml, start);
    const kind = xml.charCodeAt(start + 1);
    if (kind === SLASH) {
      depth--;
      if (depth === 0 && open) {
        open.close = start;
        open.end = end;
        found.push(open);
      }
    } else if (kind !== REMARK && kind !== ORDER) {
      const empty = xml.charCodeAt(end - 2) === SLASH;
      if (depth === 0) open = elementAt(xml, start, end);
      if (depth === 0 && empty && open) found.push(open);
      if (!empty) depth++;
    }
    start = xml.indexOf("<", end);
  }
  return found;
}

/** The outermost element of a text; it ends with the last tag, so that nothing within it need be walked. */
export function rootOf(xml: string): Element | undefined {
  const start = /^(?:ï»¿)?(?:\s|<[?!][^>]*>)*(?=<[^\s<>/!?])/.exec(xml.slice(0, 4000))?.[0].length;
  if (start === undefined) return undefined;
  const inner = endOf(xml, start);
  const root = elementAt(xml, start, inner);
  if (xml.charCodeAt(inner - 2) === SLASH) return root;
  const close = xml.lastIndexOf(`</${root.prefix}${root.name}`);
  return close < inner ? undefined : {...root, close, end: endOf(xml, close)};
}

const [SLASH, REMARK, ORDER, END, DOUBLE, SINGLE, SPACE, COLON] = [0x2f, 0x21, 0x3f, 0x3e, 0x22, 0x27, 0x20, 0x3a];

/** Where a tag, a remark or a stretch of plain text ends; a text is walked letter by letter, since some are long. */
function endOf(xml: string, start: number): number {
  const kind = xml.charCodeAt(start + 1);
  if (kind === ORDER) return after(xml, "?>", start);
  if (kind === REMARK && xml.startsWith("<!--", start)) return after(xml, "-->", start);
  if (kind === REMARK && xml.startsWith("<![CDATA[", start)) return after(xml, "]]>", start);
  let quote = 0;
  for (let at = start; at < xml.length; at++) {
    const letter = xml.charCodeAt(at);
    if (quote) quote = letter === quote ? 0 : quote;
    else if (letter === END) return at + 1;
    else if (letter === DOUBLE || letter === SINGLE) quote = letter;
  }
  return xml.length;
}

function after(xml: string, end: string, start: number): number {
  const at = xml.indexOf(end, start);
  return at < 0 ? xml.length : at + end.length;
}

/** The element that a tag opens, as if it were empty. */
function elementAt(xml: string, start: number, inner: number): Element {
  let [from, at] = [start + 1, start + 1];
  for (; at < inner; at++) {
    const letter = xml.charCodeAt(at);
    if (letter <= SPACE || letter === SLASH || letter === END) break;
    if (letter === COLON) from = at + 1;
  }
  return {name: xml.slice(from, at), prefix: xml.slice(start + 1, from), start, inner, close: inner, end: inner};
}

/** The first element of that name directly within another. */
export function child(xml: string, name: string, within?: Element): Element | undefined {
  return children(xml, within).find(one => one.name === name);
}

/** An attribute, its name and its value in either kind of quotes. */
export const ATTRIBUTE = /([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The attributes of an element as they are written, entities and all. */
export function attributes(xml: string, {start, inner}: Element): Map<string, string> {
  const found = xml.slice(start, inner).matchAll(ATTRIBUTE);
  return new Map([...found].map(([, name = "", double, single]) => [name, double ?? single ?? ""]));
}

/** One attribute of an element; for those of which there are very many. */
export function attribute(xml: string, {start, inner}: Element, wanted: string): string | undefined {
  for (const [, name, double, single] of xml.slice(start, inner).matchAll(ATTRIBUTE))
    if (name === wanted) return double ?? single;
  return undefined;
}
