import type {Context} from "./steps.js";

/** What a command answers: the same facts as one JSON document and as text. */
export interface Answer {
  json: unknown;
  text: string;
  /** True where the answer is that something needs a person: exit code 1. */
  failed?: boolean;
}

/** What may be said after a command, besides its words. */
export interface Options {
  lang: "ja" | "en";
  source?: string;
  fetch?: boolean;
  once?: boolean;
  community?: string;
  annotate?: string;
  file?: string;
  rule?: string;
  out?: string;
  "as-of"?: string;
}

export interface Command {
  about: string;
  usage: string;
  /** How many words it takes after its name: at least and at most. */
  words: [number, number];
  /** The options it takes. */
  options?: (keyof Options)[];
  run: (context: Context, words: string[], options: Options) => Promise<Answer>;
}
