import {crc32, deflateRawSync} from "node:zlib";

const DAY = 0x21; // 1980-01-01, the first day a zip knows: the same parts make the same file
const UTF8 = 0x0800;
const [STORED, DEFLATED] = [0, 8];

/** A zip file with these parts, in their order. */
export function zipped(parts: ReadonlyMap<string, Buffer>): Uint8Array {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [path, content] of parts) {
    const deflated = deflateRawSync(content);
    const smaller = deflated.length < content.length;
    const [packed, name] = [smaller ? deflated : content, Buffer.from(path, "utf8")];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0); // version needed
    facts.writeUInt16LE(UTF8, 2);
    facts.writeUInt16LE(smaller ? DEFLATED : STORED, 4);
    facts.writeUInt16LE(DAY, 8);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(14); // no comment, first volume, no attributes
    entry.writeUInt32LE(at, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), facts, entry, name);
    files.push(Buffer.from([0x50, 0x4b, 3, 4]), facts, name, packed);
    at += 4 + facts.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  const size = directory.reduce((sum, {length}) => sum + length, 0);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, ...directory, end]);
}
