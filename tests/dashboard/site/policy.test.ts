import {createHash} from "node:crypto";
import {expect, test} from "vitest";
import {policy, policyIn, withPolicy} from "../../../dashboard/site/policy.js";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const page = (head: string, body = "") =>
  `<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n${head}\n</head>\n<body>${body}</body>\n</html>\n`;
const scriptsOf = (html: string) => /script-src ([^;]*)/.exec(policyIn(withPolicy(html)))?.[1];

test("a page's policy stands before all that it can forbid, and is read from it as it was written", () => {
  const written = withPolicy(page('<script type="module">\nimport "./a.js";\n</script>'));
  expect(policyIn(written)).toBe(policy([hash('\nimport "./a.js";\n')]));
  expect(written.indexOf("Content-Security-Policy")).toBeLessThan(written.indexOf("<script"));
  expect(policyIn(page(""))).toBe(policy());
});

test("a script is known by its hash where it stands in the head and would be run; files and data need none", () => {
  const head = `<script type="module" src="./a.js"></script><script>1</script>
<script type="application/json">{}</script><script type="application/ld+json">{}</script><script type="importmap">2</script>`;
  expect(scriptsOf(page(head))).toBe(`'self' ${hash("1")} ${hash("2")}`);
});

test("what stands in the body is never known, whatever names and titles are made of", () => {
  const names = `<a aria-label="<script>alert(1)</script>">x</a><script>alert(2)</script></head><script>alert(3)</script>`;
  expect(scriptsOf(page("<title>&lt;script>alert(4)&lt;/script></title>", names))).toBe("'self'");
});

test("a page that has no place for its policy is not built without one", () => {
  expect(() => withPolicy("<!DOCTYPE html><head></head>")).toThrow(/meta charset/);
  expect(() => withPolicy("<!DOCTYPE html>")).toThrow(/meta charset/);
});
