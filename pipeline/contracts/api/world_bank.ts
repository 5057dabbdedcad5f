import {z} from "zod";

const named = z.object({id: z.string(), value: z.string()});

/**
 * One page of an indicator: facts of the page, and its figures (null where a country has none). Numbers are texts, see
 * json.ts. Where nothing at all is known the page is 0 of 0 and null stands for the list.
 */
export const worldBankPage = z.tuple([
  z.object({
    page: z.string(),
    pages: z.string(),
    per_page: z.string(),
    total: z.string(),
    lastupdated: z.iso.date().nullish()
  }),
  z
    .array(
      z.object({
        indicator: named,
        country: named,
        countryiso3code: z.string(),
        date: z.string(),
        value: z.string().nullable(),
        obs_status: z.string().optional()
      })
    )
    .nullable()
]);

/** What the service answers, with HTTP status 200, when it refuses: a list of one. */
export const worldBankRefusal = z.tuple([
  z.object({message: z.array(z.object({id: z.string(), key: z.string(), value: z.string()})).min(1)})
]);
