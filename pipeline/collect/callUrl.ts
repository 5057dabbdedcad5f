import {filledAddress, shownAddress} from "../contracts/address.js";
import type {Receipt} from "../contracts/ledger.js";
import {sha256Of} from "../contracts/sha256.js";
import type {Call, Client} from "./api/client.js";
import type {HttpRequest} from "./httpRequest.js";

type Place = Pick<Call, "path" | "query">;

/** Where a call goes, without any key: what a question is, and no more to be shown than any address. */
export function callUrl(base: string, {path, query = {}}: Place): string {
  const url = new URL(path, base);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/** The same for people: origin and path. */
export function shownUrl(base: string, call: Place): string {
  return shownAddress(callUrl(base, call));
}

/** By what an address is known again where only its origin and path are kept. */
export function addressId(url: string): string {
  return sha256Of(url);
}

/** What can be told to services, by the variable of the environment it was taken from. */
export type Keys = ReadonlyMap<string, string>;

/** A call with its keys, as it goes out. Throws nothing: what has no key goes without it. */
export function httpRequestOf(
  {base, client, keys}: {base: string; client: Client; keys: Keys},
  call: Call
): HttpRequest {
  const values = new Map((call.variables ?? []).flatMap(name => entryOf(name, keys)));
  const url = new URL(callUrl(base, {...call, path: filledAddress(call.path, values)}));
  const {variable, parameter, header} = client.key ?? {};
  const key = variable === undefined ? undefined : keys.get(variable);
  if (key !== undefined && parameter !== undefined) url.searchParams.set(parameter, key);
  return {
    url: url.href,
    shownAs: shownUrl(base, call),
    secrets: [...values.values(), ...(key === undefined ? [] : [key])],
    perSecond: client.perSecond,
    ...(client.apart && {unquoted: true}),
    ...(key !== undefined && header !== undefined && {headers: {[header]: key}}),
    ...(call.answers && {answers: call.answers})
  };
}

function entryOf(name: string, keys: Keys): [string, string][] {
  const value = keys.get(name);
  return value === undefined ? [] : [[name, value]];
}

/** The address a receipt is of. Receipts of old hold it in full. */
export function addressOf(receipt: Pick<Receipt, "address" | "url"> | undefined): string | undefined {
  return receipt?.address ?? (receipt?.url === undefined ? undefined : addressId(receipt.url));
}
