import {z} from "zod";
import {shownText} from "./json.js";

/**
 * One page of an indicator: facts of the page, and its figures. Numbers are texts, see json.ts. Where nothing at all is
 * known the page is 0 of 0 and null stands for the list.
 */
export const worldBankPage = z.tuple([
  z.object({
    page: z.string(),
    pages: z.string(),
    per_page: z.string(),
    total: z.string(),
    lastupdated: z.iso.date().nullish()
  }),
  z.array(z.unknown()).nullable()
]);

/** What a figure belongs to. */
export const worldBankPlace = z.object({
  indicator: z.object({id: z.string(), value: z.string()}),
  country: z.object({id: z.string(), value: shownText}),
  date: z.string()
});

/** One figure, null where a country has none. */
export const worldBankFigure = worldBankPlace.extend({value: z.string().nullable(), obs_status: z.string().nullish()});

/** What the service answers, with HTTP status 200, when it refuses: a list of one. */
export const worldBankRefusal = z.tuple([
  z.object({message: z.array(z.object({id: z.string(), key: z.string(), value: z.string()})).min(1)})
]);
