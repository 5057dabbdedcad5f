import {hideAddresses} from "../contracts/address.js";
import type {Reason, ReasonCode} from "../contracts/reasonCode.js";
import {OperatorError} from "../errors.js";
import type {HttpOptions} from "./httpRequest.js";
import type {NotPublic} from "./publicAddress.js";
import {redact} from "./redact.js";

/**
 * A service that could not be heard. `everywhere` where the next question would fare no better: the service is then
 * left for now. Of any address in its words only origin and path are left.
 */
export class HttpFailure extends OperatorError {
  readonly everywhere: boolean;

  constructor(where: string, ja: string, en: string, everywhere: boolean, reason: Reason) {
    const [shown = "", inJapanese = "", inEnglish = ""] = [where, ja, en].map(hideAddresses);
    const host = URL.canParse(where) ? new URL(where).host : undefined;
    super({where: shown, ja: inJapanese, en: inEnglish, reason: {...(host && {host}), ...reason}});
    this.name = "HttpFailure";
    this.everywhere = everywhere;
  }
}

/** A failure that another try does not mend and that says nothing of the next question. */
export function failure(code: ReasonCode, where: string, ja: string, en: string): HttpFailure {
  return new HttpFailure(where, ja, en, false, {code});
}

/** A plain "no" of the service; asking the same again will not help. */
export function refused(where: string, status: number, said: string): HttpFailure {
  const excerpt = said.replace(/\s+/g, " ").trim();
  return new HttpFailure(
    where,
    `HTTP ${status} で断られました${excerpt && `：${excerpt}`}`,
    `refused with HTTP ${status}${excerpt && `: ${excerpt}`}`,
    [401, 403, 407, 408].includes(status),
    {code: "refused", status}
  );
}

/** A host that the open internet does not lead to; whoever means it must say so. */
export function notPublicFailure(where: string, {host, rule}: NotPublic, secrets: readonly string[]): HttpFailure {
  const shown = redact(host, secrets);
  return failure(
    "address_not_public",
    where,
    `${shown} は公開のインターネットのアドレスではないため接続しません（${rule}）。内部のサーバーを使うには BIO_ALLOW_PRIVATE=1。`,
    `${shown} is no address of the open internet and is not asked (${rule}); BIO_ALLOW_PRIVATE=1 allows it.`
  );
}

/** What stands behind an error that `fetch` threw, the error itself first. */
export function causesOf(error: unknown): Error[] {
  const cause = error instanceof Error ? error.cause : undefined;
  return [error, cause].filter(one => one instanceof Error);
}

/** Whatever stopped the connection, in words; the reason is told by its code where it has one. */
export function networkFailure(
  where: string,
  error: unknown,
  {timeoutMs, secrets}: Pick<HttpOptions, "timeoutMs" | "secrets">,
  tries: number
): HttpFailure {
  const causes = causesOf(error);
  if (causes.some(({name}) => name === "TimeoutError" || name === "AbortError"))
    return new HttpFailure(
      where,
      `${timeoutMs / 1000} 秒以内に応答が終わりませんでした。`,
      `did not answer within ${timeoutMs / 1000} seconds.`,
      true,
      {code: "timed_out", tries}
    );
  const last = causes.at(-1);
  const said = last && "code" in last ? String(last.code) : (last?.message ?? String(error));
  const reason = redact(said, secrets); // a message may quote an address
  const code: Reason = {code: "not_reached", tries};
  return new HttpFailure(where, `接続できませんでした（${reason}）。`, `could not be reached (${reason}).`, true, code);
}
