import {z} from "zod";

/**
 * Works counted by year (https://developers.openalex.org/guides/grouping): one group a year, the key being the year.
 * Numbers are texts, see json.ts.
 */
export const openAlexGroups = z.object({
  meta: z.object({count: z.string()}),
  group_by: z.array(z.object({key: z.string(), key_display_name: z.string(), count: z.string()}))
});

/** What OpenAlex answers when it refuses (https://developers.openalex.org/api-reference/errors). */
export const openAlexRefusal = z.object({error: z.string(), message: z.string()});

/** One page of a search for institutions (https://developers.openalex.org/api-reference/institutions). */
export const openAlexInstitutions = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      ror: z.string().nullish(),
      display_name: z.string(),
      country_code: z.string().nullish(),
      type: z.string().nullish()
    })
  )
});
