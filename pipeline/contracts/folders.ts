import {lstatSync} from "node:fs";
import {join} from "node:path";

/** Where everything lies, as absolute paths. */
export interface Folders {
  /** What came with the product, only read: code, pages, bundled figures, samples, reference tables. */
  root: string;
  /** What is made, and what people put in; the same folder unless BIO_HOME says otherwise. */
  home: string;
  data: string;
  /** The reference tables of the product; a table of the home takes the place of one, see fileOf. */
  reference: string;
  archive: string;
  warehouse: string;
  published: string;
  /** The full lists, for the office alone: served by nobody, copied into no site. */
  internal: string;
  /** When each host that was asked may be asked again. */
  hosts: string;
  /** Whoever holds it is the one writer of the data folder. */
  lock: string;
  /** The pages and the code that the site is made from. */
  dashboard: string;
  /** Where the site is made: its filled pages, and what is built of them. */
  output: string;
  /** The built site. */
  dist: string;
}

/** The folders of the product in `root` that works in `home`. */
export function foldersIn(root: string, home = root): Folders {
  const [data, output] = [join(home, "data"), join(home, "dashboard")];
  return {
    root,
    home,
    data,
    reference: join(root, "data", "reference"),
    archive: join(data, "archive"),
    warehouse: join(data, "warehouse.duckdb"),
    published: join(data, "published"),
    internal: join(data, "internal"),
    hosts: join(data, "hosts.json"),
    lock: join(data, ".lock"),
    dashboard: join(root, "dashboard"),
    output,
    dist: join(output, "dist")
  };
}

const [TABLE, OF_THE_PRODUCT] = [/^data\/reference\/[^/]+\.csv$/, /^data\/(bundled|sample|reference)\//];

/**
 * The file that is read for a name such as "data/reference/unit.csv". Names are the same whatever the home is, so that
 * the same input gives the same published content. A reference table of the home stands in the place of the product's.
 */
export function fileOf({root, home}: Pick<Folders, "root" | "home">, name: string): string {
  if (!OF_THE_PRODUCT.test(name)) return join(home, name);
  const own = join(home, name); // a link that leads nowhere is there too: its fault is told, not passed over
  return TABLE.test(name) && lstatSync(own, {throwIfNoEntry: false}) ? own : join(root, name);
}
