import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {repository} from "../helpers/project.js";

interface Package {
  version?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

const lock = JSON.parse(await readFile(join(repository, "package-lock.json"), "utf8")) as {
  packages: Record<string, Package>;
};

/** Where Node would look for a package from the place of another: its own folder first, then those above. */
function lookUp(from: string, name: string): Package | undefined {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf("/node_modules/"))) {
    const found = lock.packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`];
    if (found) return found;
    if (!folder.includes("/node_modules/")) return folder === "" ? undefined : lock.packages[`node_modules/${name}`];
  }
}

test("the lock file has a version for every package, on every platform, so that npm ci takes it as it is", () => {
  const missing = Object.entries(lock.packages).flatMap(([place, {dependencies = {}, optionalDependencies = {}}]) =>
    Object.keys({...dependencies, ...optionalDependencies})
      .filter(name => lookUp(place, name)?.version === undefined)
      .map(name => `${place} needs ${name}`)
  );
  expect(missing).toEqual([]);
  expect(Object.keys(lock.packages).length).toBeGreaterThan(200);
});

test("every direct dependency is pinned to an exact version, and the lock file has no address of a registry", async () => {
  const {dependencies = {}, devDependencies = {}} = lock.packages[""] ?? {};
  expect(
    Object.entries({...dependencies, ...devDependencies}).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)
    )
  ).toEqual([]);
  expect(await readFile(join(repository, "package-lock.json"), "utf8")).not.toContain('"resolved"');
});
