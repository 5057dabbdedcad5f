const [QUOTE, LF, CR] = [0x22, 0x0a, 0x0d];

/** No record may be longer: beyond this, a quotation mark was never closed. DuckDB itself stops at two megabytes. */
export const LONGEST_RECORD = 1 << 20;

export type LineEnd = "" | "\n" | "\r\n" | "\r";

/**
 * Finds where records of delimited text end, byte by byte; works on UTF-8 and CP932 alike, whose trailing bytes never
 * look like a quotation mark, a comma or a line end. One object is used for all records, for there are millions.
 */
export class RecordScanner {
  /** Of the record found last: its cells, the physical lines it covers, where its text ends, and how its line ends. */
  cells = 0;
  lines = 0;
  textEnd = 0;
  lineEnd: LineEnd = "";
  /** The rule its quotation marks break. */
  fault: "" | "quote_misplaced" | "quote_unclosed" = "";

  constructor(private readonly delimiter: number) {}

  /**
   * The offset behind the record that begins at `from`, or -1 where the bytes end before it does. With `last` the
   * bytes are all there is. Where a quotation mark swallows line ends and is never properly closed, the record is its
   * first line alone, so that the lines behind it are read as what they are.
   */
  next(bytes: Uint8Array, from: number, last: boolean): number {
    const {delimiter} = this;
    const end = bytes.length;
    let at = from;
    let cells = 1;
    let lines = 1;
    let misplaced = false;
    for (;;) {
      if (at < end && bytes[at] === QUOTE) {
        at += 1;
        for (; at < end; at += 1) {
          const byte = bytes[at];
          if (byte === QUOTE) {
            if (bytes[at + 1] !== QUOTE) break;
            at += 1;
          } else if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) lines += 1;
        }
        if (at >= end - 1 && !last) return -1;
        if (at >= end) return this.firstLine(bytes, from, "quote_unclosed");
        at += 1;
        if (at < end) {
          const byte = bytes[at];
          misplaced ||= byte !== delimiter && byte !== LF && byte !== CR;
        }
      }
      while (at < end) {
        const byte = bytes[at];
        if (byte === delimiter || byte === LF || byte === CR) break;
        if (byte === QUOTE) misplaced = true;
        at += 1;
      }
      if (at < end && bytes[at] === delimiter) {
        cells += 1;
        at += 1;
        continue;
      }
      break;
    }
    if (!last && (at === end || (bytes[at] === CR && at + 1 === end))) return -1;
    if (lines > 1 && (misplaced || at - from > LONGEST_RECORD)) return this.firstLine(bytes, from, "quote_unclosed");
    this.cells = cells;
    this.lines = lines;
    this.fault = misplaced ? "quote_misplaced" : "";
    return this.close(bytes, at);
  }

  private firstLine(bytes: Uint8Array, from: number, fault: "quote_unclosed"): number {
    let at = from;
    while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at += 1;
    this.cells = 0;
    this.lines = 1;
    this.fault = fault;
    return this.close(bytes, at);
  }

  private close(bytes: Uint8Array, at: number): number {
    this.textEnd = at;
    if (at === bytes.length) this.lineEnd = "";
    else if (bytes[at] === LF) this.lineEnd = "\n";
    else this.lineEnd = bytes[at + 1] === LF ? "\r\n" : "\r";
    return at + this.lineEnd.length;
  }
}
