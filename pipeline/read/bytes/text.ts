import type {DecodedText} from "./decodedText.js";
import {cp932Length, eucLength, firstFault, utf8Length} from "./firstFault.js";
import {binary, lineAt, twoEncodings, undecodable} from "./textFault.js";
import {asUtf16, isControl} from "./utf16.js";

/**
 * So many characters of three bytes before the first fault make a text UTF-8: in CP932 they hardly come about by
 * chance.
 */
const SURELY_UTF8 = 2;

/**
 * Decodes UTF-8, UTF-16, or CP932 (what Excel in Japan writes). Throws UnreadableFile naming the byte and the line
 * where a text ceases to make sense, or where a control character tells that it is no text; and for what may as well
 * be EUC-JP, since CP932 would make other letters of it.
 */
export function decodeText(bytes: Uint8Array, name: string): DecodedText {
  const utf16 = asUtf16(bytes, name);
  if (utf16) return utf16;
  const control = firstControl(bytes); // in both encodings a byte below 0x40 is never part of another character
  if (control >= 0) throw binary(name, bytes[control] ?? 0, {at: control, line: lineAt(bytes, control)});
  return asUtf8(bytes) ?? asCp932(bytes, name);
}

/** A loop, since findIndex takes twice as long as decoding does. */
function firstControl(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at++) if (isControl(bytes[at] ?? 0)) return at;
  return -1;
}

function asUtf8(bytes: Uint8Array): DecodedText | undefined {
  const text = decode("utf-8", bytes);
  if (text === undefined) return undefined;
  if (isMarked(bytes)) {
    return {text, encoding: {name: "utf-8-bom", evidence: {ja: "先頭に UTF-8 の BOM", en: "a UTF-8 byte-order mark"}}};
  }
  const wide = characters(bytes, bytes.length, 2);
  const evidence =
    wide > 0
      ? {
          ja: `UTF-8 として正しく、ASCII 以外の文字が ${wide} 個`,
          en: `valid UTF-8 with ${wide} characters beyond ASCII`
        }
      : {ja: "ASCII の文字だけ（UTF-8 として読んだ）", en: "ASCII only, read as UTF-8"};
  return {text, encoding: {name: "utf-8", evidence}};
}

/** Where neither encoding makes sense throughout, the one is blamed under which the text makes sense for longer. */
function asCp932(bytes: Uint8Array, name: string): DecodedText {
  const notUtf8 = firstFault(bytes, utf8Length);
  const brokenUtf8 = characters(bytes, notUtf8, 3) >= SURELY_UTF8;
  const text = brokenUtf8 ? undefined : decode("shift_jis", bytes);
  if (text === undefined) {
    const notCp932 = brokenUtf8 ? -1 : firstFault(bytes, cp932Length);
    const [label, at] = notUtf8 >= notCp932 ? ["UTF-8", notUtf8] : ["CP932", notCp932];
    throw undecodable(name, label, bytes[at] ?? 0, {at, line: lineAt(bytes, at)});
  }
  if (firstFault(bytes, eucLength) === bytes.length) throw twoEncodings(name);
  const evidence = {
    ja: `UTF-8 としては先頭から ${notUtf8} バイトの位置で誤り、CP932 として全体が読める`,
    en: `not UTF-8 at byte ${notUtf8}, valid CP932 throughout`
  };
  return {text, encoding: {name: "cp932", evidence}};
}

function isMarked([first, second, third]: Uint8Array): boolean {
  return first === 0xef && second === 0xbb && third === 0xbf;
}

/** Characters of valid UTF-8 before `to` that take at least so many bytes. */
function characters(bytes: Uint8Array, to: number, least: 2 | 3): number {
  const lead = least === 2 ? 0xc0 : 0xe0;
  let count = 0;
  for (let at = 0; at < to; at++) if ((bytes[at] ?? 0) >= lead) count += 1;
  return count;
}

function decode(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, {fatal: true}).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) return undefined;
    throw cause;
  }
}
