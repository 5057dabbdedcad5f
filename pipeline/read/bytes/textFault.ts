import {UnreadableFile} from "../../errors.js";

/** Where in a file a text ceases to be one: bytes counted from 0, lines from 1. */
export interface FaultPlace {
  at: number;
  line: number;
}

const TEXT = {
  ja: "UTF-8、UTF-16 または Shift_JIS（CP932）の文字",
  en: "text in UTF-8, UTF-16 or Shift_JIS (CP932)"
};

/** The line of the unit at `to`: bytes, or the units of UTF-16. CR, LF and CRLF each end a line. */
export function lineAt(units: ArrayLike<number>, to: number): number {
  let line = 1;
  for (let at = 0; at < to; at++) {
    if (units[at] === 0x0a || (units[at] === 0x0d && units[at + 1] !== 0x0a)) line += 1;
  }
  return line;
}

/** A byte that begins no character of the encoding the rest of the text is in. */
export function undecodable(name: string, label: string, byte: number, {at, line}: FaultPlace): UnreadableFile {
  const hex = `0x${byte.toString(16).padStart(2, "0").toUpperCase()}`;
  return new UnreadableFile(
    {
      where: `${name}:${line}`,
      ja: `文字として読めません（${label}、先頭から ${at} バイトの位置の ${hex}、${line} 行目）。${TEXT.ja}が必要です。`,
      en: `not readable as text (${label}, byte ${at} is ${hex}, line ${line}), expected ${TEXT.en}.`
    },
    {rule: "text_undecodable", found: `${hex} (byte ${at}, line ${line})`, expected: TEXT}
  );
}

/** A control character, which no text file holds. */
export function binary(name: string, code: number, {at, line}: FaultPlace): UnreadableFile {
  const found = `U+${code.toString(16).padStart(4, "0").toUpperCase()}`;
  const expected = {ja: "CSV などの文字のファイル", en: "a text file such as CSV"};
  return new UnreadableFile(
    {
      where: `${name}:${line}`,
      ja: `制御文字 ${found}（先頭から ${at} バイトの位置、${line} 行目）があり、文字のファイルではありません。${expected.ja}が必要です。`,
      en: `found the control character ${found} (byte ${at}, line ${line}), expected ${expected.en}.`
    },
    {rule: "text_binary", found: `${found} (byte ${at}, line ${line})`, expected}
  );
}

/** Bytes that are letters in EUC-JP and other letters in CP932. */
export function twoEncodings(name: string): UnreadableFile {
  const expected = {ja: "UTF-8 で保存し直したファイル", en: "the file saved again as UTF-8"};
  return new UnreadableFile(
    {
      where: name,
      ja: `文字コードが EUC-JP とも Shift_JIS（CP932）とも読めます。${expected.ja}が必要です。`,
      en: `the text can be EUC-JP or Shift_JIS (CP932), expected ${expected.en}.`
    },
    {rule: "encoding_ambiguous", found: "EUC-JP or CP932", expected}
  );
}
