import {z} from "zod";
import {faultOf, type ShapeFault, shownText} from "./json.js";

/** What the service itself never exceeds in one answer; the cells of a cube are walked one by one. */
const MOST_CELLS = 5_000_000;

const whole = z.string().regex(/^\d+$/, "a whole number");
const cells = z.union([z.record(whole, z.unknown()), z.array(z.unknown())]);

/** What may stand in a cell: a figure, or none; and beside it its flag. */
export const eurostatCell = z.object({value: z.string().nullable(), status: z.string()});
const message = z.object({status: z.string().optional(), id: z.string().optional(), label: z.string().optional()});

/** The cube before its sizes are compared with what they are the sizes of. */
const frame = z.object({
  id: z.array(z.string()),
  size: z.array(whole),
  updated: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(T|$)/, "a day or an instant")
    .nullish(),
  dimension: z.record(
    z.string(),
    z.object({
      category: z.object({
        index: z.union([z.record(z.string(), whole), z.array(z.string())]).optional(),
        label: z.record(z.string(), z.unknown()).optional().catch(undefined)
      })
    })
  ),
  value: cells,
  status: z.union([cells, z.string()]).optional(),
  extension: z.unknown().optional()
});

/**
 * JSON-stat 2.0 (https://json-stat.org/full/) as Eurostat answers it: a cube whose cells are counted row by row, the
 * last dimension fastest; a cell without a figure is left out. Numbers are texts, see json.ts.
 */
export const eurostatCube = frame.superRefine((cube, context) => {
  const odd = (path: PropertyKey[], expected: string) => context.addIssue({code: "custom", path, message: expected});
  if (!cube.id.includes("time")) odd(["id"], "a dimension called time");
  if (cube.size.length !== cube.id.length) odd(["size"], `as many sizes as dimensions: ${cube.id.length}`);
  for (const [i, id] of cube.id.entries()) {
    if (!cube.dimension[id]) odd(["dimension", id], "the dimension that id names");
    else if (!fills(codesOf(cube, id), Number(cube.size[i])))
      odd(["dimension", id, "category"], `one code for each of ${cube.size[i]} places`);
  }
  const places = cube.size.reduce((all, size) => all * Number(size), 1);
  if (places > MOST_CELLS) odd(["size"], `at most ${MOST_CELLS} cells`);
  if (Array.isArray(cube.value) && cube.value.length !== places) odd(["value"], `a cell for each of ${places} places`);
  const beyond = Object.keys(cube.value).find(place => Number(place) >= places);
  if (beyond !== undefined) odd(["value", beyond], `a place below ${places}`);
});

export type EurostatCube = z.infer<typeof eurostatCube>;

/** What the service answers when it refuses, or when it will have the answer only later. */
export const eurostatRefusal = z.union([
  z.object({error: z.union([z.array(message).min(1), message])}),
  z.object({warning: z.union([z.array(message).min(1), message])})
]);

/**
 * The codes of a dimension in the order of its places. Its index maps codes to places, or lists them; one code needs
 * none.
 */
function codesOf({dimension}: Pick<EurostatCube, "dimension">, id: string): string[] {
  const {index, label} = dimension[id]?.category ?? {};
  if (Array.isArray(index)) return index;
  const codes: string[] = [];
  for (const [code, place] of Object.entries(index ?? {})) codes[Number(place)] = code;
  return index === undefined ? Object.keys(label ?? {}).slice(0, 1) : codes;
}

/** Whether there is one code for each place, and no place without. */
function fills(codes: readonly string[], places: number): boolean {
  return codes.length === places && codes.filter(() => true).length === places;
}

/** What a cube states of its own size, with what of it is there; of an answer that is no cube, what is odd in it. */
export function sizesOf(json: unknown): {name: string; stated: string; there: number}[] | ShapeFault {
  const fault = faultOf(frame, json);
  if (fault) return fault;
  const cube = frame.parse(json);
  const dimensions = cube.id.map((id, i) => ({
    name: `size ${id}`,
    stated: cube.size[i] ?? "",
    there: codesOf(cube, id).filter(() => true).length
  }));
  const places = cube.size.reduce((all, size) => all * Number(size), 1);
  // a list has a place for every cell; where cells are named, those without a figure are left out
  const list = Array.isArray(cube.value) ? [{name: "size", stated: String(places), there: cube.value.length}] : [];
  return [...dimensions, ...list];
}

/**
 * One cell of a cube: its place, the codes it stands at, and what stands there, null and "" where nothing does; with
 * what the answer says the flag means.
 */
export interface EurostatCell {
  place: string | number;
  codes: Readonly<Record<string, string>>;
  value: unknown;
  flag: unknown;
  meaning: string;
}

/** Every cell of the cube, those without a figure too. */
export function* cellsOf(cube: EurostatCube): Iterable<EurostatCell> {
  const dimensions = cube.id.map(id => ({id, codes: codesOf(cube, id)}));
  const places = dimensions.reduce((all, {codes}) => all * codes.length, 1);
  const meanings = meaningsOf.safeParse(cube.extension).data?.status.label ?? {};
  for (let place = 0; place < places; place++) {
    let rest = place;
    const codes: Record<string, string> = {};
    for (const dimension of [...dimensions].reverse()) {
      codes[dimension.id] = dimension.codes[rest % dimension.codes.length] ?? "";
      rest = Math.floor(rest / dimension.codes.length);
    }
    const flag = flagAt(cube.status, place) ?? "";
    const at = Array.isArray(cube.value) ? place : String(place);
    yield {place: at, codes, value: cellAt(cube.value, place) ?? null, flag, meaning: meanings[String(flag)] ?? ""};
  }
}

/** What flags mean, in words for people. */
const meaningsOf = z.object({status: z.object({label: z.record(z.string(), shownText)})});

/** A single text of flags stands for every cell. */
function flagAt(status: EurostatCube["status"], place: number): unknown {
  return typeof status === "string" ? status : status && cellAt(status, place);
}

function cellAt(all: z.infer<typeof cells>, place: number): unknown {
  return Array.isArray(all) ? all[place] : all[String(place)];
}
