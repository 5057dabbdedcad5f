import type {Call, Client} from "./api/client.js";
import type {HttpRequest} from "./httpRequest.js";

/** Where a call goes, without the key: what receipts and messages show. */
export function callUrl(base: string, {path, query = {}}: Pick<Call, "path" | "query">): string {
  const url = new URL(path, base);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/** The same with the key, as it goes out. */
export function httpRequestOf(
  {base, client, key}: {base: string; client: Client; key: string | undefined},
  call: Call
): HttpRequest {
  const shownAs = callUrl(base, call);
  const url = new URL(shownAs);
  const {parameter, header} = client.key ?? {};
  if (key !== undefined && parameter !== undefined) url.searchParams.set(parameter, key);
  return {
    url: url.href,
    shownAs,
    perSecond: client.perSecond,
    ...(key !== undefined && header !== undefined && {headers: {[header]: key}}),
    ...(call.answers && {answers: call.answers})
  };
}
