import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Reading} from "../../pipeline/contracts/reading.js";
import source from "../../pipeline/sources/published_figures.js";
import {repository} from "./project.js";
import {everything, series, type World} from "./store.js";

export type {World};

const content = await readFile(join(repository, "data/reference/target.csv"));
const printed = [...source.read({name: "data/reference/target.csv", content})];

/** The five groups in order of their id, with the year of their baseline. */
export const GROUPS = [
  {area: "grp-biomanufacturing", baseline: 2018},
  {area: "grp-biopharma", baseline: 2020},
  {area: "grp-healthcare", baseline: 2016},
  {area: "grp-sustainable-primary", baseline: 2018},
  {area: "grp-wood", baseline: 2018}
];

/** The national targets as kept in data/reference, with no observation. */
export function nationalTargets(): World {
  const {area = [], target = [], target_set = [], document = []} = everything;
  return {
    reference: {area, target, target_set, document, series: []},
    readings: printed,
    source: {compiled_on: "2026-11-23"}
  };
}

/**
 * A world with one more series of an area: comparable unless said otherwise, its figures actual and published in 2029.
 */
export function newSeries(
  area: string,
  typed: Partial<Reading>[],
  cells: Record<string, string> = {},
  world = nationalTargets()
): World {
  const document = "cao-platform-2023";
  const added = series({
    series_id: "new",
    entity_id: area,
    comparable_to_target: "true",
    document_id: document,
    ...cells
  });
  const readings = typed.map(one => ({key: added.series_id ?? "", document, published_on: "2029-12-31", ...one}));
  return {
    ...world,
    reference: {...world.reference, series: [...(world.reference?.series ?? []), added]},
    readings: [...(world.readings ?? []), ...readings]
  };
}

/** The same world, in which one side of a target of 2021 was typed otherwise. */
export function retyped(
  area: string,
  role: Reading["role"],
  typed: Partial<Reading>,
  world = nationalTargets()
): World {
  const key = `bio-strategy-2021/${area}`;
  const readings = (world.readings ?? []).map(one => (one.key === key && one.role === role ? {...one, ...typed} : one));
  return {...world, readings};
}

/** The same world with the target set of 2021 once more under another name, with other targets for all its groups. */
export function secondSet(value: string, world = nationalTargets()): World {
  const old = "bio-strategy-2021";
  const again = (rows: Record<string, string>[] = []) => [
    ...rows,
    ...rows
      .filter(({target_set_id}) => target_set_id === old)
      .map(row => ({...row, target_set_id: "second", supersedes_id: ""}))
  ];
  const {target_set, target} = world.reference ?? {};
  const sides = (world.readings ?? []).filter(({key}) => key?.startsWith(`${old}/`));
  const readings = sides.map(one => ({
    ...one,
    key: (one.key ?? "").replace(old, "second"),
    value: one.role === "target" ? value : (one.value ?? "")
  }));
  return {
    ...world,
    reference: {...world.reference, target_set: again(target_set), target: again(target)},
    readings: [...(world.readings ?? []), ...readings]
  };
}
