import type {Settings} from "../settings.js";
import type {Options} from "./options.js";

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

/** What a command does; its words are in help/commands.js. It loads other rooms only when it is asked to work. */
export type Command = (context: Context, words: string[], options: Options) => Promise<Output>;
