import {join} from "node:path";

/** Where everything lies, as absolute paths. */
export interface Folders {
  /** The folder that errors and provenance name files from. */
  root: string;
  data: string;
  reference: string;
  archive: string;
  warehouse: string;
  published: string;
  /** The full lists, for the office alone: served by nobody, copied into no site. */
  internal: string;
  /** Whoever holds it is the one writer of the data folder. */
  lock: string;
  dashboard: string;
  /** The built site. */
  dist: string;
}

/** The folders of a project. */
export function foldersIn(root: string): Folders {
  const [data, dashboard] = [join(root, "data"), join(root, "dashboard")];
  return {
    root,
    data,
    reference: join(data, "reference"),
    archive: join(data, "archive"),
    warehouse: join(data, "warehouse.duckdb"),
    published: join(data, "published"),
    internal: join(data, "internal"),
    lock: join(data, ".lock"),
    dashboard,
    dist: join(dashboard, "dist")
  };
}
