import type {Package} from "./package.js";
import {appended, asBytes, type Edit, openTag} from "./write.js";
import {children, type Element} from "./xml.js";

const LISTS = ["fonts", "fills", "borders", "cellXfs"] as const;
type List = (typeof LISTS)[number];

/** What stands before a list in the part. */
const BEFORE: Record<List, readonly string[]> = {
  fonts: ["numFmts"],
  fills: ["numFmts", "fonts"],
  borders: ["numFmts", "fonts", "fills"],
  cellXfs: ["numFmts", "fonts", "fills", "borders", "cellStyleXfs"]
};

/** What every list begins with; ours must never be the first of its kind, which is what all other cells have. */
const FIRST: Record<List, readonly string[]> = {
  fonts: ['<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'],
  fills: ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'],
  borders: ["<border/>"],
  cellXfs: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']
};

/** The parts of a style of ours, as XML without prefix. */
export interface Style {
  font?: string;
  fill?: string;
  border?: string;
  alignment?: string;
}

/** The styles of a workbook, and what is added behind them: no style that is there changes its number. */
export class Styles {
  private readonly added = {fonts: [], fills: [], borders: [], cellXfs: []} as Record<List, string[]>;
  private readonly xml: string;
  private readonly root: Element;
  private readonly lists: Map<string, Element>;
  private readonly present: Record<List, readonly Element[]>;
  private readonly marks = new Map<number, number>();

  constructor(
    private readonly book: Package,
    private readonly path: string
  ) {
    const [xml, root] = book.root(path);
    if (root.close === root.end) book.change(path, appended(xml, root, ""));
    [this.xml, this.root] = book.root(path);
    this.lists = new Map(children(this.xml, this.root).map(one => [one.name, one]));
    const present = (list: List) => {
      const element = this.lists.get(list);
      return element ? children(this.xml, element) : [];
    };
    const [fonts, fills, borders, cellXfs] = LISTS.map(present) as [Element[], Element[], Element[], Element[]];
    this.present = {fonts, fills, borders, cellXfs};
    for (const list of LISTS) {
      const missing = FIRST[list].slice(this.present[list].length);
      this.added[list].push(...missing.map(xml => this.prefixed(xml)));
    }
  }

  /** The number of a new style. */
  style({font, fill, border, alignment = ""}: Style): number {
    const fontId = this.add("fonts", font && asBytes(font));
    const [fillId, borderId] = [this.add("fills", fill), this.add("borders", border)];
    const xf = `<xf numFmtId="0" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}"`;
    const applied = ' applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"';
    return this.add("cellXfs", `${xf}${applied}>${alignment}</xf>`);
  }

  /** The number of a style that is another one with this fill and border. */
  marked(style: number, fill: string, border: string): number {
    const known = this.marks.get(style);
    if (known !== undefined) return known;
    const change = {
      fillId: String(this.add("fills", fill)),
      borderId: String(this.add("borders", border)),
      applyFill: "1",
      applyBorder: "1"
    };
    const own = this.present.cellXfs[style] ?? this.present.cellXfs[0];
    const bare = FIRST.cellXfs.join("");
    const [text, xf] = own ? [this.xml, own] : [bare, children(bare)[0]];
    const made = xf ? openTag(text, xf, change) + text.slice(xf.inner, xf.end) : bare;
    const number = this.add("cellXfs", made);
    this.marks.set(style, number);
    return number;
  }

  /** Writes what was added into the part. */
  write(): void {
    const edits = LISTS.flatMap(list => (this.added[list].length > 0 ? this.writeList(list) : []));
    this.book.change(this.path, edits);
  }

  private add(list: List, xml: string | undefined): number {
    if (xml === undefined) return 0;
    const [own, present] = [this.added[list], this.present[list].length];
    const named = this.prefixed(xml);
    const at = own.indexOf(named);
    return present + (at >= 0 ? at : own.push(named) - 1);
  }

  private writeList(list: List): Edit[] {
    const [own, present] = [this.added[list].join(""), this.present[list].length];
    const count = String(present + this.added[list].length);
    const element = this.lists.get(list);
    if (element) return appended(this.xml, element, own, {count});
    const last = [...BEFORE[list]].reverse().flatMap(name => this.lists.get(name) ?? [])[0];
    const at = last?.end ?? this.root.inner;
    return [{from: at, to: at, text: this.prefixed(`<${list} count="${count}">`) + own + this.prefixed(`</${list}>`)}];
  }

  private prefixed(xml: string): string {
    return this.root.prefix ? xml.replace(/<(\/?)(?=[a-z])(?![^<>\s]*:)/gi, `<$1${this.root.prefix}`) : xml;
  }
}
