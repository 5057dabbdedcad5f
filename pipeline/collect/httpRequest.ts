/** A place to fetch; keys are put in here and nowhere else. */
export interface HttpRequest {
  url: string;
  /** Origin and path of the address, without any key, for receipts and messages. */
  shownAs: string;
  /** The keys that go out with it: what comes back may repeat them. */
  secrets?: readonly string[];
  /** True where an address of anybody's is asked: what such a site says of a refusal is never repeated. */
  unquoted?: boolean;
  headers?: Record<string, string>;
  /** What the server said of the version we have: it may answer that nothing changed. */
  etag?: string | undefined;
  lastModified?: string | undefined;
  answers?: readonly number[];
  perSecond: number;
}

export interface Fetched {
  status: number;
  content: Uint8Array;
  /** True where a redirect led to another host: what that one says of a refusal is never repeated. */
  elsewhere?: boolean;
  /** True where nothing tells that the body is whole: it never counts alone. */
  unclosed?: boolean;
  etag?: string;
  lastModified?: string;
}

export interface HttpOptions {
  /** Plain http is refused without it. */
  allowHttp: boolean;
  /** Addresses that are not of the open internet are refused without it. */
  allowPrivate: boolean;
  /** For one try, the body included. */
  timeoutMs: number;
  maxBytes: number;
  maxRedirects: number;
  /** How often a question is put before it is given up. */
  tries: number;
  /** The longest a Retry-After is obeyed within a run; a longer one is left to the next. */
  longestWaitMs: number;
  secrets: readonly string[];
}
