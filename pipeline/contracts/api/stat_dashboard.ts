import {z} from "zod";
import {oneOrMany} from "./e_stat.js";
import {entries, shownText} from "./json.js";

/** The keys of RESULT have been written in both cases over time; here they are lower-case. */
const result = z.preprocess(lowerKeys, z.object({status: z.string(), error: z.string().optional()}));

/** What the service says of its own answer. status 0 is a normal end, 1 one without data; all others are errors. */
export const statDashboardAnswer = z.object({GET_STATS: z.looseObject({RESULT: result})});

/** A code of the answer with its name, which stands in @name or, for units and the like, in $. */
export const statDashboardCode = z.object({"@code": z.string(), "@name": shownText, $: shownText});

/** One figure: the codes of what it is (@indicator, @unit, @regionCode, @time, …), and the figure itself. */
export const statDashboardFigure = z.object({$: z.string()}).catchall(z.string());

/** What holds figures, in most answers one. */
export const statDashboardObject = z.object({VALUE: entries});

/** How many figures the answer says that it has. */
export const statDashboardTotal = z.object({
  GET_STATS: z.object({STATISTICAL_DATA: z.object({RESULT_INF: z.object({TOTAL_NUMBER: z.unknown().optional()})})})
});

/** getData with MetaGetFlg=Y: figures and the names of their codes; without data (status 1) there are none. */
export const statDashboardData = z.object({
  GET_STATS: z
    .object({
      RESULT: result,
      STATISTICAL_DATA: z
        .object({
          CLASS_INF: z.object({CLASS_OBJ: oneOrMany(z.object({"@id": z.string(), CLASS: entries}))}).optional(),
          DATA_INF: z.object({DATA_OBJ: entries})
        })
        .optional()
    })
    .refine(({RESULT, STATISTICAL_DATA}) => (RESULT.status === "1") === (STATISTICAL_DATA === undefined), {
      path: ["STATISTICAL_DATA"],
      message: "STATISTICAL_DATA, or status 1 without it"
    })
});

/** {"STATUS": "0", "ERROR_MSG": "…"} and {"status": "0", "errorMsg": "…"} as {status, error}. */
function lowerKeys(given: unknown): unknown {
  if (given === null || typeof given !== "object") return given;
  const texts = Object.entries(given).map(([name, value]) => [
    name.toLowerCase().replace(/^error_?msg$/, "error"),
    value
  ]);
  return Object.fromEntries(texts);
}
