/**
 * Characters that show nothing and do something: control characters but tab and line feed, marks that turn the
 * direction of writing, characters without width, line ends of other systems, halves of a pair. What ordinary names
 * hold stays: variation selectors, U+FEFF, and the joiner between emoji.
 */
const UNSEEN = new RegExp(
  [
    "[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u061c\\u200b\\u200c\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f]",
    "\\p{Cs}", // only one without its other half is a character of its own
    "(?<!\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?)\\u200d",
    "\\u200d(?!\\p{Extended_Pictographic})"
  ].join("|"),
  "gu"
);

const LINE_ENDS = /[\t\n]/g;

/** A text from outside as it is shown: what would not be seen stands as ⟨U+202E⟩. Tabs and line feeds stay. */
export function visible(text: string): string {
  return text.replace(UNSEEN, named);
}

/** The same for what has one line for itself, so that no name can forge a second one. */
export function visibleLine(text: string): string {
  return visible(text).replace(LINE_ENDS, named);
}

/** A JSON document, the same for whoever parses it, that shows nothing unseen to whoever reads it. */
export function visibleJson(json: string): string {
  return json.replace(UNSEEN, character =>
    Array.from({length: character.length}, (_, i) => `\\u${hex(character.charCodeAt(i))}`).join("")
  );
}

function named(character: string): string {
  return `⟨U+${hex(character.codePointAt(0) ?? 0).toUpperCase()}⟩`;
}

function hex(code: number): string {
  return code.toString(16).padStart(4, "0");
}
