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

/** Said where a source has no such request, or none at all yet. */
export function nothingToAsk(id: string, requestId: string | undefined, known: string[]): OperatorError {
  if (requestId !== undefined && known.length > 0)
    return new OperatorError({
      where: `${id} ${requestId}`,
      ja: `この問合せはありません。使えるもの: ${known.join("、")}`,
      en: `there is no such request; expected one of ${known.join(", ")}.`
    });
  return new OperatorError({
    where: id,
    ja: "問い合わせることがまだありません。data/reference/request.csv に行を足すか、organisation.csv に識別子を入れてください。",
    en: "there is nothing to ask for yet; add a row to data/reference/request.csv, or ids to organisation.csv."
  });
}
