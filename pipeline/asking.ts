import {OperatorError} from "./errors.js";
import {sources} from "./sources/index.js";

/** The sources to ask over the network: the named one, or all there are. Throws OperatorError for a name that is none of them. */
export function askable(id?: string): string[] {
  const known = sources.filter(({asks}) => asks).map(source => source.id);
  if (id === undefined) return known;
  if (known.includes(id)) return [id];
  throw new OperatorError({
    where: `--source ${id}`,
    ja: `サービスに問い合わせる情報源ではありません。使えるもの: ${known.join("、")}`,
    en: `no source that asks a service; expected one of ${known.join(", ")}.`
  });
}
