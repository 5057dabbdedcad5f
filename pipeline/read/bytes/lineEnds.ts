/** What parts the rows of a text; CRLF does so by its LF. */
export type LineEnd = "\n" | "\r";

/** Papa takes one kind of line end for a whole file: LF wherever there is one, and then a CR alone becomes LF too. */
export function evenLineEnds(text: string): {text: string; newline: LineEnd} {
  const alone = /\r(?!\n)/;
  if (!alone.test(text)) return {text, newline: "\n"};
  return text.includes("\n")
    ? {text: text.replace(new RegExp(alone, "g"), "\n"), newline: "\n"}
    : {text, newline: "\r"};
}
