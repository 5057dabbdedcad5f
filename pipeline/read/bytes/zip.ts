import {crc32, inflateRawSync} from "node:zlib";
import {unreadable} from "./unreadable.js";

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
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
 * The parts of a zip file by their paths. What a zip declares of its sizes may be a lie, and the library that reads
 * workbooks believes it and unpacks without a limit; so it is never given the zip, only the parts that came out here.
 * Throws UnreadableFile over the limit or for a broken zip.
 */
export function unzip(bytes: Uint8Array, name: string, maxUnzipped: number): Map<string, Buffer> {
  const entries = directoryOf(bytes);
  if (!entries) throw damaged(name);
  let left = maxUnzipped;
  if (entries.reduce((sum, {unpacked}) => sum + unpacked, 0) > maxUnzipped) throw tooLarge(name, maxUnzipped);
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    const content = unpacked(bytes, entry, left);
    if (content === "too large" || (content && content.length > left)) throw tooLarge(name, maxUnzipped);
    const path = entry.path.replaceAll("\\", "/").replace(/^\/+/, "");
    if (content === undefined || parts.has(path)) throw damaged(name); // two parts of one name are two truths
    left -= content.length;
    parts.set(path, content);
  }
  return parts;
}

function directoryOf(bytes: Uint8Array): Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  if (view.getUint16(end + 8, true) !== count) return undefined; // one of several volumes
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
    if (at >= 0 && view.getUint32(at, true) === DIRECTORY_END) return undefined; // cut off
  }
  const furthest = Math.max(0, view.byteLength - 22 - 0xffff); // a comment may follow it
  for (let at = view.byteLength - 22; at >= furthest; at--) if (view.getUint32(at, true) === DIRECTORY_END) return at;
  return undefined;
}

/** Undefined for an entry that is broken. */
function unpacked(bytes: Uint8Array, {method, crc, packed, at}: Entry, most: number): Buffer | "too large" | undefined {
  if (at + 30 > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(at, true) !== LOCAL_HEADER) return undefined;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) return undefined;
  const content = Buffer.from(bytes.buffer, bytes.byteOffset + start, packed);
  if (method === STORED) return whole(content, crc);
  if (method !== DEFLATED) return undefined;
  try {
    return whole(inflateRawSync(content, {maxOutputLength: Math.max(1, most)}), crc);
  } catch (cause) {
    if (cause instanceof RangeError) return "too large";
    if (cause instanceof Error && "code" in cause)
      return cause.code === "ERR_BUFFER_TOO_LARGE" ? "too large" : undefined; // zlib says the data are broken
    throw cause;
  }
}

/** The content, unless its checksum tells that a figure may have changed unseen. */
function whole(content: Buffer, crc: number): Buffer | undefined {
  return crc32(content) === crc ? content : undefined;
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

/** Of a workbook that Excel itself would not open, or only after a repair. */
export function damaged(name: string) {
  return unreadable(
    name,
    "workbook_damaged",
    {ja: "ブックが壊れているか、途中で切れています", en: "a workbook that is damaged or cut off"},
    {ja: "Excel で開いて保存し直したファイル", en: "a file that Excel can open, saved again"}
  );
}
