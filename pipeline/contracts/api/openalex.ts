import {z} from "zod";

/**
 * Works counted by year (https://developers.openalex.org/guides/grouping): one group a year, the key being the year.
 * `count` are the works that were counted, `groups_count` the groups of this page alone. Numbers are texts, see
 * json.ts.
 */
export const openAlexGroups = z.object({
  meta: z.object({count: z.string(), groups_count: z.string().nullish(), next_cursor: z.string().nullish()}),
  group_by: z.array(z.unknown())
});

/** One year and its works. */
export const openAlexGroup = z.object({key: z.string(), count: z.string()});

/** An answer that the service gave up counting for: what stands in it is a part (openalex-elastic-api, format_meta). */
export const openAlexPart = z.object({meta: z.object({timed_out: z.literal(true)})});

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
