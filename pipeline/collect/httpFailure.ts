import {OperatorError} from "../errors.js";
import type {HttpOptions} from "./httpRequest.js";
import {redact} from "./redact.js";

/**
 * A service that could not be heard. `everywhere` where the next question would fare no better: the service is then
 * left for now.
 */
export class HttpFailure extends OperatorError {
  readonly everywhere: boolean;

  constructor(where: string, ja: string, en: string, everywhere: boolean) {
    super({where, ja, en});
    this.name = "HttpFailure";
    this.everywhere = everywhere;
  }
}

/** A plain "no" of the service; asking the same again will not help. */
export function refused(where: string, status: number, said: string): HttpFailure {
  const excerpt = said.replace(/\s+/g, " ").trim();
  return new HttpFailure(
    where,
    `HTTP ${status} で断られました${excerpt && `：${excerpt}`}`,
    `refused with HTTP ${status}${excerpt && `: ${excerpt}`}`,
    [401, 403, 407, 408].includes(status)
  );
}

/** Whatever stopped the connection, in words; the reason is told by its code where it has one. */
export function networkFailure(
  where: string,
  error: unknown,
  {timeoutMs, secrets}: Pick<HttpOptions, "timeoutMs" | "secrets">
): HttpFailure {
  const causes = [error, error instanceof Error ? error.cause : undefined].filter(one => one instanceof Error);
  if (causes.some(({name}) => name === "TimeoutError" || name === "AbortError"))
    return new HttpFailure(
      where,
      `${timeoutMs / 1000} 秒以内に応答が終わりませんでした。`,
      `did not answer within ${timeoutMs / 1000} seconds.`,
      true
    );
  const last = causes.at(-1);
  const said = last && "code" in last ? String(last.code) : (last?.message ?? String(error));
  const reason = redact(said, secrets); // a message may quote an address
  return new HttpFailure(where, `接続できませんでした（${reason}）。`, `could not be reached (${reason}).`, true);
}
