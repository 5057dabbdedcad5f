import type {optionTable} from "./help/options.js";

type Table = typeof optionTable;

/** The options as a command gets them: the language is always known, the others where they were given. */
export type Options = {lang: "ja" | "en"} & {
  [Name in Exclude<keyof Table, "lang">]?: Table[Name]["type"] extends "boolean" ? boolean : string;
};
