/** How many bytes the character at `at` takes; 0 where none begins there or it is cut off. */
export type CharacterLength = (bytes: Uint8Array, at: number) => number;

/** The offset of the first byte that begins no whole character; the length of the bytes where every one does. */
export function firstFault(bytes: Uint8Array, lengthAt: CharacterLength): number {
  let at = 0;
  while (at < bytes.length) {
    const length = lengthAt(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

/** UTF-8 as the standard has it: no detours, no surrogates, nothing above U+10FFFF. */
export function utf8Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  if (second < (LOWEST_SECOND.get(lead) ?? 0x80) || second > (HIGHEST_SECOND.get(lead) ?? 0xbf)) return 0;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

const LOWEST_SECOND = new Map([
  [0xe0, 0xa0],
  [0xf0, 0x90]
]);
const HIGHEST_SECOND = new Map([
  [0xed, 0x9f],
  [0xf4, 0x8f]
]);

/** CP932: a byte alone, or a pair that the table of the decoder holds. */
export function cp932Length(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80 || (lead >= 0xa1 && lead <= 0xdf)) return 1;
  const pair = (lead << 8) | (bytes[at + 1] ?? 0);
  let held = PAIRS.get(pair);
  if (held === undefined) {
    held = !new TextDecoder("shift_jis").decode(bytes.subarray(at, at + 2)).includes("\ufffd");
    PAIRS.set(pair, held);
  }
  return held ? 2 : 0;
}

/** Pairs asked for so far: a decoder for each of the characters of a large file would take minutes. */
const PAIRS = new Map<number, boolean>();

/** EUC-JP without its half-width kana, whose bytes are common kanji in CP932. */
export function eucLength(bytes: Uint8Array, at: number): number {
  const [first, second] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
  if (first < 0x80) return 1;
  return Math.min(first, second) >= 0xa1 && Math.max(first, second) <= 0xfe ? 2 : 0;
}
