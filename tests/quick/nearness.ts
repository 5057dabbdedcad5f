import {basename} from "node:path/posix";

/** Every file of the repository that a change may be in, by its path, as text. */
export type Sources = ReadonlyMap<string, string>;

/** A file leans on another: it imports it, or names the table or macro that the other makes. */
export type Leaning = ReadonlyMap<string, ReadonlySet<string>>;

/** What else a file is called by: `mart.area` for its SQL, the macros it defines, `reference.unit` for a kept table. */
export function namesOf(file: string, text: string): string[] {
  const [, schema, model] = /^pipeline\/models\/(staging|mart|quarantine)\/(\w+)\.sql$/.exec(file) ?? [];
  if (schema) return [`${schema}.${model}`];
  const kept = /^data\/reference\/(\w+)\.csv$/.exec(file)?.[1];
  if (kept) return [`reference.${kept}`];
  if (/^pipeline\/models\/macros\//.test(file))
    return Array.from(text.matchAll(/create (?:or replace )?macro (macros\.\w+)/g), ([, macro = ""]) => macro);
  if (/\.(sql|md|css|csv)$/.test(file)) return [basename(file)];
  return [];
}

/** Who leans on each file by naming it. */
export function namedBy(sources: Sources): Map<string, Set<string>> {
  const homes = new Map<string, string>();
  for (const [file, text] of sources) for (const name of namesOf(file, text)) homes.set(name, file);
  const leaning = new Map<string, Set<string>>();
  for (const [file, text] of sources) {
    for (const [name] of text.matchAll(/\b[\w[\]-]+\.\w+\b/g)) {
      const home = homes.get(name);
      if (home !== undefined && home !== file) add(leaning, home, file);
    }
  }
  return leaning;
}

export function add(leaning: Map<string, Set<string>>, home: string, file: string): void {
  leaning.set(home, (leaning.get(home) ?? new Set()).add(file));
}

/**
 * The test files that a change can reach, the nearest first: by the steps from one file to the next that leans on it,
 * then those that stand in the room of the change.
 */
export function reached(changed: readonly string[], leaning: readonly Leaning[]): string[] {
  const steps = new Map(changed.map(file => [file, 0]));
  for (const [file, far] of steps)
    for (const by of leaning) for (const next of by.get(file) ?? []) if (!steps.has(next)) steps.set(next, far + 1);
  const rooms = changed.map(file => room(file.replace(/^(pipeline|dashboard\/src\/components|dashboard)\//, "tests/")));
  const isNear = (file: string) => rooms.includes(room(file));
  return [...steps]
    .filter(([file]) => file.endsWith(".test.ts"))
    .sort(([a, far], [b, farther]) => far - farther || Number(isNear(b)) - Number(isNear(a)) || a.localeCompare(b))
    .map(([file]) => file);
}

function room(file: string): string {
  return file.split("/").slice(0, -1).join("/");
}

/** As many as can be expected to run within the seconds, in their order, and the others. */
export function within(tests: readonly string[], limit: number, lasts: (test: string) => number) {
  let left = limit;
  const chosen = tests.filter(test => {
    const fits = lasts(test) <= left;
    if (fits) left -= lasts(test);
    return fits;
  });
  return {chosen, others: tests.filter(test => !chosen.includes(test))};
}
