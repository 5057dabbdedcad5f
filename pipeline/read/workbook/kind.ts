/** What a zip file is if it is no workbook to read: "encrypted", or a name for people; undefined for a workbook. */
export function otherThanBook(parts: ReadonlyMap<string, Buffer>): string | undefined {
  const paths = [...parts.keys()];
  const content = parts.get("content.xml");
  if (paths.some(path => /^xl\/workbook[^/]*\.(xml|bin)$/.test(path))) return undefined;
  if (parts.get("META-INF/manifest.xml")?.includes("encryption-data")) return "encrypted";
  if (content?.includes("office:spreadsheet")) return undefined;
  if (content) return "ODF";
  if (paths.some(path => path.startsWith("word/"))) return "Word";
  if (paths.some(path => path.startsWith("ppt/"))) return "PowerPoint";
  return "zip";
}

/** Streams of a compound file (the container of Office up to 2003) that tell what wrote it. */
const STREAMS: readonly [stream: string, kind: string][] = [
  ["EncryptedPackage", "encrypted"],
  ["WordDocument", "Word"],
  ["PowerPoint Document", "PowerPoint"],
  ["__properties_version1.0", "Outlook"],
  ["DocumentText", "一太郎"]
];

/** The same for a compound file; undefined for a workbook, and for one that nobody knows. */
export function otherThanOldBook(bytes: Uint8Array): string | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (stream: string) => file.includes(Buffer.from(`${stream}\0`, "utf16le"));
  if (holds("Workbook")) return undefined; // other streams may belong to what is embedded
  if (holds("Book")) return "Excel 95"; // its texts are bytes of a code page, which the library takes for Latin letters
  return STREAMS.find(([stream]) => holds(stream))?.[1];
}
