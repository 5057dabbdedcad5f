import {openAlexGroups, openAlexInstitutions, openAlexPart, openAlexRefusal} from "../../contracts/api/openalex.js";
import {OperatorError} from "../../errors.js";
import type {Call, Client, Heard, Reply} from "./client.js";
import {notJson} from "./notJson.js";
import {worksIn, worksStated} from "./openalex_counts.js";

/** As many values as one filter takes (https://developers.openalex.org/guides/filtering). */
const MOST_VALUES = 100;

/** Earlier works are not counted. */
const SINCE = "2011-01-01";

/** A page of groups, with the works counted by the pages before it. */
interface GroupCall extends Call {
  before?: number;
}

/** How an institution is looked up by its name. */
export const openAlexSearch = {
  call: (name: string): Call => ({
    name: "search.json",
    path: "institutions",
    query: {search: name, per_page: "25"}
  }),
  hear,
  /** The institutions of an answer that have a ROR. */
  found: ({json}: Pick<Reply, "json">): {ror: string; name: string; country: string; type: string}[] =>
    (openAlexInstitutions.safeParse(json).data?.results ?? []).flatMap(({ror, display_name, country_code, type}) =>
      ror
        ? [
            {
              ror: ror.replace("https://ror.org/", ""),
              name: display_name,
              country: country_code ?? "",
              type: type ?? ""
            }
          ]
        : []
    )
};

/**
 * OpenAlex (https://developers.openalex.org). A request says `ror`, a list of institutions parted by commas, and how
 * many of the members they are. Works of any of them are counted by year in one call, so that a work of two of them
 * counts once. For that reason a list is never parted over calls. Of more groups than stand on a page (200) the next
 * ones come by the cursor; the last cursor leads to an empty page, which is not asked for once all works are there.
 */
export const openAlex: Client = {
  base: "https://api.openalex.org/",
  key: {variable: "OPENALEX_API_KEY", parameter: "api_key"},
  perSecond: 5,
  calls({id, params}) {
    const institutions = (params.ror ?? "").split(",");
    if (institutions.length > MOST_VALUES)
      throw new OperatorError({
        where: `openalex/${id}`,
        ja: `ROR が ${institutions.length} 件あります。一度に数えられるのは ${MOST_VALUES} 件までです。`,
        en: `there are ${institutions.length} RORs; at most ${MOST_VALUES} can be counted at once.`
      });
    const any = institutions.map(ror => `https://ror.org/${ror}`).join("|");
    return [
      {
        // what was counted stays legible when the list of members has changed
        name: `${(params.members ?? "").replace("/", "-of-")}.${institutions.join("+")}.json`,
        path: "works",
        query: {
          filter: `authorships.institutions.ror:${any},from_publication_date:${SINCE}`,
          group_by: "publication_year",
          cursor: "*"
        }
      }
    ];
  },
  hear(call: GroupCall, answer) {
    const heard = hear(call, answer);
    const {data} = openAlexGroups.safeParse(answer.json);
    if (!heard.keep || !data) return heard;
    const {count, next_cursor: cursor} = data.meta;
    const before = (call.before ?? 0) + (worksIn(data.group_by) ?? 0);
    if (!cursor || data.group_by.length === 0 || String(before) === count) return heard;
    const next: GroupCall = {...call, name: nameAfter(call.name), query: {...call.query, cursor}, before};
    return {keep: true, next: [next]};
  },
  counts: (_call, {json}) => worksStated(json),
  // all else in meta tells of the call: how long it took, what it cost
  lasting(json) {
    const {data} = openAlexGroups.safeParse(json);
    return data ? {count: data.meta.count, groups: data.group_by} : json;
  },
  search: openAlexSearch
};

/** "2-of-3.ror.json", "2-of-3.ror.2.json", "2-of-3.ror.3.json". */
function nameAfter(name: string): string {
  const [, first = "", page = "1"] = /^(.*?)(?:\.(\d+))?\.json$/.exec(name) ?? [];
  return `${first}.${Number(page) + 1}.json`;
}

function hear(_call: Call, {json, content}: Reply): Heard {
  if (json === undefined) return notJson(content);
  if (openAlexPart.safeParse(json).success)
    return {
      keep: false,
      problem: {
        ja: "OpenAlex が数え終わる前に打ち切りました（timed_out）。",
        en: "OpenAlex gave up before all was counted (timed_out)."
      }
    };
  const {data: refusal} = openAlexRefusal.safeParse(json);
  if (!refusal) return {keep: true};
  const {error, message} = refusal;
  return {
    keep: false,
    problem: {ja: `OpenAlex の応答は誤りです（${error}）：${message}`, en: `OpenAlex refused (${error}): ${message}`}
  };
}
