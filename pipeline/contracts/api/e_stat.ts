import {z} from "zod";

/** One of several, or a list of them: the XML behind the JSON knows no list of one. */
export const oneOrMany = <T extends z.ZodType>(shape: T) => z.union([z.array(shape), shape]);

/** Each of one or many, with its place: ["$.A.VALUE[0]", …] in a list, ["$.A.VALUE", …] alone. */
export function listed<T extends object>(path: string, given: readonly T[] | T | undefined): [path: string, one: T][] {
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

const table = z.object({
  "@id": z.string(),
  STATISTICS_NAME: named,
  TITLE: named,
  GOV_ORG: named.optional(),
  OPEN_DATE: z.string().optional(),
  UPDATED_DATE: z.string().optional()
});

/** The code of a dimension with its name, and for what is measured its unit. */
const code = z.object({"@code": z.string(), "@name": z.string(), "@unit": z.string().optional()});
const classes = z.object({CLASS_OBJ: oneOrMany(z.object({"@id": z.string(), CLASS: oneOrMany(code)}))});

/** Every code by its dimension and itself: "@cat01 100". */
export function codesOf({CLASS_OBJ}: z.infer<typeof classes>): ReadonlyMap<string, z.infer<typeof code>> {
  return new Map(
    listed("", CLASS_OBJ).flatMap(([, {"@id": id, CLASS}]) =>
      listed("", CLASS).map(([, one]) => [`@${id} ${one["@code"]}`, one] as const)
    )
  );
}

/** getMetaInfo: what a table is, and when it was last changed. */
export const eStatMeta = z.object({
  GET_META_INFO: z.object({
    RESULT: z.object({STATUS: z.string()}),
    METADATA_INF: z.object({TABLE_INF: table}).optional()
  })
});

/** Where the next page of getStatsData begins, in an answer that has one. */
export const eStatNext = z.object({
  GET_STATS_DATA: z.object({STATISTICAL_DATA: z.object({RESULT_INF: z.object({NEXT_KEY: z.string()})})})
});

const figures = z.object({
  TABLE_INF: table,
  CLASS_INF: classes,
  DATA_INF: z.object({
    NOTE: oneOrMany(z.object({"@char": z.string(), $: z.string()})).optional(),
    ANNOTATION: oneOrMany(z.object({"@annotation": z.string(), $: z.string()})).optional(),
    /**
     * One figure: the code of every dimension by its name (@tab, @cat01, @area, @time), @unit, and the figure itself.
     */
    VALUE: oneOrMany(z.object({$: z.string()}).catchall(z.string()))
  })
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
  GET_STATS_LIST: z.object({DATALIST_INF: z.object({TABLE_INF: oneOrMany(table).optional()}).optional()})
});
