import {type LookupAddress, type LookupOptions, lookup} from "node:dns";
import {BlockList, isIP, type LookupFunction} from "node:net";

/**
 * Addresses that are not of the open internet, each with what it is for: the special registries of IANA
 * (https://www.iana.org/assignments/iana-ipv4-special-registry, iana-ipv6-special-registry). The first that holds an
 * address names it. Of IPv6 only 2000::/3 is handed out at all; the last rows hold whatever else there is.
 */
const NOT_PUBLIC: readonly [range: string, use: string][] = [
  ["0.0.0.0/8", "this network, RFC 1122"],
  ["10.0.0.0/8", "private, RFC 1918"],
  ["100.64.0.0/10", "shared by carriers, RFC 6598"],
  ["127.0.0.0/8", "this machine, RFC 1122"],
  ["169.254.0.0/16", "link-local, RFC 3927"],
  ["172.16.0.0/12", "private, RFC 1918"],
  ["192.0.0.0/24", "protocols, RFC 6890"],
  ["192.0.2.0/24", "documentation, RFC 5737"],
  ["192.88.99.0/24", "6to4 relays, RFC 7526"],
  ["192.168.0.0/16", "private, RFC 1918"],
  ["198.18.0.0/15", "benchmarks, RFC 2544"],
  ["198.51.100.0/24", "documentation, RFC 5737"],
  ["203.0.113.0/24", "documentation, RFC 5737"],
  ["224.0.0.0/4", "multicast, RFC 5771"],
  ["240.0.0.0/4", "reserved and broadcast, RFC 1112"],
  ["::/128", "unspecified, RFC 4291"],
  ["::1/128", "this machine, RFC 4291"],
  ["::ffff:0:0/96", "IPv4 mapped, RFC 4291"],
  ["::ffff:0:0:0/96", "IPv4 translated, RFC 2765"],
  ["::/96", "IPv4 compatible, RFC 4291"],
  ["64:ff9b::/96", "NAT64, RFC 6052"],
  ["64:ff9b:1::/48", "NAT64, RFC 8215"],
  ["100::/64", "discarded, RFC 6666"],
  ["2001::/23", "protocols, RFC 2928"],
  ["2001:db8::/32", "documentation, RFC 3849"],
  ["2002::/16", "6to4, RFC 3056"],
  ["3fff::/20", "documentation, RFC 9637"],
  ["fc00::/7", "private, RFC 4193"],
  ["fe80::/10", "link-local, RFC 4291"],
  ["fec0::/10", "site-local, RFC 3879"],
  ["ff00::/8", "multicast, RFC 4291"],
  ["::/3", "not handed out, RFC 4291"],
  ["4000::/2", "not handed out, RFC 4291"],
  ["8000::/1", "not handed out, RFC 4291"]
];

const rules = NOT_PUBLIC.map(([range, use]) => {
  const [network = "", prefix] = range.split("/");
  const family = familyOf(network);
  const list = new BlockList();
  list.addSubnet(network, Number(prefix), family);
  return {family, list, rule: `${range}, ${use}`};
});

/** Thrown where a host leads to no address of the open internet; never worth another try. */
export class NotPublic extends Error {
  readonly host: string;
  readonly rule: string;

  constructor(host: string, rule: string) {
    super(`${host} is not public (${rule})`);
    this.name = "NotPublic";
    this.host = host;
    this.rule = rule;
  }
}

/** The range that keeps an IP address from being asked; undefined for one of the open internet. */
export function notPublic(ip: string): string | undefined {
  const [address = ""] = ip.split("%"); // fe80::1%eth0 says by which way
  if (isIP(address) === 0) return "no IP address";
  const family = familyOf(address);
  return rules.find(one => one.family === family && one.list.check(address, family))?.rule; // IPv4 is in ::/3 too
}

/**
 * Throws NotPublic for a host that says by itself that it is not public: an IP address, however it was spelled (a URL
 * has made 0x7f.1 into 127.0.0.1), or a name of this machine. Other names are looked at when they are resolved.
 */
export function assertPublicHost({hostname}: URL): void {
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const rule = isIP(host) === 0 ? nameOfThisMachine(host) : notPublic(host);
  if (rule !== undefined) throw new NotPublic(host, rule);
}

function nameOfThisMachine(host: string): string | undefined {
  return /(^|\.)localhost\.?$/i.test(host) ? "localhost, RFC 6761" : undefined;
}

export type Resolve = (
  host: string,
  options: LookupOptions & {all: true},
  done: (error: Error | null, found: LookupAddress[]) => void
) => void;

/**
 * Resolves a name as `dns.lookup` does, to its public addresses only. What is given is what is connected to, so nobody
 * can answer otherwise in between (DNS rebinding).
 */
export function publicLookup(resolve: Resolve = lookup): LookupFunction {
  return (host, options, answered) => {
    resolve(host, {...options, all: true}, (error, found) => {
      if (error) return answered(error, []);
      const open = found.filter(({address}) => notPublic(address) === undefined);
      const [first] = open;
      if (!first) return answered(new NotPublic(host, notPublic(found[0]?.address ?? "") ?? ""), []);
      return options.all ? answered(null, open) : answered(null, first.address, first.family);
    });
  };
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return address.includes(":") ? "ipv6" : "ipv4";
}
