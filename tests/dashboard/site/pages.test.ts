import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {filledPage} from "../../../dashboard/site/filledPage.js";
import type {SiteInput} from "../../../dashboard/site/input.js";
import {type Page, pages, rootOf} from "../../../dashboard/site/pages.js";
import {chartSite} from "../../helpers/chartSite.js";
import {problemsOf} from "../../helpers/errors.js";

let src: string;

beforeEach(async () => {
  src = await mkdtemp(join(tmpdir(), "bio-src-"));
});

afterEach(() => rm(src, {recursive: true, force: true}));

async function write(...names: string[]): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(join(src, name)), {recursive: true});
    await writeFile(join(src, name), "# x\n");
  }
}

const site = chartSite({
  area: [
    {area_id: "bio-total", name_ja: "全体", level: "total"},
    {area_id: "seg", name_ja: "区分", level: "segment"},
    {area_id: "grp", name_ja: "群", level: "group"}
  ]
});
const input = {
  data: site.data,
  map: site.map,
  manifest: {content_id: "c", built_at: "2026-11-27T00:00:00Z", as_of: "2026-11-27"}
} as SiteInput;

test("every Markdown file is a page, one in brackets a page for each row, and a segment has none", async () => {
  await write("index.md", "areas/index.md", "areas/[area].md", ".hidden/x.md", "style.css");
  const all = await pages(src, site.data);
  expect(all.map(({path, key}) => [path, key])).toEqual([
    ["areas/bio-total", "bio-total"],
    ["areas/grp", "grp"],
    ["areas/index", ""],
    ["index", ""]
  ]);
  expect(all.map(rootOf)).toEqual(["../", "../", "../", "./"]);
});

test("brackets that no rows are known for, and two files for one page, are told by the file", async () => {
  await write("areas/[toString].md");
  const [unknown] = await problemsOf(() => pages(src, site.data));
  expect(unknown?.where).toBe("dashboard/src/areas/[toString].md");
  expect(unknown?.en).toContain("[area], [community]");
  await rm(join(src, "areas"), {recursive: true});
  await write("areas/grp.md", "areas/[area].md");
  const [twice] = await problemsOf(() => pages(src, site.data));
  expect(twice?.where).toBe("dashboard/src/areas/grp.md");
  expect(twice?.en).toContain("areas/[area].md");
});

const of = (name: string): Page => ({path: "areas/grp", source: "areas/[area].md", key: "grp", name});
const fill = (markdown: string, name = "群") => filledPage(markdown, of(name), input, undefined);

test("a name stands in front matter and in prose as it is, whatever it is made of", () => {
  const name = `$& "引用": $${"{alert(1)}"} *星* <b> 【$$】`;
  const [front, body = ""] = fill('---\ntitle: "{{name}}"\n---\n\n# {{name}}\n', name).split("\n---\n");
  expect(JSON.parse(/^title: (.*)$/m.exec(front ?? "")?.[1] ?? "")).toBe(name);
  const written = /^# (.*)$/m.exec(body)?.[1] ?? "";
  expect(written).not.toMatch(/[$*<"]/); // nothing that Markdown, HTML or Framework would take for its own
  const read = written.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  expect(read).toBe(name);
});

test("a page that was saved on Windows is the page it was", () => {
  const markdown = '---\ntitle: "{{name}}"\n---\n\n# 見出し\n\n文\n';
  expect(fill(`\ufeff${markdown.replaceAll("\n", "\r\n")}`)).toBe(fill(markdown));
  expect(fill(markdown)).toMatch(/^---\ntitle: "群"\n---\n<div id="page"/);
});

test.each(["constructor", "toString", "__proto__"])("a slot that names %s names no view", async name => {
  const [problem] = await problemsOf(() => fill(`---\ntitle: x\n---\n\n<!-- view: ${name} -->\n`));
  expect(problem?.where).toBe("dashboard/src/areas/[area].md:5");
});
