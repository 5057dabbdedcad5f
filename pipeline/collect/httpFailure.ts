import {hideAddresses} from "../contracts/address.js";
import type {Reason, ReasonCode} from "../contracts/reasonCode.js";
import {OperatorError} from "../errors.js";
import type {HttpOptions} from "./httpRequest.js";
import {NotPublic} from "./publicAddress.js";
import {redact} from "./redact.js";
import {Damaged, faults} from "./unpack.js";

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
    [401, 403, 407].includes(status),
    {code: "refused", status}
  );
}

/** A host that the open internet does not lead to; whoever means it must say so. */
function notPublicFailure(where: string, {host, rule}: NotPublic, secrets: readonly string[]): HttpFailure {
  const shown = redact(host, secrets);
  return failure(
    "address_not_public",
    where,
    `${shown} は公開のインターネットのアドレスではないため接続しません（${rule}）。内部のサーバーを使うには BIO_ALLOW_PRIVATE=1。`,
    `${shown} is no address of the open internet and is not asked (${rule}); BIO_ALLOW_PRIVATE=1 allows it.`
  );
}

/** A status after which the same question may be answered later, and until when to wait where the host said so. */
export function busy(where: string, status: number, tries: number, not_before: string | undefined): HttpFailure {
  return new HttpFailure(
    where,
    `HTTP ${status} が返りました。${not_before ? `${not_before} まで問い合わせないよう求められています。` : ""}`,
    `answered with HTTP ${status}${not_before ? `, and asks to be left alone until ${not_before}` : ""}.`,
    true,
    {code: "busy", status, tries, ...(not_before && {not_before})}
  );
}

/** A host that is not asked, because it asked to be left alone until then. */
export function leftAlone(where: string, host: string, not_before: string): HttpFailure {
  return new HttpFailure(
    where,
    `${not_before} まで問い合わせないよう相手が求めたため、問い合わせていません。`,
    `not asked: it asked to be left alone until ${not_before}.`,
    true,
    {code: "left_alone", host, not_before}
  );
}

/** An answer whose end nothing tells, and which did not come twice the same. */
export function unclosed(where: string): HttpFailure {
  return failure(
    "answer_unclosed",
    where,
    "応答の長さが示されず、二度問い合わせて同じ内容になりませんでした。途中で切れた恐れがあるため使いません。",
    "the answer does not say where it ends, and two in a row differ; it may be cut and is not used."
  );
}

/** Why a try failed, where the next one may do better. Throws what no other try mends. */
export function mayPass(
  where: string,
  error: unknown,
  options: Pick<HttpOptions, "timeoutMs" | "secrets">,
  tries: number
): HttpFailure {
  if (error instanceof HttpFailure) throw error;
  const shut = causesOf(error).find(cause => cause instanceof NotPublic);
  if (shut) throw notPublicFailure(where, shut, options.secrets);
  if (error instanceof Damaged) return damaged(where, error, tries);
  return networkFailure(where, error, options, tries);
}

function damaged(where: string, {fault}: Damaged, tries: number): HttpFailure {
  const {ja, en} = faults[fault];
  const code: Reason = {code: "answer_damaged", tries};
  return new HttpFailure(where, `応答が${ja}。`, `the answer ${en}.`, false, code);
}

/** What stands behind an error of the network, the error itself first. */
function causesOf(error: unknown): Error[] {
  const cause = error instanceof Error ? error.cause : undefined;
  return [error, cause].filter(one => one instanceof Error);
}

/** Whatever stopped the connection, in words; the reason is told by its code where it has one. */
function networkFailure(
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
