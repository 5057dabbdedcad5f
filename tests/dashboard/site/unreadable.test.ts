import {chmod} from "node:fs/promises";
import type {AddressInfo} from "node:net";
import {afterEach, expect, test} from "vitest";
import {serve} from "../../../dashboard/site/serve.js";
import {withFolder} from "../../helpers/project.js";
import {exchange, request} from "../../helpers/rawHttp.js";
import {makeSmallSite} from "../../helpers/smallSite.js";

const NOBODY = 65534;
const own = process.geteuid?.() ?? 0;
afterEach(() => process.seteuid?.(own));

test("a file that may not be read is a fault of the server, told as one", () =>
  withFolder(async root => {
    await chmod(root, 0o755);
    const {server, close} = await serve(await makeSmallSite(root), {port: 0, host: "127.0.0.1"});
    const {port} = server.address() as AddressInfo;
    if (own === 0) process.seteuid?.(NOBODY); // root may read everything
    const one = async (line: string) => (await exchange(port, request(line, "Range: bytes=0-1")))[0];
    for (const name of ["locked.html", "published/locked.csv"]) {
      const answer = await one(`GET /${name}`);
      expect([name, answer?.status, answer?.headers["content-type"]]).toEqual([name, 500, "text/plain; charset=utf-8"]);
      expect([answer?.headers.etag, answer?.headers["content-range"]]).toEqual([undefined, undefined]);
      expect(answer?.body.toString()).toMatch(/^500 .*\n$/);
    }
    expect((await one("GET /index.html"))?.status).toBe(206);
    process.seteuid?.(own);
    await close();
  }));
