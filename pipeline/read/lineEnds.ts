/** The line end that parts the rows of a text. */
export type LineEnd = "\n" | "\r" | "\r\n";

/** Papa takes one kind of line end for a whole file: where kinds are mixed, LF ends every row and CR before it is left over. */
export function evenLineEnds(text: string): {text: string; newline: LineEnd} {
  const [crlf, lf, cr] = [text.includes("\r\n"), /(^|[^\r])\n/.test(text), /\r(?!\n)/.test(text)];
  if (!lf && !cr) return {text, newline: crlf ? "\r\n" : "\n"};
  if (!lf && !crlf) return {text, newline: "\r"};
  return {text: cr ? text.replace(/\r(?!\n)/g, "\n") : text, newline: "\n"};
}
