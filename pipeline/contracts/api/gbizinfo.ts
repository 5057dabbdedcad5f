import {z} from "zod";

/**
 * gBizINFO REST API v2, shapes as in https://api.info.gbiz.go.jp/hojin/v3/api-docs/v2. What is not known comes as null,
 * as the word "Null", or not at all.
 */
const text = z.string().nullish();
const company = z.object({corporate_number: z.string().regex(/^\d{13}$/), name: text});

/** One entry of any list: a subsidy has an amount, which is a text; of patents 特許, 意匠 and 商標 come in one list. */
const entry = z.object({
  title: text,
  amount: text,
  date_of_approval: text,
  patent_type: text,
  application_date: text
});

type Entry = z.infer<typeof entry>;

/** The lists that are asked of a company, each a page of its own. */
export const gbizinfoLists = ["subsidy", "patent", "certification"] as const;
export type GbizinfoList = (typeof gbizinfoLists)[number];

/** What stands around every answer, the refusals too. */
export const gbizinfoEnvelope = z.object({
  message: text,
  errors: z.array(z.object({item: text, message: text})).nullish()
});

/** HTTP 404: nothing found. */
const nothing = z
  .object({message: z.string().startsWith("404")})
  .transform((): {"hojin-infos": z.infer<typeof company>[]} => ({"hojin-infos": []}));

const listed = <L extends z.ZodRawShape>(list: L) =>
  z.union([z.object({"hojin-infos": z.array(company.extend(list))}), nothing]);

/**
 * The profile of a company; none there: no such company. And its lists: the company, with its entries under the list's
 * name.
 */
export const gbizinfoPages: Record<
  "profile" | GbizinfoList,
  z.ZodType<{"hojin-infos": (z.infer<typeof company> & Partial<Record<GbizinfoList, Entry[]>>)[]}>
> = {
  profile: z.object({"hojin-infos": z.array(company.extend({name: z.string()}))}),
  subsidy: listed({subsidy: z.array(entry)}),
  patent: listed({patent: z.array(entry)}),
  certification: listed({certification: z.array(entry)})
};

/** One page of a search by name: profiles only (schema HojinInfoSearchV2). */
export const gbizinfoFound = z.object({
  "hojin-infos": z.array(company.extend({name: z.string(), location: text}))
});
