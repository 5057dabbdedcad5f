import fc from "fast-check";
import {expect, test} from "vitest";
import {redact, redactBytes} from "../../pipeline/collect/redact.js";

/** Keys as settings admit them: eight signs and more, no spaces. */
const key = fc.string({minLength: 8, maxLength: 40, unit: "grapheme"}).filter(text => !/\s|\*/u.test(text));
const plainKey = fc.stringMatching(/^[A-Za-z0-9]{8,40}$/);

const asciiOf = (json: string, signs: RegExp) =>
  json.replace(signs, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
const quoted = (text: string) =>
  text.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&#34;").replaceAll("'", "&#39;");

const spellings: [string, (key: string) => string][] = [
  ["as it is", text => text],
  ["in an address", encodeURIComponent],
  ["in a form", text => new URLSearchParams({k: text}).toString().slice(2)],
  ["in an address, in small letters", text => encodeURIComponent(text).replace(/%../g, hex => hex.toLowerCase())],
  ["in JSON", text => JSON.stringify(text).slice(1, -1)],
  ["in JSON that escapes all but ASCII", text => asciiOf(JSON.stringify(text).slice(1, -1), /[^ -~]/g)],
  ["in JSON as Go writes it", text => asciiOf(JSON.stringify(text).slice(1, -1), /[<>&]|[^ -~]/g)],
  ["in JSON as Gson writes it", text => asciiOf(JSON.stringify(text).slice(1, -1), /[<>&=']|[^ -~]/g)],
  ["in HTML with quotes by number", text => quoted(text.replaceAll("&", "&amp;"))],
  ["in an address within an address", text => encodeURIComponent(encodeURIComponent(text))],
  [
    "with every byte escaped",
    text =>
      Buffer.from(text)
        .toString("hex")
        .replace(/../g, byte => `%${byte}`)
  ],
  ["in JSON as PHP writes it", text => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/")],
  [
    "in HTML",
    text => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
  ]
];

test.each(spellings)("a key that stands %s is made unreadable", (_name, spell) => {
  fc.assert(
    fc.property(key, fc.string(), fc.string(), (secret, before, after) => {
      const told = redact(`${before}|${spell(secret)}|${after}`, [secret]);
      expect(told).toContain("|***|");
      expect(told).not.toContain(`|${spell(secret)}|`);
    })
  );
});

test("a key in bytes of any kind is made unreadable, and every other byte stays", () => {
  const bytes = fc.uint8Array({maxLength: 60});
  fc.assert(
    fc.property(key, bytes, bytes, (secret, before, after) => {
      const clean = redactBytes(Buffer.concat([before, Buffer.from(secret), after]), [secret]);
      expect(Buffer.from(clean).includes(secret)).toBe(false);
      if (Buffer.concat([before, Buffer.from("|"), after]).includes(secret)) return;
      expect(Buffer.from(clean)).toEqual(Buffer.concat([before, Buffer.from("***"), after]));
    })
  );
});

test("what holds no key comes back as the very same", () => {
  const content = Buffer.from('{"value":"１２３","bytes":"\u0000"}');
  expect(redactBytes(content, ["canary-0123456789"])).toBe(content);
  expect(redactBytes(content, [])).toBe(content);
  expect(redactBytes(content, [""])).toBe(content);
  expect(redact("nothing here", [""])).toBe("nothing here");
});

test("of a key that another key begins with nothing is left", () => {
  fc.assert(
    fc.property(plainKey, plainKey, (short, more) => {
      expect(redact(`<${short}${more}>`, [short, short + more])).toBe("<***>");
      expect(redact(`<${short}${more}>`, [short + more, short])).toBe("<***>");
    })
  );
});

test("a slice of a larger buffer is read by itself", () => {
  const whole = Buffer.from("canary-12345678 canary-12345678");
  const clean = redactBytes(whole.subarray(16), ["canary-12345678"]);
  expect(Buffer.from(clean).toString()).toBe("***");
  expect(whole.toString()).toBe("canary-12345678 canary-12345678");
});

test("of a key in a longer text in base64, for addresses or not, no more than two signs at either end are left", () => {
  fc.assert(
    fc.property(
      key,
      fc.string({unit: "binary-ascii"}),
      fc.constantFrom("base64", "base64url"),
      (secret, user, form) => {
        const text = Buffer.from(`${user}:${secret}`).toString(form as "base64");
        const told = redact(`<${text}>`, [secret]);
        const [before, after] = told.slice(1, -1).split("***");
        expect(after).toBeDefined();
        const told8 = Math.floor((8 * (Buffer.byteLength(user) + 1)) / 6);
        expect(before?.length).toBeLessThanOrEqual(told8 + 2);
        expect(after?.replace(/=+$/, "").length).toBeLessThanOrEqual(1);
      }
    )
  );
});
