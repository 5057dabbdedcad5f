/** What a column of a table holds, by its name. */
export type ColumnRole =
  | "entity"
  | "indicator"
  | "period"
  | "value"
  | "unit"
  | "status"
  | "qualifier"
  | "document"
  | "published_on"
  | "note"
  | "number";

/**
 * The words of the tables people keep, for recognising what a cell speaks of. It only recognises: what a text
 * means is for the models to say.
 */
export interface Vocabulary {
  /** What a column with this name holds, if the name is in column_name.csv. */
  role(text: string): ColumnRole | undefined;
  isUnit(text: string): boolean;
  isStatus(text: string): boolean;
  /** The known indicator or community that this whole text names. */
  indicator(text: string): string | undefined;
  community(text: string): string | undefined;
  /** The one known name inside a longer text such as a title; undefined where there is none, or names of several. */
  indicatorIn(text: string): string | undefined;
  communityIn(text: string): string | undefined;
}
