import type {DecodedText} from "./decodedText.js";
import {binary, lineAt, undecodable} from "./textFault.js";

type Order = "utf-16le" | "utf-16be";

/** Bytes looked at for a zero, without which a table in UTF-16 cannot be: its commas and line ends have one each. */
const LOOKED_AT = 4096;

/**
 * A text in UTF-16: by its byte-order mark, or where exactly one order of the bytes makes a text of lines or cells.
 * Undefined for bytes that are not UTF-16; throws UnreadableFile where a marked text ceases to be one.
 */
export function asUtf16(bytes: Uint8Array, name: string): DecodedText | undefined {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const order = mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : undefined;
  return order ? marked(bytes, order, name) : unmarked(bytes);
}

function marked(bytes: Uint8Array, order: Order, name: string): DecodedText {
  const units = unitsOf(bytes, order);
  const lone = firstLoneSurrogate(units);
  const fault = lone >= 0 ? lone : bytes.length % 2 === 1 ? units.length : -1;
  if (fault >= 0) {
    const place = {at: fault * 2, line: lineAt(units, fault)};
    throw undecodable(name, order.toUpperCase(), bytes[fault * 2] ?? 0, place);
  }
  const control = units.findIndex(unit => isControl(unit));
  if (control >= 0) throw binary(name, units[control] ?? 0, {at: control * 2, line: lineAt(units, control)});
  const short = order === "utf-16le" ? "LE" : "BE";
  const evidence = {ja: `先頭に UTF-16 ${short} の BOM`, en: `a UTF-16 ${short} byte-order mark`};
  return {text: new TextDecoder(order).decode(bytes), encoding: {name: order, evidence}};
}

/**
 * A control character that text files do not hold: all but tab, the line ends, and the page breaks some systems print.
 */
export function isControl(unit: number): boolean {
  return (unit < 0x20 && (unit < 0x09 || unit > 0x0d)) || unit === 0x7f;
}

function unmarked(bytes: Uint8Array): DecodedText | undefined {
  if (bytes.length % 2 === 1 || !bytes.subarray(0, LOOKED_AT).includes(0)) return undefined;
  const orders: readonly Order[] = ["utf-16le", "utf-16be"];
  const [only, other] = orders.filter(order => isTable(unitsOf(bytes, order)));
  if (only === undefined || other !== undefined) return undefined;
  const half = only === "utf-16le" ? {ja: "後", en: "second"} : {ja: "前", en: "first"};
  const evidence = {
    ja: `BOM はないが、区切りや改行の 2 バイトの${half.ja}が 0（${only.toUpperCase()}）`,
    en: `no byte-order mark, but of each comma and line end the ${half.en} byte is 0 (${only.toUpperCase()})`
  };
  return {text: new TextDecoder(only).decode(bytes), encoding: {name: only, evidence}};
}

const PARTS = new Set([..."\t\n\r,;"].map(character => character.charCodeAt(0)));

/**
 * Read in the wrong order, the characters of a text are letters of other scripts, unassigned, or private; none parts
 * lines or cells.
 */
function isTable(units: Uint16Array): boolean {
  if (!units.some(unit => PARTS.has(unit))) return false;
  if (units.some(isControl) || firstLoneSurrogate(units) >= 0) return false;
  return !/[\p{Cn}\p{Co}]/u.test(new TextDecoder("utf-16le").decode(units));
}

/** The whole units of the bytes; a last odd byte is left out. */
function unitsOf(bytes: Uint8Array, order: Order): Uint16Array {
  const [low, high] = order === "utf-16le" ? [0, 1] : [1, 0];
  const units = new Uint16Array(Math.floor(bytes.length / 2));
  for (let i = 0; i < units.length; i++) units[i] = (bytes[2 * i + low] ?? 0) | ((bytes[2 * i + high] ?? 0) << 8);
  return units;
}

function firstLoneSurrogate(units: Uint16Array): number {
  for (let i = 0; i < units.length; i++) {
    const kind = (units[i] ?? 0) & 0xfc00;
    if (kind === 0xdc00) return i;
    if (kind !== 0xd800) continue;
    if (((units[i + 1] ?? 0) & 0xfc00) !== 0xdc00) return i;
    i += 1;
  }
  return -1;
}
