import {expect, test} from "vitest";
import {
  addressFault,
  filledAddress,
  hideAddresses,
  shownAddress,
  shownQuestion,
  variablesIn
} from "../../pipeline/contracts/address.js";

/** A variable as it is named in an address. */
const named = (name: string) => `$${`{${name}}`}`;
const BOX = named("BIO_SECRET_BOX");

test.each([
  ["https://a.test/b/c.csv?token=canary#canary", "https://a.test/b/c.csv"],
  ["https://canary:canary@a.test/b", "https://a.test/b"],
  ["HTTPS://A.test:8443?canary", "https://a.test:8443/"],
  ["https://a.test/%E8%A1%A8.csv", "https://a.test/%E8%A1%A8.csv"],
  [`https://a.test/${BOX}/x.csv?t=${BOX}`, `https://a.test/${BOX}/x.csv`],
  ["https://canary:canary/canary@a.test", "https://…"],
  ["https:\\\\canary@a.test\\b?canary", "https://a.test/b"],
  ["canary", "//…"]
])("%s is shown as %s", (address, shown) => {
  expect(shownAddress(address)).toBe(shown);
});

test.each([
  ["of 「https://a.test/b?canary」, twice: http://c.test/?canary.", "of 「https://a.test/b」, twice: http://c.test/"],
  ['{"to":"https:\\/\\/u:canary@a.test\\/b?canary"}', '{"to":"https://a.test//b"}'],
  ["ftp://canary@a.test/x;canary=1 http:// is not used", "ftp://a.test/x;canary=1 http:// is not used"],
  ["10:30 data:x no address", "10:30 data:x no address"]
])("in %s every address is cut to origin and path", (text, shown) => {
  expect(hideAddresses(text)).toBe(shown);
});

test.each([
  ["https://u:p@a.test/x"],
  ["https://u@a.test/"],
  ["https://:p@a.test/"],
  ["https:/a.test/x"],
  ["https:u:p@a.test"],
  ["https://a.test/x y"],
  ["https://a.test/x\ty"],
  ["https://a.test/x\ny"],
  ["file:///etc/hosts"],
  ["https://"],
  ["https://xn--/"],
  [`https://a.test/?h=${named("HOME")}`],
  [`https://a.test/?h=${named("E_STAT_APP_ID")}`],
  [`https://a.test/?h=${named("bio_secret_box")}`],
  [`https://a.test/?h=${named("BIO_SECRET_")}`],
  [`https://a.test/?h=${named("")}`],
  ["https://a.test/?h=$".concat("{BIO_SECRET_BOX")],
  [`https://${BOX}.test/`],
  [`https://a.test/#${BOX}`],
  [`${BOX}`]
])("%j is refused, and nothing of it is quoted", address => {
  const fault = addressFault(address);
  expect(fault?.ja).toMatch(/URL|変数/);
  expect(`${fault?.ja}${fault?.en}`).not.toContain("a.test");
});

test.each(["https://a.test", "HTTPS://a.test/x", `http://a.test:80/${BOX}?a=${BOX}`, "https://a.test/@x?y=@"])(
  "%s can be asked",
  address => {
    expect(addressFault(address)).toBeUndefined();
  }
);

test("a value stands in an address as one piece, whatever it holds", () => {
  const address = `https://a.test/${BOX}/x?t=${BOX}&u=${named("BIO_SECRET_NONE")}`;
  const filled = new URL(filledAddress(address, new Map([["BIO_SECRET_BOX", "../a?b&c=d#e%2F@f"]])));
  expect([filled.host, filled.pathname.split("/").length, [...filled.searchParams.keys()]]).toEqual([
    "a.test",
    3,
    ["t", "u"]
  ]);
  expect(filled.searchParams.get("t")).toBe("../a?b&c=d#e%2F@f");
  expect(variablesIn(address)).toEqual(["BIO_SECRET_BOX", "BIO_SECRET_NONE"]);
});

test.each([
  ["country=JP;indicator=X", "country=JP;indicator=X"],
  ["url=https://a.test/x?canary;document=wood", "url=https://a.test/x;document=wood"],
  [" URL = https://u:canary@a.test/x ;name=b", "url=https://a.test/x;name=b"],
  ["url=https://a.test/x?a;token=canary;canary", "url=https://a.test/x;…;…"],
  ["url=canary", "url=//…"]
])("the question %s is shown as %s", (params, shown) => {
  expect(shownQuestion(params)).toBe(shown);
});
