/**
 * The variables that an address may name: what the operator set aside for addresses. Whoever keeps the table can send
 * nothing else of the environment anywhere.
 */
export const ADDRESS_SECRET = /^BIO_SECRET_[A-Z0-9_]{1,100}$/;

/** How a variable is named in an address. */
const NAME_SHAPE = "$".concat("{BIO_SECRET_...}");

const NAMED = /\$\{([^{}]*)\}/g;

/** An address wherever it stands in a text; what comes before the colon is no part of a longer word. */
const ADDRESSES = /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:[\\/]{2}[^\s"'<>「」（）]+/gi;

/**
 * What may be shown of an address: origin and path. Who is logged in, what is asked and the fragment may each hold a
 * secret. A variable that is named in it stays named.
 */
export function shownAddress(address: string): string {
  if (!URL.canParse(address)) return `${/^[a-z][a-z0-9+.-]*:/i.exec(address)?.[0] ?? ""}//…`;
  const {protocol, host, pathname} = new URL(address);
  return `${protocol}//${host}${pathname}`.replace(/\$%7B(\w+)%7D/g, "$${$1}");
}

/** A text with every address in it as it may be shown. */
export function hideAddresses(text: string): string {
  return text.replace(ADDRESSES, shownAddress);
}

/** The variables that an address names, each once: https://box.example/x.csv?token=${BIO_SECRET_BOX} */
export function variablesIn(address: string): string[] {
  return [...new Set([...address.matchAll(NAMED)].map(([, name = ""]) => name))];
}

/** The address with the values of its variables in place, each as one piece that cannot add a part to it. */
export function filledAddress(address: string, values: ReadonlyMap<string, string>): string {
  return address.replace(NAMED, (whole, name: string) => {
    const value = values.get(name);
    return value === undefined ? whole : encodeURIComponent(value);
  });
}

/** What keeps an address from being asked, in words that quote nothing of it; undefined for a good one. */
export function addressFault(address: string): {ja: string; en: string} | undefined {
  if (/[\s\p{Cc}]/u.test(address) || !/^https?:\/\/[^/\\]/i.test(address) || !URL.canParse(address))
    return {ja: "https://… の URL（空白を含まない）", en: "an https://… address without spaces"};
  const url = new URL(address);
  if (url.username !== "" || url.password !== "")
    return {
      ja: `利用者名とパスワードのない URL（鍵は ?token=${NAME_SHAPE} のように環境変数の名前で書く）`,
      en: `an address without user and password (name a token by its variable, as in ?token=${NAME_SHAPE})`
    };
  const odd = variablesIn(address).some(name => !ADDRESS_SECRET.test(name));
  const rest = address.replace(NAMED, "");
  if (odd || rest.includes("${"))
    return {ja: `${NAME_SHAPE} という形の変数の名前`, en: `variables named as ${NAME_SHAPE}`};
  const before = /^https?:\/\/[^/?#\\]*/i.exec(address)?.[0] ?? "";
  if (before.includes("$") || url.hash.includes("${"))
    return {
      ja: "ホストのうしろのパスか ? のあとに置いた変数",
      en: "variables only in the path or behind the question mark"
    };
  return undefined;
}

/** What may stand beside `url` in a question. */
export const BESIDE_URL = ["url", "name", "document", "community", "confidence"];

/**
 * A question of request.csv as it may be shown: "url=https://box.example/x.csv;document=wood". Where there is an address,
 * what is no known part may be a piece of it, cut off by a semicolon.
 */
export function shownQuestion(params: string): string {
  const pairs = params.split(";");
  const isUrl = (pair: string) => /^\s*url\s*=/i.test(pair);
  if (!pairs.some(isUrl)) return hideAddresses(params);
  return pairs
    .map(pair => {
      const [name = "", value = ""] = [pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1)];
      if (isUrl(pair)) return `url=${shownAddress(value.trim())}`;
      return BESIDE_URL.includes(name) ? hideAddresses(pair) : "…";
    })
    .join(";");
}
