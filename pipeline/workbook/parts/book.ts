import {type Package, type Relation, Unwritable} from "./package.js";
import {appended, asBytes, asText, type Edit, escaped, unescaped} from "./write.js";
import {attributes, child, children, type Element} from "./xml.js";

const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const MAIN = {
  plain: `${SPREADSHEET}.sheet.main+xml`,
  macros: "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
};

/** A sheet as the workbook names it; without a path where it has no cells: a sheet that is a chart or a dialog. */
export interface SheetPart {
  name: string;
  path: string | undefined;
}

/** The workbook in a package: which sheets it has, and what is added to it. */
export class WorkbookPart {
  readonly path: string;
  readonly sheets: SheetPart[];
  /** The namespace of relations: it is another one in the strict form of the format. */
  readonly relations: string;
  /** The namespace of everything else in it. */
  readonly space: string;
  readonly stylesPath: string;
  private readonly targets: Relation[];

  constructor(readonly book: Package) {
    this.path = book.relations("").find(({type}) => type.endsWith("/officeDocument"))?.path ?? "";
    const [xml, root] = book.root(this.path);
    this.targets = book.relations(this.path);
    const list = child(xml, "sheets", root);
    if (root.name !== "workbook" || !list) throw new Unwritable("no workbook in XML");
    this.sheets = children(xml, list).map(one => this.sheet(attributes(xml, one)));
    const type = this.targets.find(one => one.type.endsWith("/worksheet"))?.type;
    if (type === undefined) throw new Unwritable("no sheet");
    this.space = attributes(xml, root).get(root.prefix ? `xmlns:${root.prefix.slice(0, -1)}` : "xmlns") ?? "";
    this.relations = type.slice(0, type.lastIndexOf("/"));
    const styles = this.targets.find(one => one.type.endsWith("/styles"))?.path;
    this.stylesPath = styles !== undefined && book.path(styles) !== undefined ? styles : this.addStyles(styles);
  }

  /** True where the workbook has macros, old (sheets of their own) or newer. */
  get macros(): boolean {
    return this.targets.some(({type}) => /\/(vbaProject|xl(Intl)?Macrosheet)$/.test(type));
  }

  /** Says of the workbook what its name says of it: Excel opens no .xlsm that calls itself .xlsx. */
  call(kind: "plain" | "macros"): void {
    this.book.declare(this.path, MAIN[kind]);
  }

  /** A sheet behind all others, with a row that is printed on every page; its name is free. */
  addSheet(name: string, xml: string, titleRow: number): void {
    const {book, path, relations} = this;
    const type = `${SPREADSHEET}.worksheet+xml`;
    const id = book.add(n => `xl/worksheets/sheet${n}.xml`, xml, type, path, `${relations}/worksheet`);
    const [text, root] = book.root(path);
    const list = child(text, "sheets", root);
    if (!list) return;
    const ids = children(text, list).map(one => Number(attributes(text, one).get("sheetId")) || 0);
    const named = `name="${escaped(name)}" sheetId="${Math.max(0, ...ids) + 1}"`;
    const sheet = `<${list.prefix}sheet xmlns:r="${relations}" ${named} r:id="${id}"/>`;
    const titles = `'${name.replaceAll("'", "''")}'!$${titleRow}:$${titleRow}`;
    const defined = `<${list.prefix}definedName name="_xlnm.Print_Titles" localSheetId="${ids.length}">`;
    const close = `</${list.prefix}definedName>`;
    book.change(path, [
      ...appended(text, list, asBytes(sheet)),
      ...this.define(text, root, asBytes(defined + escaped(titles) + close))
    ]);
  }

  private define(text: string, root: Element, name: string): Edit[] {
    const own = child(text, "definedNames", root);
    if (own) return appended(text, own, name);
    const before = children(text, root).findLast(one => /^(sheets|functionGroups|externalReferences)$/.test(one.name));
    const at = before?.end ?? root.close;
    return [{from: at, to: at, text: `<${root.prefix}definedNames>${name}</${root.prefix}definedNames>`}];
  }

  private sheet(values: Map<string, string>): SheetPart {
    const id = [...values].find(([name]) => /:id$/.test(name))?.[1];
    const target = this.targets.find(one => one.id === id);
    const cells = target?.type.endsWith("/worksheet") && this.book.path(target.path) !== undefined;
    return {name: unescaped(asText(values.get("name") ?? "")), path: cells ? target?.path : undefined};
  }

  /** A part for styles, where there is none or only a reference to one. */
  private addStyles(said: string | undefined): string {
    const [xml, type] = [`<styleSheet xmlns="${this.space}"></styleSheet>`, `${SPREADSHEET}.styles+xml`];
    if (said !== undefined) this.book.put(said, xml, type);
    else this.book.add(n => `xl/styles${n}.xml`, xml, type, this.path, `${this.relations}/styles`);
    return this.book.relations(this.path).find(one => one.type.endsWith("/styles"))?.path ?? "";
  }
}
