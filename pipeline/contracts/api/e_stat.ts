import {z} from "zod";
import {entries, textsOf} from "./json.js";

/** One of several, or a list of them, each of a shape without which none can be read. */
export const oneOrMany = <T extends z.ZodType>(shape: T) => z.union([z.array(shape), shape]);

/** Each of one or many, with its place: ["$.A.VALUE[0]", …] in a list, ["$.A.VALUE", …] alone. */
export function listed<T>(path: string, given: readonly T[] | T | undefined): [path: string, one: T][] {
  if (given === undefined) return [];
  if (Array.isArray(given)) return given.map((one: T, i): [string, T] => [`${path}[${i}]`, one]);
  return [[path, given as T]];
}

/** A text, or a text with attributes: "表題" and {"@no": "1", "$": "表題"} say the same. */
const named = z
  .union([z.string(), z.object({$: z.string()})])
  .transform(one => (typeof one === "string" ? one : one.$));

/**
 * What a service of e-Stat says of its own answer. STATUS 0 to 2 are normal ends, 1 is one without data; 100 and more
 * are errors.
 */
export const eStatAnswer = z.record(
  z.string(),
  z.looseObject({RESULT: z.looseObject({STATUS: z.string(), ERROR_MSG: z.string().optional()})})
);

/** What figures need to know of their table. */
const table = z.object({
  "@id": z.string(),
  STATISTICS_NAME: named,
  OPEN_DATE: z.string().optional(),
  UPDATED_DATE: z.string().optional()
});

/** The same as a search lists it, with what people tell tables apart by. */
const foundTable = table.extend({TITLE: named.catch(""), GOV_ORG: named.catch("")});

/** The codes of each dimension. */
const classes = z.object({CLASS_OBJ: oneOrMany(z.object({"@id": z.string(), CLASS: entries}))});

/** A code of a dimension with its name, and for what is measured its unit. */
export const eStatCode = z.object({"@code": z.string(), "@name": z.string(), "@unit": z.string().optional()});

/** One figure: the code of every dimension by its name (@tab, @cat01, @area, @time), @unit, and the figure itself. */
export const eStatFigure = z.object({$: z.string()}).catchall(z.string());

/** The texts of notes by their sign, or of annotations by their id; "" where one has no text. */
export function saidOf(of: "@char" | "@annotation", notes: unknown): ReadonlyMap<string, string> {
  const said = listed("", notes).map(([, note]) => textsOf(note));
  return new Map(said.flatMap(({[of]: sign, $ = ""}) => (sign === undefined ? [] : [[sign, $] as const])));
}

/** A code as the answer lists it, with its place; its name is undefined where it has none. */
export interface EStatCode {
  path: string;
  code: string;
  name: string | undefined;
  unit: string | undefined;
  given: unknown;
}

/** Every code by its dimension and itself: "@cat01 100". One without a code is one that no figure refers to. */
export function codesOf(path: string, {CLASS_OBJ}: z.infer<typeof classes>): ReadonlyMap<string, EStatCode> {
  const codes = listed(`${path}.CLASS_OBJ`, CLASS_OBJ).flatMap(([at, {"@id": id, CLASS}]) =>
    listed<unknown>(`${at}.CLASS`, CLASS).flatMap(([place, given]): [string, EStatCode][] => {
      const {"@code": code, "@name": name, "@unit": unit} = textsOf(given);
      return code === undefined ? [] : [[`@${id} ${code}`, {path: place, code, name, unit, given}]];
    })
  );
  return new Map(codes);
}

/** getMetaInfo: what a table is, and when it was last changed. */
export const eStatMeta = z.object({
  GET_META_INFO: z.object({
    RESULT: z.object({STATUS: z.string()}),
    METADATA_INF: z.looseObject({}).optional()
  })
});

/**
 * What a page of getStatsData states of itself (manual, section 4.4): how many figures fit the question, which of them
 * stand here, counted from 1, and where the next page begins, in an answer that has one.
 */
const counted = z.object({
  TOTAL_NUMBER: z.unknown().optional(),
  FROM_NUMBER: z.unknown().optional(),
  TO_NUMBER: z.unknown().optional(),
  NEXT_KEY: z.unknown().optional()
});
export const eStatNext = z.object({
  GET_STATS_DATA: z.object({STATISTICAL_DATA: z.object({RESULT_INF: counted})})
});

const figures = z.object({
  TABLE_INF: table,
  CLASS_INF: classes,
  DATA_INF: z.object({NOTE: z.unknown().optional(), ANNOTATION: z.unknown().optional(), VALUE: entries})
});

/** getStatsData: a page of figures; one without data (STATUS 1) has none. */
export const eStatData = z.object({
  GET_STATS_DATA: z.preprocess(
    withoutEmptyFrame,
    z
      .object({RESULT: z.object({STATUS: z.string()}), STATISTICAL_DATA: figures.optional()})
      .refine(({RESULT, STATISTICAL_DATA}) => RESULT.STATUS === "1" || STATISTICAL_DATA, {
        path: ["STATISTICAL_DATA"],
        message: "STATISTICAL_DATA"
      })
  )
});

/** Where there are no data, what is left of their frame says nothing. */
function withoutEmptyFrame(given: unknown): unknown {
  const nothing = z.looseObject({RESULT: z.looseObject({STATUS: z.literal("1")})}).safeParse(given);
  return nothing.success ? {RESULT: nothing.data.RESULT} : given;
}

/**
 * getStatsList: the tables that a search found, the same table once for each area it is made for; none with STATUS 1.
 */
export const eStatList = z.object({
  GET_STATS_LIST: z.object({DATALIST_INF: z.object({TABLE_INF: oneOrMany(foundTable).optional()}).optional()})
});
