import {expect, test} from "vitest";
import {fillSlots} from "../../../dashboard/site/slots.js";
import {problemsOf} from "../../helpers/errors.js";

/** What Framework would run: a template's placeholder, written so that no reader of this file takes it for one. */
const run = (name: string) => `$${"{"}${name}}`;
const page = {path: "areas/grp-wood", source: "areas/[area].md", key: "grp-wood", name: "木材"};
const views: Record<string, string> = {area: `<div>\n\n<p>1 ${run("x")}</p>\n \n</div>`, other: "<p>2</p>"};
const fill = (markdown: string) => fillSlots(markdown, page, name => views[name]);

test("a slot is replaced by its view as one block of HTML, with nothing in it that Framework would run", () => {
  expect(fill("# 見出し\n\n<!-- view: area -->\n\n本文")).toBe(
    "# 見出し\n\n\n<div>\n<p>1 &#36;{x}</p>\n</div>\n\n\n本文"
  );
});

test("several slots stand where they were put, however they are indented, and prose stays as it was written", () => {
  expect(fill(`<!--view:other-->\n文 ${run("y")}\n  <!-- view: other -->`)).toBe(
    `\n<p>2</p>\n\n文 ${run("y")}\n\n<p>2</p>\n`
  );
});

test("{{name}} is the name of the row that the page is of", () => {
  expect(fill("# {{name}}と{{name}}")).toBe("# 木材と木材");
});

test("a slot that no view fills is told with file, line and the name that was found", async () => {
  const [problem] = await problemsOf(() => fill("a\nb\n<!-- view: aera -->"));
  expect(problem?.where).toBe("dashboard/src/areas/[area].md:3");
  expect(problem?.ja).toContain("「aera」");
  expect(problem?.en).toContain('"aera"');
});

test.each(["text <!-- view: other -->", "<!-- view: other --> <!-- view: area -->", "<!-- view other -->"])(
  "a slot that is none is not passed over in silence: %s",
  async line => {
    const [problem] = await problemsOf(() => fill(line));
    expect(problem?.where).toBe("dashboard/src/areas/[area].md:1");
    expect(problem?.en).toContain("expected a line of its own");
  }
);
