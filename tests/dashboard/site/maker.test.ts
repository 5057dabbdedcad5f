import {appendFile, mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {isMadeHere, makerNote} from "../../../dashboard/site/maker.js";
import {withFolder} from "../../helpers/project.js";

test("a site was made here as long as no page, no code and no version of the product is another", () =>
  withFolder(async root => {
    const [dashboard, dist] = [join(root, "dashboard"), join(root, "dist")];
    const files = [
      "package.json",
      "dashboard/observablehq.config.js",
      "dashboard/src/a/index.md",
      "dashboard/site/b.ts",
      "pipeline/contracts/words.ts"
    ];
    for (const folder of ["dashboard/src/a", "dashboard/site", "pipeline/contracts", "dist"])
      await mkdir(join(root, folder), {recursive: true});
    for (const file of files) await writeFile(join(root, file), "as it was");
    expect(await isMadeHere({dashboard, dist})).toBe(false); // nothing is noted
    const note = async () => {
      const {name, content} = await makerNote(dashboard);
      await writeFile(join(dist, name), content);
    };
    for (const file of files) {
      await note();
      expect(await isMadeHere({dashboard, dist})).toBe(true);
      await appendFile(join(root, file), "\n");
      expect([file, await isMadeHere({dashboard, dist})]).toEqual([file, false]);
    }
    await note();
    await writeFile(join(dashboard, "src/a/.index.md.swp"), ""); // what an editor leaves
    expect(await isMadeHere({dashboard, dist})).toBe(true);
  }));
