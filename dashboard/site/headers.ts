import {policy} from "./policy.js";

/** The path that is asked for, without query: of `/a?b`, and of `http://host/a?b`, which HTTP allows as well. */
export function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/?#]*\/?/i, "/").replace(/[?#].*$/s, "");
}

/** Whether an address is one of the published files, which any site's script may read. */
export function isPublished(path: string): boolean {
  return path.startsWith("/published/");
}

/** The headers of every answer, whatever its status, and those that published files have besides. */
export function everyHeader(path: string): Record<string, string> {
  return {
    ...pageHeaders(policy()),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-cache",
    "cross-origin-resource-policy": isPublished(path) ? "cross-origin" : "same-origin",
    ...(isPublished(path) && {
      "access-control-allow-origin": "*",
      "access-control-expose-headers": "Accept-Ranges, Content-Encoding, Content-Range, ETag"
    })
  };
}

/**
 * What a page may do (as it says itself), and who may put it into a frame: nobody. Pages that are meant for frames have
 * another rule; this is the one place for it.
 */
export function pageHeaders(policy: string): Record<string, string> {
  return {"content-security-policy": `${policy}; frame-ancestors 'none'`, "x-frame-options": "DENY"};
}

/** Framework names a file by its content wherever it puts a hash: what is once fetched never changes. */
export function isForEver(file: string): boolean {
  return /^_\w+\/.*\.[0-9a-f]{8}\.\w+$/.test(file);
}

/** Whether an answer may be packed: gzip weighs something, and no less than sending the file as it is. */
export function takesGzip(accepted = ""): boolean {
  const weights = new Map(
    accepted
      .toLowerCase()
      .split(",")
      .map(part => {
        const [coding = "", ...rest] = part.split(";").map(word => word.trim());
        const weight = rest.find(word => word.startsWith("q="));
        return [coding, weight === undefined ? 1 : Number(weight.slice(2))] as const;
      })
  );
  const gzip = weights.get("gzip") ?? weights.get("*") ?? 0;
  return gzip > 0 && gzip >= (weights.get("identity") ?? 0);
}

/**
 * The part of a file that is asked for, as the library reads it rightly: one range of bytes, the last ones counted
 * within the file. Of what is anything else (several, other units, no numbers, the end before the start) nothing is
 * left, and the whole file is sent, as HTTP has it.
 */
export function oneRange(range: string | undefined, size: number): string | undefined {
  const [, first = "", last = ""] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(range ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  if (first === "") return `bytes=-${Math.min(Number(last), size)}`;
  return last !== "" && Number(last) < Number(first) ? undefined : `bytes=${first}-${last}`;
}
