import type {Settings} from "../settings.js";
import type {OptionName, Options} from "./options.js";

/** What a command works with: settings, clock, and where people read its progress. */
export interface Context {
  settings: Settings;
  /** The environment as given, for what is read only where it is used. */
  env: Record<string, string | undefined>;
  now: () => Date;
  /** Writes a line for people to stderr. */
  log: (line: string) => void;
}

/** What a command puts out: the same facts as one JSON document and as text. */
export interface Output {
  json: unknown;
  text: string;
  /** True where something needs a person: exit code 1. */
  failed?: boolean;
}

/** One word of the command line. Its file loads other rooms only when the word is said. */
export interface Command {
  about: string;
  /** How it is written: the shortest form first, then examples. */
  usage: readonly string[];
  /** How many words it takes after its name: at least and at most. */
  words: readonly [number, number];
  /** The options it takes. */
  options?: readonly OptionName[];
  run: (context: Context, words: string[], options: Options) => Promise<Output>;
}
