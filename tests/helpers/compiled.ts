import {cp, readdir, readFile, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {build} from "esbuild";
import {once} from "./once.js";
import {repository} from "./project.js";

const CODE = ["pipeline", "dashboard/site", "dashboard/src/components"];
const SCRIPTS = ["tests/survival/runChild.ts"];

/** The command without what loads TypeScript, which is compiled here. */
function command(bio: string): string {
  return bio.replace(/^.*(tsx|register).*\n/gm, "").replace("main.ts", "main.js");
}

/**
 * The product and the tests' own scripts as plain JavaScript, made once a suite: a process starts in a quarter of the
 * time.
 */
export function compiled(): Promise<string> {
  return once("compiled", compile);
}

async function compile(folder: string): Promise<void> {
  const files = await Promise.all(CODE.map(sources));
  await build({
    entryPoints: [...files.flat(), ...SCRIPTS].map(name => join(repository, name)),
    outdir: folder,
    outbase: repository,
    format: "esm",
    platform: "node",
    target: "node20"
  });
  await copyProduct(folder, from => from.startsWith("/pipeline/") && from.endsWith(".ts"));
  const bio = join(folder, "pipeline", "bio.js");
  await writeFile(bio, command(await readFile(bio, "utf8")));
}

async function sources(folder: string): Promise<string[]> {
  const names = await readdir(join(repository, folder), {recursive: true});
  return names.filter(name => name.endsWith(".ts") && !name.endsWith(".d.ts")).map(name => join(folder, name));
}

/** Copies what the product needs to run in a folder of its own, but for what is made, and for what is left out. */
export async function copyProduct(to: string, leftOut: (from: string) => boolean = () => false): Promise<void> {
  const made = /\/(dist(\.\w+)?|\.pages)$/;
  const filter = (from: string) => !made.test(from) && !leftOut(from.slice(repository.length - 1));
  for (const folder of ["pipeline", "dashboard"])
    await cp(join(repository, folder), join(to, folder), {recursive: true, filter});
  await cp(join(repository, "package.json"), join(to, "package.json"));
  await symlink(join(repository, "node_modules"), join(to, "node_modules"));
}
