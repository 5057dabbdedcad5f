/**
 * Rows that NEC and IBM added to JIS X 0208, by the first byte they have in CP932: NEC row 13, NEC-selected IBM, IBM.
 */
const ADDED = [0x87, 0xed, 0xee, 0xfa, 0xfb, 0xfc];

/** The first bytes of JIS X 0208 itself; ≒ ∫ √ ∵ and others stand in both, and do no harm. */
const STANDARD = [0x81, 0x82, 0x83, 0x84];

/**
 * Blocks of Unicode no part of which is in JIS X 0208: forms of numbers, enclosed and squared characters, compatibility
 * ideographs, private use, and all that lies beyond the first plane.
 */
const BLOCKS =
  /[\u2150-\u218f\u2460-\u24ff\u2776-\u2793\u3200-\u33ff\ue000-\uf8ff\uf900-\ufaff\u{1f100}-\u{1faff}\u{20000}-\u{3ffff}]/u;

const ADDITIONS = additions();

/** True where a text holds a character that other machines may show as another one, or not at all: ① Ⅳ ㈱ ㍻ ㎡ № 髙 﨑. */
export function hasPlatformCharacter(text: string): boolean {
  if (BLOCKS.test(text)) return true;
  for (const character of text) if (ADDITIONS.has(character)) return true;
  return false;
}

function additions(): Set<string> {
  const standard = new Set(STANDARD.flatMap(charactersOf));
  return new Set(ADDED.flatMap(charactersOf).filter(character => !standard.has(character)));
}

function charactersOf(first: number): string[] {
  const decoder = new TextDecoder("shift_jis");
  const characters: string[] = [];
  for (let second = 0x40; second <= 0xfc; second++) {
    const text = second === 0x7f ? "" : decoder.decode(Uint8Array.of(first, second));
    if (Array.from(text).length === 1 && text !== "\ufffd" && text > "\u007f") characters.push(text);
  }
  return characters;
}
