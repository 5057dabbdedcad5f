import {expect, test} from "vitest";
import {addressOf, isEverywhere} from "../../../dashboard/site/address.js";
import {assertPortFree} from "../../../dashboard/site/serve.js";
import {problemsOf} from "../../helpers/errors.js";

test.each([
  ["127.0.0.1", "http://localhost:80/", false],
  ["0.0.0.0", "http://localhost:80/", true],
  ["0", "http://localhost:80/", true],
  ["::", "http://localhost:80/", true],
  ["0:0:0:0:0:0:0:0", "http://localhost:80/", true],
  ["10.0.0.1", "http://10.0.0.1:80/", false],
  ["::1", "http://[::1]:80/", false],
  ["fe80::1%eth0", "http://[fe80::1%25eth0]:80/", false],
  ["bio.example.jp", "http://bio.example.jp:80/", false]
])("what is served on %s is opened at %s", (host, address, everywhere) => {
  expect(addressOf({host, port: 80})).toBe(address);
  expect(isEverywhere(host)).toBe(everywhere);
});

test.each([
  ["203.0.113.9", "この機械のアドレスではありません。", "this is no address of this machine"],
  ["no-such-host.invalid", "この名前のアドレスが分かりません。", "no address is known by this name"]
])("nothing is served on %s: one line says why and what could be", async (host, ja, en) => {
  const problems = await problemsOf(() => assertPortFree({port: 0, host}));
  expect(problems).toEqual([
    {where: `BIO_HOST=${host}`, ja: expect.stringContaining(ja), en: expect.stringContaining(en)}
  ]);
});
