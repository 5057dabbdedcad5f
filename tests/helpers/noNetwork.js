// Loaded into a process (node --import) that must not use the network: every look-up and request fails loudly.
import dns from "node:dns";
import {Socket} from "node:net";

const refuse = what => {
  throw new Error(`network used: ${what}`);
};

globalThis.fetch = url => refuse(String(url));
dns.lookup = host => refuse(String(host));
dns.promises.lookup = host => refuse(String(host));
const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...args) {
  const [options] = args.flat();
  if (options && typeof options === "object" && options.port) refuse(`${options.host}:${options.port}`);
  return connect.apply(this, args);
};
