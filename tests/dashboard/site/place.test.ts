import type {AddressInfo} from "node:net";
import {expect, test} from "vitest";
import {assertPortFree, serve} from "../../../dashboard/site/serve.js";
import {problemsOf} from "../../helpers/errors.js";
import {withFolder} from "../../helpers/project.js";

test("a port that is taken, and an address that is not this machine's, are told before and when serving begins", async () => {
  await withFolder(async folder => {
    const {server, address} = await serve(folder, {port: 0});
    const {port, address: host} = server.address() as AddressInfo;
    expect([host, address]).toEqual(["127.0.0.1", `http://localhost:${port}/`]);
    for (const begin of [assertPortFree, (place: {port: number}) => serve(folder, place)]) {
      const [taken] = await problemsOf(() => begin({port}));
      expect([taken?.where, taken?.en]).toEqual([`PORT=${port}`, expect.stringContaining("this port is taken")]);
      const [elsewhere] = await problemsOf(() => begin({port: 0, host: "192.0.2.1"}));
      expect([elsewhere?.where, elsewhere?.en]).toEqual(["192.0.2.1:0", expect.stringContaining("no such name")]);
    }
    server.close();
    await assertPortFree({port});
  });
});

test("a server on every address is told by a name that a browser can open", async () => {
  await withFolder(async folder => {
    const {server, address} = await serve(`${folder}/dist`, {port: 0, host: "0.0.0.0"});
    expect(address).toMatch(/^http:\/\/localhost:\d+\/$/);
    expect((await fetch(address)).status).toBe(503); // nothing is built there
    server.close();
  });
});
