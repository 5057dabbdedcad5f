import type {Asking, Source} from "../contracts/source.js";
import {OperatorError} from "../errors.js";
import {sources} from "../sources/index.js";

/**
 * The sources that ask a service: the named one, or all there are. Throws OperatorError for a name that is none of
 * them.
 */
export function askable(id?: string): (Source & {asks: Asking})[] {
  const asking = sources.flatMap((source: Source) => (source.asks ? [{...source, asks: source.asks}] : []));
  if (id === undefined) return asking;
  const named = asking.filter(source => source.id === id);
  if (named.length > 0) return named;
  const known = asking.map(source => source.id);
  throw new OperatorError({
    where: id,
    ja: `サービスに問い合わせる情報源ではありません。使えるもの: ${known.join("、")}`,
    en: `no source that asks a service; expected one of ${known.join(", ")}.`
  });
}
