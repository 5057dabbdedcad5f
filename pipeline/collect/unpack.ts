import {
  type BrotliDecompress,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  type Gunzip,
  type Inflate,
  type InflateRaw
} from "node:zlib";

type Engine = Gunzip | Inflate | InflateRaw | BrotliDecompress;

/** What is asked for: nothing else is understood, so nothing else is of use. */
export const ACCEPTED = "gzip, deflate, br";

const ENGINES: Record<string, (packed: Uint8Array) => Engine> = {
  gzip: () => createGunzip(),
  "x-gzip": () => createGunzip(),
  // some servers leave the wrapper out that belongs around it; its first byte tells (RFC 1950: method 8)
  deflate: ([first = 0]) => ((first & 0x0f) === 8 ? createInflate() : createInflateRaw()),
  br: () => createBrotliDecompress()
};

/** Nobody packs a file so often in good faith. */
const MOST_LAYERS = 4;

/** How a body falls short of what it says of itself. */
export const faults = {
  cut: {ja: "途中で切れています", en: "is cut"},
  check: {ja: "壊れています（自らの検査に合いません）", en: "is damaged: it does not pass its own check"},
  behind: {ja: "終わりの後ろに余分なバイトがあります", en: "goes on behind its end"}
} as const;

/** Thrown for a body that is not what was sent: the next try may bring it whole. */
export class Damaged extends Error {
  readonly fault: keyof typeof faults;

  constructor(fault: keyof typeof faults) {
    super(faults[fault].en);
    this.name = "Damaged";
    this.fault = fault;
  }
}

/** Thrown for a body of more bytes than are taken. */
export class TooLarge extends Error {}

/** The ways a body is packed, the first first, as Content-Encoding names them. */
export function layersOf(header: string | undefined): string[] {
  const names = (header ?? "").split(",").map(name => name.trim().toLowerCase());
  return names.filter(name => name !== "" && name !== "identity");
}

/** The first layer that cannot be taken off; undefined where all can. */
export function unknownLayer(layers: readonly string[]): string | undefined {
  return layers.find(name => !Object.hasOwn(ENGINES, name)) ?? layers[MOST_LAYERS];
}

/**
 * Takes all layers off, from the last to the first. Whatever a layer says of itself must hold: its end, its length, its
 * checksum, and nothing behind it. Throws Damaged where it does not, TooLarge beyond so many bytes in any layer.
 */
export async function unpack(packed: Uint8Array, layers: readonly string[], maxBytes: number): Promise<Uint8Array> {
  let bytes = packed;
  for (const [i, name] of [...layers.entries()].toReversed()) {
    const engine = ENGINES[name]?.(bytes);
    if (engine) bytes = await through(engine, bytes, i === 0 ? maxBytes : mostPacked(maxBytes));
  }
  return bytes;
}

/** So many bytes a body of the largest size may have while it is packed: what cannot be packed grows a little by it. */
export function mostPacked(maxBytes: number): number {
  return maxBytes + Math.ceil(maxBytes / 100) + 65_536;
}

async function through(engine: Engine, packed: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  if (packed.byteLength === 0) throw new Damaged("cut");
  const parts: Buffer[] = [];
  let bytes = 0;
  engine.end(packed);
  try {
    for await (const part of engine) {
      bytes += part.byteLength;
      if (bytes > maxBytes) throw new TooLarge();
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof TooLarge) throw error;
    throw new Damaged(error instanceof Error && "code" in error && error.code === "Z_BUF_ERROR" ? "cut" : "check");
  }
  if (engine.bytesWritten < packed.byteLength) throw new Damaged("behind");
  return Buffer.concat(parts);
}
