import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, dirname, join} from "node:path/posix";
import {type BuildOptions, build, type Metafile} from "esbuild";
import {repository} from "./project.js";

/** One import: `lazy` is met at run time, `types` is erased before anything runs. */
export interface Import {
  from: string;
  to: string;
  kind: "static" | "lazy" | "types";
}

const MADE = /^dashboard\/(dist(?:\.\w+)?|\.pages)(\/|$)|node_modules/;

/** Files under a folder of the repository whose names end as given; what is built or published is left out. */
export function files(folder: string, ending: RegExp): string[] {
  return readdirSync(join(repository, folder), {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(repository.length))
    .filter(file => ending.test(file) && !MADE.test(file))
    .sort();
}

export function text(file: string): string {
  return readFileSync(join(repository, file), "utf8");
}

/** Every import of these files, those that are erased too; a relative one is given as the path of the file it finds. */
export async function importsOf(list: readonly string[]): Promise<Import[]> {
  const {metafile} = await bundled({entryPoints: [...list]});
  const code = list.filter(file => !file.endsWith(".md"));
  return [...seenIn(metafile), ...code.flatMap(file => typesIn(file, text(file)))];
}

/** The imports of a text, as if it were the file of that path. */
export async function importsOfText(from: string, contents: string): Promise<Import[]> {
  const stdin = {
    contents,
    sourcefile: basename(from),
    resolveDir: join(repository, dirname(from)),
    loader: "ts" as const
  };
  const {metafile} = await bundled({stdin});
  return [...seenIn(metafile), ...typesIn(from, contents)].filter(one => one.from === from);
}

/** What esbuild finds when it puts the files together: dynamic imports and template literals as well as statements. */
async function bundled(entry: Pick<BuildOptions, "entryPoints" | "stdin">) {
  return build({
    ...entry,
    absWorkingDir: repository,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    external: ["observablehq:*"],
    outdir: "out",
    write: false,
    metafile: true,
    logLevel: "silent"
  });
}

function seenIn({inputs}: Metafile): Import[] {
  return Object.entries(inputs).flatMap(([from, {imports}]) =>
    imports.map(({path, kind}) => ({
      from,
      to: path.startsWith(".") ? join(dirname(from), path).replace(/\.js$/, ".ts") : path,
      kind: kind === "dynamic-import" ? ("lazy" as const) : ("static" as const)
    }))
  );
}

/** Imports of types alone, which leave nothing to be bundled: always statements, or typeof import("…"). */
function typesIn(from: string, source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const clauses = code.matchAll(/^\s*(?:import|export)\s+([^;"'()=]*?)\s*\bfrom\s*["']([^"']+)["']/gm);
  const statements = Array.from(clauses, ([, names = "", to = ""]) => ({names, to})).filter(({names}) =>
    typesOnly(names)
  );
  const called = Array.from(code.matchAll(/\btypeof\s+import\(\s*["']([^"']+)["']\s*\)/g), ([, to = ""]) => ({to}));
  return [...statements, ...called].map(({to}) => ({
    from,
    kind: "types",
    to: to.startsWith(".") ? sourceOf(join(dirname(from), to)) : to
  }));
}

/** The file that an import ending in .js finds: TypeScript, unless plain JavaScript stands there. */
function sourceOf(path: string): string {
  return existsSync(join(repository, path)) ? path : path.replace(/\.js$/, ".ts");
}

/** `type {A}` or `{type A, type B}`: nothing of it is left when the code runs. */
function typesOnly(names: string): boolean {
  if (/^\s*type\b/.test(names)) return true;
  const listed = /^\s*\{([^}]*)\}\s*$/
    .exec(names)?.[1]
    ?.split(",")
    .map(name => name.trim());
  return listed?.filter(name => name !== "").every(name => name.startsWith("type ")) ?? false;
}

/** The first ring of files that import each other, as the path walked; undefined where there is none. */
export function ringOf(imports: readonly Import[]): string[] | undefined {
  const done = new Set<string>();
  const next = new Map<string, Import[]>();
  for (const one of imports) next.set(one.from, [...(next.get(one.from) ?? []), one]);
  const walk = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const {to} of next.get(file) ?? []) {
      const ring = walk(to, [...path, file]);
      if (ring) return ring;
    }
    done.add(file);
    return undefined;
  };
  for (const {from} of imports) {
    const ring = walk(from, []);
    if (ring) return ring;
  }
  return undefined;
}
