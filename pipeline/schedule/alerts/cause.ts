/** A receiver that answered, but not with success; with the code it gave as its reason, if any. */
export class Refusal extends Error {
  constructor(status: number, reason?: string) {
    super(["HTTP", status, reason].filter(part => part !== undefined).join(" "));
    this.name = "Refusal";
  }
}

/**
 * The code in the answer of a receiver: Slack's "invalid_payload", the status or code in the JSON of Google and
 * Microsoft. Only a plain word is one, and none that stands in the address: what else an answer says may repeat a
 * secret.
 */
export function reasonIn(answer: string, url: string): string | undefined {
  const code = /"(?:status|code)"\s*:\s*"(\w+)"/.exec(answer)?.[1] ?? answer.trim();
  const word = /^[a-z][a-z_]{2,39}$|^[A-Z][A-Za-z_]{2,39}$/.test(code);
  return word && !url.toLowerCase().includes(code.toLowerCase()) ? code : undefined;
}

/**
 * Why a channel failed, by codes alone: "HTTP 500", "ECONNREFUSED", "EAUTH 535". Messages of errors are never passed
 * on: they may quote a URL, a user or a password.
 */
export function causeOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (!(error instanceof Error)) return "Error";
  const codes = [codeOf(error) ?? codeOf(error.cause), responseOf(error)].filter(code => code !== undefined);
  if (codes.length > 0) return codes.join(" ");
  return /^[A-Z][A-Za-z]*Error$/.test(error.name) ? error.name : "Error";
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" && /^[A-Z][A-Z0-9_]*$/.test(error.code) ? error.code : undefined;
}

/** The three digits a mail server answers with. */
function responseOf(error: Error): number | undefined {
  return "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : undefined;
}
