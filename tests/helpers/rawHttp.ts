import {readdirSync} from "node:fs";
import {connect} from "node:net";
import {expect} from "vitest";

/** One answer as it came over the wire. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Sends these very bytes to a port of this machine, and gives every answer until the other side ends. */
export function exchange(port: number, bytes: string | Buffer): Promise<Answer[]> {
  return new Promise(resolve => {
    const parts: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", part => parts.push(part));
    socket.on("error", () => {}); // a connection that is cut off has ended too
    socket.on("close", () => resolve(answersIn(Buffer.concat(parts))));
  });
}

function answersIn(bytes: Buffer): Answer[] {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return [];
  const [first = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const headers = Object.fromEntries(
    lines.map(line => {
      const [, name = "", value = ""] = /^([^:]+): ?(.*)$/.exec(line) ?? [];
      return [name.toLowerCase(), value];
    })
  );
  const status = Number(first.split(" ")[1]);
  const next = end + 4 + Number(headers["content-length"] ?? 0);
  return [{status, headers, body: bytes.subarray(end + 4, next)}, ...answersIn(bytes.subarray(next))];
}

/** A request with these headers besides Host, after which the connection ends. */
export function request(line: string, ...headers: string[]): string {
  return [`${line} HTTP/1.1`, "Host: x", ...headers, "Connection: close", "", ""].join("\r\n");
}

/** How many descriptors a process holds open, where the system tells. */
export function descriptors(pid: number | "self" = "self"): number {
  return process.platform === "linux" ? readdirSync(`/proc/${pid}/fd`).length : 0;
}

/** Waits until a process holds no more descriptors open than it did. */
export async function nothingHeld(before: number, pid: number | "self" = "self"): Promise<void> {
  await expect.poll(() => descriptors(pid), {interval: 5}).toBeLessThanOrEqual(before);
}
