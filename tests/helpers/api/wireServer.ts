import {createServer, type Socket} from "node:net";

/** What goes over the wire for one question, and how the connection ends then: not at all, in order, or by a reset. */
export interface OnTheWire {
  bytes: Uint8Array;
  end?: "stay" | "close" | "reset";
  /** So long between one byte and the next. */
  dripMs?: number;
}

export interface WireServer {
  base: string;
  /** The head of every question. */
  asked: string[];
  answer: (nth: number) => OnTheWire;
  close(): void;
}

/** A server that knows nothing of HTTP: it answers every question with these very bytes. */
export async function startWireServer(): Promise<WireServer> {
  const open = new Set<Socket>();
  const server = createServer(socket => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => {});
    socket.on("data", part => {
      const nth = wire.asked.push(part.toString());
      void send(socket, wire.answer(nth));
    });
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const wire: WireServer = {
    base: `http://127.0.0.1:${port}/`,
    asked: [],
    answer: () => ({bytes: Buffer.from("")}),
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    }
  };
  return wire;
}

async function send(socket: Socket, {bytes, end = "stay", dripMs}: OnTheWire): Promise<void> {
  if (dripMs === undefined) socket.write(bytes);
  else
    for (const byte of bytes) {
      if (socket.destroyed) return;
      socket.write(Buffer.from([byte]));
      await new Promise(resolve => setTimeout(resolve, dripMs));
    }
  if (end === "close") socket.end();
  if (end === "reset") setImmediate(() => socket.resetAndDestroy());
}

/** An answer of status 200 with these lines in its head. */
export function wire(body: Uint8Array | string, ...lines: string[]): Buffer {
  return Buffer.concat([Buffer.from(["HTTP/1.1 200 OK", ...lines, "", ""].join("\r\n")), Buffer.from(body)]);
}

/** The same with its length. */
export function measured(body: Uint8Array | string, ...lines: string[]): Buffer {
  return wire(body, `content-length: ${Buffer.byteLength(body)}`, ...lines);
}

/** The same in two chunks. */
export function chunked(body: Uint8Array | string, ...lines: string[]): Buffer {
  const bytes = Buffer.from(body);
  const parts = [bytes.subarray(0, 20), bytes.subarray(20)];
  const chunks = parts.flatMap(part => [Buffer.from(`${part.byteLength.toString(16)}\r\n`), part, Buffer.from("\r\n")]);
  return wire(Buffer.concat([...chunks, Buffer.from("0\r\n\r\n")]), "transfer-encoding: chunked", ...lines);
}
