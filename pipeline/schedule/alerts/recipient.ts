/** A mail address with the name people see, e.g. {name: "バイオ戦略", address: "bio@example.jp"}. */
export interface Address {
  name: string;
  address: string;
}

/** How to reach a mail server. Without a port it is 587, or 465 where the connection begins with TLS. */
export interface SmtpServer {
  host: string;
  port: number | undefined;
  /** True for smtps://. */
  secure: boolean;
  /** True where a password would otherwise travel in the open: the server must offer STARTTLS. */
  requireTLS: boolean;
  auth: {user: string; pass: string} | undefined;
}

/**
 * The webhook's URL; undefined unless it is https, or http to this machine or where `plain` is allowed, without a user
 * in it.
 */
export function readWebhook(text: string, plain: boolean): string | undefined {
  const url = readUrl(text);
  if (!url?.hostname || url.username || url.password) return undefined;
  if (url.protocol === "https:") return url.href;
  return url.protocol === "http:" && (plain || isThisMachine(url.hostname)) ? url.href : undefined;
}

/** The mail server of e.g. "smtps://user:p%40ss@mail.example.jp:465"; undefined for anything else. */
export function readSmtp(text: string, plain: boolean): SmtpServer | undefined {
  const url = readUrl(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname) return undefined;
  // often a password that is not percent-encoded
  if (url.search || url.hash || !/^\/?$/.test(url.pathname)) return undefined;
  const [user, pass] = [decoded(url.username), decoded(url.password)];
  if (user === undefined || pass === undefined || (user === "") !== (pass === "")) return undefined;
  const secure = url.protocol === "smtps:";
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port === "" ? undefined : Number(url.port),
    secure,
    requireTLS: !secure && user !== "" && !plain && !isThisMachine(url.hostname),
    auth: user === "" ? undefined : {user, pass}
  };
}

/** "bio@example.jp" or "名前 <bio@example.jp>"; undefined for anything else. */
export function readAddress(text: string): Address | undefined {
  const [, name = "", bracketed, bare] = /^(?:([^<>@]*)<([^<>]+)>|([^<>]+))$/.exec(text.trim()) ?? [];
  const address = (bracketed ?? bare ?? "").trim();
  if (/\p{Cc}/u.test(text) || !/^[^\s@,;:"()]+@[^\s@,;:"()]+$/.test(address)) return undefined;
  return {name: name.trim().replace(/^"(.*)"$/, "$1"), address};
}

/** Addresses parted by commas; undefined when one of them is none. */
export function readAddresses(text: string): Address[] | undefined {
  const read = text.split(",").map(readAddress);
  const good = read.filter(one => one !== undefined);
  return good.length === read.length ? good : undefined;
}

function readUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // a % that begins no code
  }
}

function isThisMachine(hostname: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
