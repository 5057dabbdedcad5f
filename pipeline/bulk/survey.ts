import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {type TidyEncoding, toUtf8} from "./decode.js";
import {type LineEnd, LONGEST_RECORD, RecordScanner} from "./record.js";
import {refuseEmpty, refuseHeader, refuseLongRow} from "./refuse.js";
import type {StraightCopy} from "./straightCopy.js";
import type {TidyShape} from "./tidyShape.js";

/** A physical line that gives no row of cells: a malformed record with its text, or a blank or continued line. */
export interface OddLine {
  line: number;
  rule: "row_short" | "row_ragged" | "quote_misplaced" | "quote_unclosed" | "";
  text: string;
}

export interface Survey {
  sha256: string;
  /** Physical lines below the header, and how many of them begin a record, well-formed or not. */
  lines: number;
  records: number;
  malformed: number;
}

interface Given {
  path: string;
  name: string;
  encoding: TidyEncoding;
  shape: TidyShape;
  copy: StraightCopy;
  /** Called about every four megabytes with the lines that were odd in them and the records so far. */
  found: (odd: OddLine[], records: number) => void;
}

const BLOCK = 1 << 22;

/**
 * Reads a file once from end to end: its hash, its records and the lines they begin on, its encoding proven. Whatever a
 * strict reader could stumble over goes into the copy as an empty row in its place, and is handed to `found`. Throws
 * UnreadableFile for bytes that are no text, another header than declared, or a line without end.
 */
export async function survey({path, name, encoding, shape, copy, found}: Given): Promise<Survey> {
  const hash = createHash("sha256");
  const scanner = new RecordScanner(shape.delimiter.charCodeAt(0));
  const filler = Buffer.from(shape.delimiter.repeat(shape.columns.length - 1));
  let [line, records, malformed, offset] = [1, 0, 0, 0];
  let end: LineEnd = "\n";
  if (encoding === "cp932") copy.begin(0);

  /** Goes through the records that are complete in `bytes`, and gives back what is left of them. */
  const take = (bytes: Uint8Array, last: boolean): Uint8Array => {
    const odd: OddLine[] = [];
    let at = line === 1 && encoding === "utf-8" && hasMark(bytes) ? 3 : 0;
    let [kept, keptLine] = [0, line];
    const text = (from: number, to: number, at = line) =>
      toUtf8(bytes.subarray(from, to), encoding, {name, offset: offset + from, line: at});
    const keep = (to: number) => {
      if (copy.begun && to > kept) copy.write(text(kept, to, keptLine));
      else if (to > kept) text(kept, to, keptLine);
    };
    while (at < bytes.length) {
      const next = scanner.next(bytes, at, last);
      const length = (next < 0 ? bytes.length : scanner.textEnd) - at;
      if (length > LONGEST_RECORD && (next >= 0 ? scanner.lines === 1 : !bytes.subarray(at).includes(0x0a)))
        throw refuseLongRow(name, line);
      if (next < 0) break;
      const {cells, lines, lineEnd, textEnd, fault} = scanner;
      if (line === 1) {
        end = lineEnd === "\r\n" ? lineEnd : "\n";
        refuseHeader(text(at, textEnd), shape, name);
      }
      const blank = textEnd === at;
      const rule =
        fault ||
        (blank ? "" : cells < shape.columns.length ? "row_short" : cells > shape.columns.length ? "row_ragged" : "");
      if (line > 1 && !blank) records += 1;
      if (rule !== "" || blank || lines > 1 || (lineEnd !== end && lineEnd !== "")) {
        keep(at);
        if (!copy.begun) copy.begin(offset + at);
        const own = rule === "" && !blank ? text(at, textEnd) : filler;
        copy.write(own);
        copy.write(Buffer.from(`${end}${`${filler}${end}`.repeat(lines - 1)}`));
        if (rule !== "") malformed += 1;
        if (rule !== "") odd.push({line, rule, text: Buffer.from(text(at, textEnd)).toString()});
        else if (blank) odd.push({line, rule, text: ""});
        for (let more = 1; more < lines; more += 1) odd.push({line: line + more, rule: "", text: ""});
        [kept, keptLine] = [next, line + lines];
      }
      line += lines;
      at = next;
    }
    keep(at);
    offset += at;
    found(odd, records);
    return bytes.subarray(at);
  };

  let rest: Uint8Array = Buffer.alloc(0);
  for await (const block of createReadStream(path, {highWaterMark: BLOCK}) as AsyncIterable<Buffer>) {
    hash.update(block);
    rest = take(rest.length === 0 ? block : Buffer.concat([rest, block]), false);
  }
  take(rest, true);
  copy.close();
  if (line === 1) throw refuseEmpty(name);
  return {sha256: hash.digest("hex"), lines: line - 2, records, malformed};
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
