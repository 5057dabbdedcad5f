/**
 * What shows nothing and does something: control characters but tab and line feed, marks that turn the direction of
 * writing, characters without width. The terminal shows the same (pipeline/contracts/visible.ts); what ordinary names
 * hold stays: variation selectors, U+FEFF, and the joiner between emoji.
 */
const UNSEEN = new RegExp(
  [
    "[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u061c\\u200b\\u200c\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f]",
    "\\p{Cs}",
    "(?<!\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]?)\\u200d",
    "\\u200d(?!\\p{Extended_Pictographic})"
  ].join("|"),
  "gu"
);

/** A text from outside as the page shows it: what would not be seen stands as ⟨U+202E⟩. */
export function visible(text: string): string {
  return text.replace(UNSEEN, character => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `⟨U+${code.padStart(4, "0")}⟩`;
  });
}
