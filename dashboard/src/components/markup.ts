import {visible} from "./visible.js";

/** A piece of HTML that is safe to print. */
export class Markup {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

type Part = Markup | string | number | null | undefined | false | readonly Part[];

/**
 * Writes HTML with everything that is put in escaped, in text and in quoted attributes alike, and
 * with everything unseen made visible; only other pieces of Markup go in as they are. Lists are joined; null, undefined
 * and false print nothing.
 */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.reduce((text, string, i) => text + print(parts[i - 1]) + string));
}

function print(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(print).join("");
  return visible(String(part)).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
