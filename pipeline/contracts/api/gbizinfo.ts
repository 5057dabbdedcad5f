import {z} from "zod";
import {shownText} from "./json.js";

/**
 * gBizINFO REST API v2, shapes as in https://api.info.gbiz.go.jp/hojin/v3/api-docs/v2. What is not known comes as null,
 * as the word "Null", or not at all.
 */
const text = z.string().nullish();
const company = z.object({corporate_number: z.string().regex(/^\d{13}$/), name: text});

/** The lists that are asked of a company, each a page of its own. */
export const gbizinfoLists = ["subsidy", "patent", "certification"] as const;
export type GbizinfoList = (typeof gbizinfoLists)[number];

/**
 * One entry of each list, as far as its figure needs it: a subsidy has an amount, which is a text; of patents 特許, 意匠
 * and 商標 come in one list.
 */
export const gbizinfoEntries = {
  subsidy: z.object({title: shownText, amount: text, date_of_approval: text}),
  patent: z.object({title: shownText, patent_type: text, application_date: text}),
  certification: z.object({title: shownText, date_of_approval: text})
} as const satisfies Record<GbizinfoList, z.ZodType>;

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
  z.ZodType<{"hojin-infos": (z.infer<typeof company> & Partial<Record<GbizinfoList, unknown[]>>)[]}>
> = {
  profile: z.object({"hojin-infos": z.array(company.extend({name: z.string()}))}),
  subsidy: listed({subsidy: z.array(z.unknown())}),
  patent: listed({patent: z.array(z.unknown())}),
  certification: listed({certification: z.array(z.unknown())})
};

/** One page of a search by name: profiles only (schema HojinInfoSearchV2). */
export const gbizinfoFound = z.object({
  "hojin-infos": z.array(company.extend({name: z.string(), location: text}))
});
