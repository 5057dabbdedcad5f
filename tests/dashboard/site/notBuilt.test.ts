import {mkdir, rm, writeFile} from "node:fs/promises";
import {networkInterfaces} from "node:os";
import {join} from "node:path";
import {expect, test} from "vitest";
import {serve} from "../../../dashboard/site/serve.js";
import {problemsOf} from "../../helpers/errors.js";
import {withFolder} from "../../helpers/project.js";

/** An address of this machine by which others reach it; where it has none, another than the usual one. */
const known = Object.values(networkInterfaces()).flatMap(list => list ?? []);
const others = known.find(({family, internal}) => family === "IPv4" && !internal)?.address ?? "127.0.0.2";
const ofSix = known.some(({address}) => address === "::1") ? ["::1"] : [];

async function build(dist: string): Promise<void> {
  await mkdir(dist);
  await writeFile(join(dist, "index.html"), "whole");
}

const statusOf = async (address: string) => (await fetch(address)).status;

test("until the site stands every path is told so, with the time to ask again; then the same address has it", () =>
  withFolder(async folder => {
    const dist = join(folder, "dist");
    const site = await serve(dist, {port: 0, host: "127.0.0.1"});
    for (const [path, method] of [
      ["", "GET"],
      ["areas/grp-wood.html?asOf=2024", "GET"],
      ["operations.json", "HEAD"]
    ] as const) {
      const response = await fetch(site.address + path, {method});
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, "10"]);
      const text = await response.text();
      if (method !== "HEAD") expect(text).toMatch(/サイトがまだありません[\s\S]*There is no site yet/);
    }
    await build(dist);
    expect(await (await fetch(site.address)).text()).toBe("whole");
    await site.close();
    await expect(fetch(site.address)).rejects.toThrow("fetch failed");
  }));

test.each([others, ...ofSix, "0.0.0.0"])(
  "served on %s it is reached by that address, before it is built and afterwards",
  async host =>
    withFolder(async folder => {
      const dist = join(folder, "dist");
      const site = await serve(dist, {port: 0, host});
      const address = host === "0.0.0.0" ? site.address.replace("localhost", others) : site.address;
      expect(await statusOf(address)).toBe(503);
      await build(dist);
      expect(await statusOf(address)).toBe(200);
      if (host === others) await expect(fetch(address.replace(others, "127.0.0.1"))).rejects.toThrow("fetch failed");
      await site.close();
    })
);

test("a port that is taken is refused at once, whether a site stands or not; one that stands is served at once", () =>
  withFolder(async folder => {
    const dist = join(folder, "dist");
    await build(dist);
    const site = await serve(dist, {port: 0, host: "127.0.0.1"});
    expect(await statusOf(site.address)).toBe(200);
    const port = Number(new URL(site.address).port);
    for (const folder of [dist, join(dist, "none")]) {
      const [problem] = await problemsOf(() => serve(folder, {port, host: "127.0.0.1"}));
      expect(problem?.where).toBe(`PORT=${port}`);
    }
    await rm(dist, {recursive: true}); // whoever removes a site ends no server
    expect(await statusOf(site.address)).toBe(503);
    await site.close();
  }));
