import {expect, test} from "vitest";
import {UnreadableFile} from "../../../pipeline/errors.js";
import {decodeText} from "../../../pipeline/read/bytes/text.js";
import {cp932Characters, encodeCp932} from "../../helpers/cp932.js";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => Uint8Array.from(Buffer.from(text, "utf16le"));
const swapped = (bytes: Uint8Array) => Uint8Array.from(Buffer.from(bytes).swap16());

const TABLE = "指標,年度,値\n売上高,2024,1234\n";

function refused(bytes: Uint8Array): UnreadableFile {
  try {
    decodeText(bytes, "報告.csv");
  } catch (error) {
    if (error instanceof UnreadableFile) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

test.each([
  ["UTF-8 with a BOM", utf8(`\ufeff${TABLE}`), "utf-8-bom", "先頭に UTF-8 の BOM"],
  ["UTF-8", utf8(TABLE), "utf-8", "UTF-8 として正しく、ASCII 以外の文字が 8 個"],
  ["UTF-16 LE", utf16(`\ufeff${TABLE}`), "utf-16le", "先頭に UTF-16 LE の BOM"],
  ["UTF-16 BE", swapped(utf16(`\ufeff${TABLE}`)), "utf-16be", "先頭に UTF-16 BE の BOM"],
  ["UTF-16 LE without a BOM", utf16(TABLE), "utf-16le", "BOM はないが、区切りや改行の 2 バイトの後が 0（UTF-16LE）"],
  [
    "UTF-16 BE without a BOM",
    swapped(utf16(TABLE)),
    "utf-16be",
    "BOM はないが、区切りや改行の 2 バイトの前が 0（UTF-16BE）"
  ],
  ["CP932", encodeCp932(TABLE), "cp932", "UTF-8 としては先頭から 0 バイトの位置で誤り、CP932 として全体が読める"]
])("%s comes out as typed, and it is said how it was known", (_name, bytes, encoding, ja) => {
  const decoded = decodeText(bytes, "報告.csv");
  expect(decoded.text).toBe(TABLE);
  expect(decoded.encoding.name).toBe(encoding);
  expect(decoded.encoding.evidence.ja).toBe(ja);
  expect(decoded.encoding.evidence.en).not.toBe("");
});

test("ASCII alone is read as UTF-8, and the evidence claims no more", () => {
  expect(decodeText(utf8("id,value\na,1\n"), "a.csv").encoding).toEqual({
    name: "utf-8",
    evidence: {ja: "ASCII の文字だけ（UTF-8 として読んだ）", en: "ASCII only, read as UTF-8"}
  });
});

test("the letters that encodings of Japan quarrel about come out of CP932 intact", () => {
  const bytes = [0x87, 0x8a, 0x87, 0x40, 0xfb, 0xfc, 0x81, 0x60, 0x81, 0x5c, 0x81, 0x7c, 0x5c, 0x7e, 0x81, 0xa3, 0xb1];
  expect(decodeText(Uint8Array.from(bytes), "a.csv").text).toBe("㈱①髙～―－\\~▲ｱ");
});

test("every character of CP932 survives, and the byte it is cut at is named", () => {
  expect(cp932Characters).toHaveLength(7389);
  for (const character of cp932Characters) {
    const bytes = encodeCp932(`年,${character}`);
    expect(decodeText(bytes, "a.csv").text).toBe(`年,${character}`);
    if (bytes.length === 5) expect(refused(bytes.subarray(0, 4)).found).toMatch(/^0x[0-9A-F]{2} \(byte 3, line 1\)$/);
  }
});

test.each([
  ["CP932 cut inside a character", encodeCp932("年度,値\r\n2024,売").subarray(0, -1), "CP932", 14, 2, "0x94"],
  ["a byte CP932 does not know", [...encodeCp932("年度\r2024\r\n値\n"), 0xff, 0x41], "CP932", 14, 4, "0xFF"],
  ["a pair CP932 does not know", [...encodeCp932("年度\n"), 0x85, 0x40, 0x0a], "CP932", 5, 2, "0x85"],
  ["UTF-8 cut inside a character", utf8("年度,値\n2024,売").subarray(0, -1), "UTF-8", 16, 2, "0xE5"],
  ["UTF-8 with a byte of another encoding", [...utf8("年度,値\n"), 0x94, 0x4e, 0x0a, 0xfd], "UTF-8", 11, 2, "0x94"],
  ["marked UTF-8 with a fault", [...utf8("\ufeffa\n"), 0x94, 0x4e], "UTF-8", 5, 2, "0x94"],
  ["half a surrogate in UTF-8", [...utf8("年度\n"), 0xed, 0xa0, 0x80], "UTF-8", 7, 2, "0xED"],
  ["a detour in UTF-8", [...utf8("年度\n"), 0xe0, 0x80, 0x80], "UTF-8", 7, 2, "0xE0"],
  ["UTF-16 of odd length", [...utf16("\ufeff売上高\n値"), 0x41], "UTF-16LE", 12, 2, "0x41"],
  ["half a surrogate in UTF-16", utf16("\ufeff売上高\n値\ud842,1\n"), "UTF-16LE", 12, 2, "0x42"]
])("%s: the byte, its line and the likelier encoding are named", (_name, bytes, label, at, line, hex) => {
  const error = refused(Uint8Array.from(bytes));
  expect(error.rule).toBe("text_undecodable");
  expect(error.found).toBe(`${hex} (byte ${at}, line ${line})`);
  expect(error.problems).toHaveLength(1);
  expect(error.problems[0]?.where).toBe(`報告.csv:${line}`);
  expect(error.problems[0]?.ja).toContain(`（${label}、先頭から ${at} バイトの位置の ${hex}、${line} 行目）`);
  expect(error.problems[0]?.en).toContain(`(${label}, byte ${at} is ${hex}, line ${line}), expected text in UTF-8`);
});

test("UTF-8 cut inside a character is not taken for CP932, though all its bytes are letters there", () => {
  const bytes = utf8("企業,年").subarray(0, -1);
  expect(new TextDecoder("shift_jis", {fatal: true}).decode(bytes)).toBe("莨∵･ｭ,蟷");
  expect(refused(bytes).rule).toBe("text_undecodable");
});

test.each([
  ["NUL in UTF-8", utf8("年度\na\0b"), "U+0000 (byte 8, line 2)"],
  [
    "the end-of-file mark of DOS in CP932",
    Uint8Array.from([...encodeCp932("年度\r\n"), 0x1a]),
    "U+001A (byte 6, line 2)"
  ],
  ["DEL in CP932", Uint8Array.from([...encodeCp932("年度\r"), 0x7f]), "U+007F (byte 5, line 2)"],
  ["the escapes of ISO-2022-JP", utf8("\x1b$B;XI8\x1b(B,1\n"), "U+001B (byte 0, line 1)"],
  ["a control character in UTF-16", utf16("\ufeff年\n\u0001"), "U+0001 (byte 6, line 2)"],
  ["bytes that are UTF-16 in both orders", Uint8Array.of(0x2c, 0x00, 0x00, 0x2c), "U+0000 (byte 1, line 1)"],
  ["bytes that are UTF-16 but for a private letter", utf16("1,\ue000"), "U+0000 (byte 1, line 1)"],
  ["bytes that are UTF-16 in no order", Uint8Array.of(0x41, 0x00, 0x01, 0x00, 0x2c, 0x00), "U+0000 (byte 1, line 1)"]
])("%s tells that a file is no text", (_name, bytes, found) => {
  const error = refused(bytes);
  expect(error.rule).toBe("text_binary");
  expect(error.found).toBe(found);
  expect(error.problems[0]?.en).toContain(`found the control character ${found.slice(0, 6)}`);
});

test("EUC-JP that CP932 would turn into other letters is refused, not guessed", () => {
  const eucJp = Uint8Array.from([...utf8("id,"), 0xc7, 0xaf, 0xc5, 0xd9, ...utf8("\na,1\n")]); // 年度
  expect(new TextDecoder("shift_jis", {fatal: true}).decode(eucJp)).toBe("id,ﾇｯﾅﾙ\na,1\n");
  expect(refused(eucJp).rule).toBe("encoding_ambiguous");
  expect(refused(eucJp).problems[0]?.ja).toContain("UTF-8 で保存し直したファイル");
});

test("half-width kana alone is CP932", () => {
  expect(decodeText(encodeCp932("ｼﾋｮｳ,ｱﾀｲ\n"), "a.csv").encoding.name).toBe("cp932");
});
