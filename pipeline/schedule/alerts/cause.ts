/** A receiver that answered, but not with success. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`HTTP ${status}`);
    this.name = "Refusal";
    this.status = status;
  }
}

/**
 * Why a channel failed, by codes alone: "HTTP 500", "ECONNREFUSED", "EAUTH 535". Messages of errors are never passed
 * on: they may quote a URL, a user or a password.
 */
export function causeOf(error: unknown): string {
  if (error instanceof Refusal) return `HTTP ${error.status}`;
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
