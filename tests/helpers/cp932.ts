/** Characters that CP932 holds in two bytes, each with its bytes; Node has no encoder of its own. */
const pairs = new Map<string, readonly [number, number]>();
const decoder = new TextDecoder("shift_jis");
for (let lead = 0x81; lead <= 0xfc; lead++) {
  if (lead >= 0xa0 && lead <= 0xdf) continue;
  for (let trail = 0x40; trail <= 0xfc; trail++) {
    const character = decoder.decode(Uint8Array.of(lead, trail));
    if (!character.includes("\ufffd")) pairs.set(character, [lead, trail]);
  }
}

/** Every character of CP932 that people type: kanji, kana, full-width marks and half-width kana. */
export const cp932Characters: readonly string[] = [
  ...[...pairs.keys()].filter(character => !/\p{Co}/u.test(character)),
  ...Array.from({length: 63}, (_, i) => String.fromCharCode(0xff61 + i))
];

/** The text in CP932. Throws for a character that CP932 does not hold. */
export function encodeCp932(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap(character => bytesOf(character)));
}

function bytesOf(character: string): readonly number[] {
  const code = character.charCodeAt(0);
  if (code < 0x80) return [code];
  if (code >= 0xff61 && code <= 0xff9f) return [code - 0xff61 + 0xa1];
  const pair = pairs.get(character);
  if (!pair) throw new Error(`CP932 has no ${character}`);
  return pair;
}
