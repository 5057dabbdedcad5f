import {closeSync, openSync, readSync, writeSync} from "node:fs";

const BLOCK = 1 << 22;

/**
 * A copy of a file in which every physical line is one record, so that the number of a row is the number of its line.
 * It is begun only when something has to be written differently: most tidy files are read as they are.
 */
export class StraightCopy {
  private target: number | undefined;
  private closed = false;

  constructor(
    private readonly source: string,
    readonly path: string
  ) {}

  get begun(): boolean {
    return this.target !== undefined;
  }

  /** Begins with the bytes of the source before `end`, which are right as they stand. */
  begin(end: number): void {
    this.target = openSync(this.path, "w");
    const source = openSync(this.source, "r");
    try {
      const block = Buffer.allocUnsafe(Math.min(BLOCK, end));
      for (let at = 0; at < end; ) {
        const read = readSync(source, block, 0, Math.min(block.length, end - at), at);
        if (read === 0) throw new Error(`${this.source} became shorter while it was read`);
        this.write(block.subarray(0, read));
        at += read;
      }
    } finally {
      closeSync(source);
    }
  }

  write(bytes: Uint8Array): void {
    if (this.target === undefined) throw new Error("the copy has not been begun");
    for (let at = 0; at < bytes.length; ) at += writeSync(this.target, bytes, at);
  }

  /** May be called again. */
  close(): void {
    if (this.target !== undefined && !this.closed) closeSync(this.target);
    this.closed = true;
  }
}
