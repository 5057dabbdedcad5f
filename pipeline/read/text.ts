import type {Book} from "../contracts/book.js";
import {UnreadableFile} from "../errors.js";

type Encoding = NonNullable<Book["encoding"]>;

/** A text file as text, with its encoding and how it was known. */
export interface DecodedText {
  text: string;
  encoding: Encoding;
}

/**
 * Decodes UTF-8, UTF-16 with a byte-order mark, or CP932 (what Excel in Japan writes). Throws UnreadableFile naming
 * the byte and the line where a text ends to make sense, or where a control character tells that it is no text.
 */
export function decodeText(bytes: Uint8Array, name: string): DecodedText {
  const decoded = byMark(bytes, name) ?? asUtf8(bytes) ?? asCp932(bytes);
  if (!decoded) throw undecodable(bytes, name);
  const control = decoded.text.search(CONTROL);
  if (control >= 0) throw binary(decoded.text, control, name);
  return decoded;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file from text
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

function byMark(bytes: Uint8Array, name: string): DecodedText | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    const text = decode("utf-8", bytes);
    if (text === undefined) throw undecodable(bytes, name);
    return {text, encoding: {name: "utf-8-bom", evidence: {ja: "先頭に UTF-8 の BOM", en: "a UTF-8 byte-order mark"}}};
  }
  const [order, label] =
    first === 0xff && second === 0xfe
      ? ["utf-16le", "LE"]
      : first === 0xfe && second === 0xff
        ? ["utf-16be", "BE"]
        : [];
  if (order !== "utf-16le" && order !== "utf-16be") return undefined;
  const text = bytes.length % 2 === 0 ? decode(order, bytes) : undefined;
  if (text === undefined) throw undecodable(bytes, name, order);
  return {
    text,
    encoding: {name: order, evidence: {ja: `先頭に UTF-16 ${label} の BOM`, en: `a UTF-16 ${label} byte-order mark`}}
  };
}

function asUtf8(bytes: Uint8Array): DecodedText | undefined {
  const text = decode("utf-8", bytes);
  if (text === undefined) return undefined;
  const wide = bytes.length > text.length;
  const evidence = wide
    ? {ja: "全体が UTF-8 として正しい", en: "valid UTF-8 throughout"}
    : {ja: "ASCII の文字だけ（UTF-8 として読んだ）", en: "ASCII only, read as UTF-8"};
  return {text, encoding: {name: "utf-8", evidence}};
}

function asCp932(bytes: Uint8Array): DecodedText | undefined {
  const text = decode("shift_jis", bytes);
  if (text === undefined) return undefined;
  const at = firstFault(bytes, utf8Length);
  const evidence = {
    ja: `UTF-8 としては ${at} バイト目で誤り、CP932 として全体が読める`,
    en: `not UTF-8 at byte ${at}, valid CP932 throughout`
  };
  return {text, encoding: {name: "cp932", evidence}};
}

function decode(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, {fatal: true}).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) return undefined;
    throw cause;
  }
}

/** The offset of the first byte that begins no valid character; the length of the text where every one is valid. */
function firstFault(bytes: Uint8Array, lengthAt: (bytes: Uint8Array, at: number) => number): number {
  let at = 0;
  while (at < bytes.length) {
    const length = lengthAt(bytes, at);
    if (length === 0 || at + length > bytes.length) return at;
    at += length;
  }
  return at;
}

function utf8Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function cp932Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80 || (lead >= 0xa1 && lead <= 0xdf)) return 1;
  return decode("shift_jis", bytes.subarray(at, at + 2)) === undefined ? 0 : 2;
}

/** Blames the encoding under which the text makes sense for longer. */
function undecodable(bytes: Uint8Array, name: string, order?: "utf-16le" | "utf-16be"): UnreadableFile {
  const [utf8, cp932] = [firstFault(bytes, utf8Length), firstFault(bytes, cp932Length)];
  const [at, label] = order ? [bytes.length - 1, order] : utf8 >= cp932 ? [utf8, "UTF-8"] : [cp932, "CP932"];
  const line = bytes.subarray(0, at).reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
  const hex = `0x${(bytes[at] ?? 0).toString(16).padStart(2, "0").toUpperCase()}`;
  const expected = {
    ja: "UTF-8、UTF-16（BOM 付き）または Shift_JIS（CP932）の文字",
    en: "text in UTF-8, UTF-16 with a BOM, or Shift_JIS (CP932)"
  };
  return new UnreadableFile(
    {
      where: `${name}:${line}`,
      ja: `文字として読めません（${label}、先頭から ${at} バイト目の ${hex}、${line} 行目）。${expected.ja}が必要です。`,
      en: `not readable as text (${label}, byte ${at} is ${hex}, line ${line}), expected ${expected.en}.`
    },
    {rule: "text_undecodable", found: `${hex} (byte ${at}, line ${line})`, expected}
  );
}

function binary(text: string, at: number, name: string): UnreadableFile {
  const line = text.slice(0, at).split("\n").length;
  const found = `U+${text.charCodeAt(at).toString(16).padStart(4, "0").toUpperCase()} (line ${line})`;
  const expected = {ja: "CSV などの文字のファイル", en: "a text file such as CSV"};
  return new UnreadableFile(
    {
      where: `${name}:${line}`,
      ja: `制御文字 ${found} があり、文字のファイルではありません。${expected.ja}が必要です。`,
      en: `found the control character ${found}, expected ${expected.en}.`
    },
    {rule: "text_binary", found, expected}
  );
}
