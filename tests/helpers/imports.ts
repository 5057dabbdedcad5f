import {readdirSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path/posix";
import {repository} from "./project.js";

/** One import as written: `lazy` is import("…") met at run time, `types` is erased before anything runs. */
export interface Import {
  from: string;
  to: string;
  kind: "static" | "lazy" | "types";
}

const MADE = /^dashboard\/(dist(?:\.\w+)?|src\/data|src\/\.observablehq)(\/|$)|node_modules/;

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

/** Every import of a source text; a relative one is given as the path of the TypeScript or JavaScript file. */
export function importsOf(from: string, source: string): Import[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const clauses = code.matchAll(/^\s*(?:import|export)\s+([^;"'()=]*?)\s*\bfrom\s*["']([^"']+)["']/gm);
  const effects = code.matchAll(/^\s*(import)\s*["']([^"']+)["']/gm);
  const written = Array.from([...clauses, ...effects], ([, names = "", to = ""]) => ({
    to,
    kind: typesOnly(names) ? ("types" as const) : ("static" as const)
  }));
  const called = Array.from(
    code.matchAll(/(typeof\s+)?\bimport\(\s*["']([^"']+)["']\s*\)(\.\w+)?/g),
    ([, type, to = "", member]) => {
      return {to, kind: type || member ? ("types" as const) : ("lazy" as const)};
    }
  );
  return [...written, ...called].map(({to, kind}) => ({
    from,
    kind,
    to: to.startsWith(".") ? join(dirname(from), to).replace(/\.js$/, ".ts") : to
  }));
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
  const walk = (file: string, path: string[]): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const {from, to} of imports) {
      const ring = from === file ? walk(to, [...path, file]) : undefined;
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
