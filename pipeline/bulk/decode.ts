import {isUtf8} from "node:buffer";
import {UnreadableFile} from "../errors.js";

export type TidyEncoding = "utf-8" | "cp932";

/**
 * Whole lines as UTF-8; the bytes themselves where they already are. Throws UnreadableFile naming the byte and the line
 * where they are no text. `offset` and `line` say where in the file the bytes begin.
 */
export function toUtf8(
  bytes: Uint8Array,
  encoding: TidyEncoding,
  {name, offset, line}: {name: string; offset: number; line: number}
): Uint8Array {
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw binary(name, line + lineEnds(bytes.subarray(0, nul)));
  const decoded = decoder(encoding)(bytes);
  if (decoded) return decoded;
  const at = firstFault(bytes, decoder(encoding));
  const [label, hex] = [encoding === "utf-8" ? "UTF-8" : "CP932", (bytes[at] ?? 0).toString(16).padStart(2, "0")];
  const faulty = line + lineEnds(bytes.subarray(0, at));
  const found = `0x${hex.toUpperCase()} (byte ${offset + at}, line ${faulty})`;
  const expected = {ja: `申告どおりの ${label} の文字`, en: `text in ${label}, as declared`};
  throw new UnreadableFile(
    {
      where: `${name}:${faulty}`,
      ja: `文字として読めません（先頭から ${offset + at} バイト目の 0x${hex.toUpperCase()}、${faulty} 行目）。${expected.ja}が必要です。`,
      en: `not readable as text: ${found}, expected ${expected.en}.`
    },
    {rule: "text_undecodable", found, expected}
  );
}

type Decode = (bytes: Uint8Array) => Uint8Array | undefined;

function decoder(encoding: TidyEncoding): Decode {
  return encoding === "utf-8" ? bytes => (isUtf8(bytes) ? bytes : undefined) : fromCp932;
}

const cp932 = new TextDecoder("shift_jis", {fatal: true});

function fromCp932(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return Buffer.from(cp932.decode(bytes));
  } catch (cause) {
    if (cause instanceof TypeError) return undefined;
    throw cause;
  }
}

/** The offset of the first byte that begins no character: in halves down to one line, then byte by byte. */
function firstFault(bytes: Uint8Array, decode: Decode): number {
  let from = 0;
  let to = bytes.length;
  for (;;) {
    const middle = bytes.subarray(from, to).indexOf(0x0a, (to - from) >> 1) + 1;
    if (middle === 0 || middle === to - from) break;
    if (decode(bytes.subarray(from, from + middle))) from += middle;
    else to = from + middle;
  }
  while (from < to) {
    const length = [1, 2, 3, 4].find(length => from + length <= to && decode(bytes.subarray(from, from + length)));
    if (!length) return from;
    from += length;
  }
  return from;
}

function lineEnds(bytes: Uint8Array): number {
  return bytes.reduce((ends, byte, i) => ends + (byte === 0x0a || (byte === 0x0d && bytes[i + 1] !== 0x0a) ? 1 : 0), 0);
}

function binary(name: string, line: number): UnreadableFile {
  const expected = {ja: "CSV などの文字のファイル", en: "a text file such as CSV"};
  return new UnreadableFile(
    {
      where: `${name}:${line}`,
      ja: `制御文字 U+0000 があり、文字のファイルではありません。${expected.ja}が必要です。`,
      en: `found the control character U+0000, expected ${expected.en}.`
    },
    {rule: "text_binary", found: `U+0000 (line ${line})`, expected}
  );
}
