import type {Published, TableName} from "../../../../pipeline/contracts/published.js";
import type {Site} from "../site.js";

/** What the rows of a chart are picked from: a site, of whose tables only the named ones are read. */
export type SiteWith<T extends TableName> = Pick<Site, "find" | "words" | "state" | "root"> & {
  data: Pick<Published, T>;
};

/** Where a figure's provenance stands; the page's script opens it in place instead. Null for no figure. */
export function provenanceHref(root: string, figureId: string | null): string | null {
  return figureId === null ? null : `${root}figures.html#${encodeURIComponent(figureId)}`;
}
