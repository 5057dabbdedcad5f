import type {Answer} from "./hops.js";
import {failure} from "./httpFailure.js";
import type {HttpOptions, HttpRequest} from "./httpRequest.js";
import {isElsewhere, tellsNothing} from "./said.js";
import {Damaged, layersOf, mostPacked, TooLarge, unknownLayer, unpack} from "./unpack.js";

/** A body as it was meant. */
export interface Body {
  content: Uint8Array;
  /** True where nothing but the end of the connection ends it: half of it would look no different. */
  unclosed: boolean;
}

/**
 * The whole body, unpacked; one that is larger than allowed is not read to its end. What packs it has an end of its own
 * and says so, the rest is known by its length or its chunks. Throws Damaged or HttpFailure.
 */
export async function bodyOf(
  wanted: HttpRequest,
  answer: Answer,
  {maxBytes, secrets}: Pick<HttpOptions, "maxBytes" | "secrets">,
  wentOn?: (origin: string) => Promise<boolean>
): Promise<Body> {
  const layers = layersOf(answer.header("content-encoding"));
  const transfer = layersOf(answer.header("transfer-encoding"));
  const unknown = unknownLayer(layers) ?? transfer.find(name => name !== "chunked");
  if (unknown !== undefined) {
    answer.body.destroy();
    throw unknownEncoding(wanted, answer, unknown, secrets);
  }
  const closed = transfer.length > 0 || answer.header("content-length") !== undefined;
  try {
    const bytes = await wireBytes(answer, layers.length > 0 ? mostPacked(maxBytes) : maxBytes);
    if (await wentOn?.(answer.url.origin)) throw new Damaged("behind");
    return {content: await unpack(bytes, layers, maxBytes), unclosed: !closed && layers.length === 0};
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    throw failure(
      "too_large",
      wanted.shownAs,
      `応答が ${maxBytes} バイトを超えています。`,
      `the answer is larger than ${maxBytes} bytes.`
    );
  }
}

/** A plain name is told, unless it repeats what is nobody's business. */
function unknownEncoding(wanted: HttpRequest, answer: Answer, name: string, secrets: readonly string[]) {
  const plain = /^[\w.-]{1,40}$/.test(name) && !isElsewhere(wanted, answer).elsewhere;
  const shown = plain && tellsNothing(name, wanted, answer, secrets) ? name : "***";
  return failure(
    "encoding_unknown",
    wanted.shownAs,
    `応答の圧縮方式「${shown}」は扱えません（扱えるもの: gzip、deflate、br）。`,
    `the answer is packed as "${shown}"; expected gzip, deflate, br or nothing.`
  );
}

async function wireBytes({body}: Answer, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body as AsyncIterable<Uint8Array>) {
    bytes += part.byteLength;
    if (bytes > most) throw new TooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}
