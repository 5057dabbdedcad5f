/** Everything that may be said after a command, besides its words. A command names those it takes. */
export const optionTable = {
  lang: {type: "string"},
  fetch: {type: "boolean"},
  once: {type: "boolean"},
  serve: {type: "boolean"},
  source: {type: "string"},
  community: {type: "string"},
  annotate: {type: "string"},
  file: {type: "string"},
  rule: {type: "string"},
  out: {type: "string"},
  "as-of": {type: "string"}
} as const;

type Table = typeof optionTable;
export type OptionName = keyof Table;

/** The options as a command gets them: the language is always known, the others where they were given. */
export type Options = {lang: "ja" | "en"} & {
  [Name in Exclude<OptionName, "lang">]?: Table[Name]["type"] extends "boolean" ? boolean : string;
};
