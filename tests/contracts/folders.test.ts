import {mkdir, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {fileOf, foldersIn} from "../../pipeline/contracts/folders.js";
import {withFolder} from "../helpers/project.js";

test("what is made lies in the home, what came with the product stays with the product", () => {
  const {root, reference, dashboard, ...made} = foldersIn("/opt/bio", "/srv/bio");
  expect([root, reference, dashboard]).toEqual(["/opt/bio", "/opt/bio/data/reference", "/opt/bio/dashboard"]);
  for (const path of Object.values(made)) expect(path).toMatch(/^\/srv\/bio/);
});

test("one name leads to the product's file or to the home's; a table of the home stands in the place of the product's", () =>
  withFolder(async home => {
    const folders = {root: "/opt/bio", home};
    const own = join(home, "data/reference");
    await mkdir(join(own, "geo"), {recursive: true});
    for (const name of ["name.csv", "README.md", "geo/prefecture.json"]) await writeFile(join(own, name), "");
    await symlink("nowhere", join(own, "unit.csv"));
    const read = Object.fromEntries(
      [
        "data/inbox/community_report/name.csv",
        "data/bundled/published_figures/observation.csv",
        "data/sample/nagaoka.csv",
        "data/reference/area.csv",
        "data/reference/name.csv",
        "data/reference/unit.csv",
        "data/reference/geo/prefecture.json"
      ].map(name => [name, fileOf(folders, name).slice(0, -name.length - 1)])
    );
    expect(read).toEqual({
      "data/inbox/community_report/name.csv": home,
      "data/bundled/published_figures/observation.csv": "/opt/bio",
      "data/sample/nagaoka.csv": "/opt/bio",
      "data/reference/area.csv": "/opt/bio",
      "data/reference/name.csv": home,
      "data/reference/unit.csv": home, // its fault is told, not passed over
      "data/reference/geo/prefecture.json": "/opt/bio"
    });
  }));
