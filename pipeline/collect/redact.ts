/** The text with every key in it made unreadable, as it is and as it stands in an address. */
export function redact(text: string, secrets: readonly string[]): string {
  return spellings(secrets).reduce((clean, secret) => clean.replaceAll(secret, "***"), text);
}

/** The same for bytes; the very same bytes where there is nothing to hide. */
export function redactBytes(content: Uint8Array, secrets: readonly string[]): Uint8Array {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!spellings(secrets).some(secret => bytes.includes(secret))) return content;
  return Buffer.from(redact(bytes.toString("latin1"), spellings(secrets).map(asLatin1)), "latin1");
}

function spellings(secrets: readonly string[]): string[] {
  const given = secrets.filter(secret => secret !== "");
  return [
    ...new Set(given.flatMap(secret => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]))
  ];
}

/** UTF-8 bytes as one character each, so that bytes of any encoding can be searched as text. */
function asLatin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}
