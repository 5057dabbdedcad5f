import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {readInput, type SiteInput} from "../../../dashboard/site/input.js";
import {pages, rootOf} from "../../../dashboard/site/pages.js";
import {views} from "../../../dashboard/site/views.js";
import {ja} from "../../../dashboard/site/words.js";
import {figureId} from "../../../dashboard/src/components/figureId.js";
import {index, type Site} from "../../../dashboard/src/components/site.js";
import {nothingChosen, shapes, type ViewState} from "../../../dashboard/src/components/state.js";
import {files, text} from "../../helpers/imports.js";
import {makeProject, type Project, repository} from "../../helpers/project.js";

let project: Project;
let input: SiteInput;

beforeAll(async () => {
  project = await makeProject();
  await project.run();
  const map = join(project.settings.reference, "geo", "prefecture.json");
  input = await readInput(join(project.settings.published, "current"), map);
});

afterAll(() => project?.remove());

/** Every figure that the views of all pages ask for, in links and in charts, with the choices of a reader. */
async function asked(state: ViewState): Promise<Set<string>> {
  const {data, map, manifest} = input;
  const find = index(data);
  const names = new Set<string>();
  const recording = new Map(find.figures);
  recording.get = id => {
    if (id !== "") names.add(id);
    return find.figures.get(id);
  };
  const {content_id, built_at, as_of} = manifest;
  for (const page of await pages(join(repository, "dashboard", "src"), data)) {
    const site: Site = {
      data,
      words: ja,
      root: rootOf(page),
      find: {...find, figures: recording},
      map,
      state,
      asOf: as_of
    };
    const markdown = text(`dashboard/src/${page.source}`);
    for (const [, name = ""] of markdown.matchAll(/<!-- view: (\w+) -->/g)) {
      const written = views.get(name)?.({
        site,
        key: page.key,
        running: undefined,
        built: {content_id, built_at, as_of}
      });
      for (const [, id = ""] of String(written).matchAll(/figures\.html#([^"\\]+)/g)) names.add(decodeURIComponent(id));
    }
  }
  return names;
}

describe("every figure that a view can name is one that the models make", () => {
  const choices = shapes.flatMap(shape =>
    [null, "bio-strategy-2021", "bioeconomy-strategy-2024"].map(set => [shape, set] as const)
  );

  /** No breakdown of this set is published, so it has no groups to add up: 公表なし is what is to be said. */
  const ungrouped = ["group_target_sum", "group_baseline_sum", "coverage"].map(
    name => `computed.${name}.bioeconomy-strategy-2024`
  );

  test.each(choices)("on a %s path, of %s", async (shape, set) => {
    const names = await asked({...nothingChosen, shape, set});
    const known = index(input.data).figures;
    const missing = [...names].filter(id => !known.has(id));
    expect(names.size).toBeGreaterThan(150);
    expect(missing).toEqual(set === "bioeconomy-strategy-2024" ? ungrouped : []);
  });
});

test("each formula that a figure can be named by is one that the models compute, spelled as there", () => {
  const sql = files("pipeline/models/mart", /_computed\.sql$/)
    .map(text)
    .join("\n");
  const view = text("dashboard/src/components/figureId.ts");
  const formulas = [...view.matchAll(/^ {2}(\w+): \[/gm)].map(([, name = ""]) => name);
  expect(formulas.length).toBeGreaterThan(10);
  expect(formulas.filter(name => !new RegExp(`\\b${name}\\b`).test(sql))).toEqual([]);
});

test("an id is made of its parts, and a part that a figure does not have is left out", () => {
  expect(figureId("gap", "set", "grp", "linear")).toBe("computed.gap.set.grp.linear");
  expect(figureId("ratio", "set", "grp", "linear-rate@1", null)).toBe("computed.ratio.set.grp.linear-rate@1");
  expect(figureId("path", "set", "grp", "linear", 2026)).toBe("computed.path.set.grp.linear.2026");
});
