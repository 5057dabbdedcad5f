import {crc32, inflateRawSync} from "node:zlib";
import {unreadable} from "./unreadable.js";

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  path: string;
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  at: number;
}

/**
 * The paths in a zip file, after unpacking every entry once and counting: what a zip declares may be a lie, and the
 * library that reads workbooks unpacks without a limit. Throws UnreadableFile over the limit or for a broken zip.
 */
export function pathsInZip(bytes: Uint8Array, name: string, maxUnzipped: number): string[] {
  const entries = directoryOf(bytes);
  if (!entries) throw damaged(name);
  let left = maxUnzipped;
  if (entries.reduce((sum, {unpacked}) => sum + unpacked, 0) > maxUnzipped) throw tooLarge(name, maxUnzipped);
  for (const entry of entries) {
    const size = unpackedSize(bytes, entry, left);
    if (size === undefined) throw damaged(name);
    left -= size;
    if (left < 0) throw tooLarge(name, maxUnzipped);
  }
  return entries.map(({path}) => path);
}

function directoryOf(bytes: Uint8Array): Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  if (view.getUint16(end + 8, true) !== count) return undefined; // the library goes by the other one
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined;
    const [nameLength, extra, comment] = [28, 30, 32].map(offset => view.getUint16(at + offset, true)) as [
      number,
      number,
      number
    ];
    entries.push({
      path: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true)
    });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function endOfDirectory(view: DataView): number | undefined {
  for (let at = view.byteLength - 4; at > view.byteLength - 22; at--) {
    if (at >= 0 && view.getUint32(at, true) === DIRECTORY_END) return undefined; // cut off; the library would take it
  }
  const furthest = Math.max(0, view.byteLength - 22 - 0xffff); // a comment may follow it
  for (let at = view.byteLength - 22; at >= furthest; at--) if (view.getUint32(at, true) === DIRECTORY_END) return at;
  return undefined;
}

/** Undefined for an entry that is broken; a size over `most` for one that is too large. */
function unpackedSize(bytes: Uint8Array, {method, crc, packed, at}: Entry, most: number): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > bytes.length) return undefined;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const content = bytes.subarray(start, start + packed);
  if (content.length < packed) return undefined;
  if (method === STORED) return crc32(content) === crc ? packed : undefined;
  if (method !== DEFLATED) return undefined;
  try {
    const whole = inflateRawSync(content, {maxOutputLength: Math.max(1, most)});
    return crc32(whole) === crc ? whole.length : undefined; // else figures could change unseen
  } catch (cause) {
    if (
      cause instanceof RangeError ||
      (cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE")
    )
      return most + 1;
    if (cause instanceof Error && "code" in cause) return undefined; // zlib says the data are broken
    throw cause;
  }
}

function tooLarge(name: string, maxUnzipped: number) {
  const most = `${(maxUnzipped / 1_000_000).toLocaleString("en-US")} MB`;
  return unreadable(
    name,
    "zip_too_large",
    {ja: `展開すると ${most} を超えます`, en: `unpacks to more than ${most}`},
    {
      ja: `展開後 ${most} 以下のブック（BIO_MAX_UNZIPPED_MB で変えられます）`,
      en: `a workbook of at most ${most} (BIO_MAX_UNZIPPED_MB changes it)`
    }
  );
}

function damaged(name: string) {
  return unreadable(
    name,
    "workbook_damaged",
    {ja: "ブックが壊れているか、途中で切れています", en: "a workbook that is damaged or cut off"},
    {ja: "Excel で開いて保存し直したファイル", en: "a file that Excel can open, saved again"}
  );
}
