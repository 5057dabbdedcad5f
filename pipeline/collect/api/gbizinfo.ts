import {parse, stringify} from "lossless-json";
import {gbizinfoEnvelope, gbizinfoFound, gbizinfoLists, gbizinfoPages} from "../../contracts/api/gbizinfo.js";
import type {Call, Client, Heard, Reply} from "./client.js";
import {notJson} from "./notJson.js";

/** Names of persons that answers may carry: of the representative, and of large shareholders. */
const PERSONAL = new Set(["representative_name", "name_major_shareholders"]);

/** How a company is looked up by its name, in up to 10 pages: a name that finds more must be made longer. */
export const gbizinfoSearch = {
  call(name: string, page = 1): Call {
    return {
      name: `search-${page}.json`,
      path: "hojin",
      query: {name, page: String(page), limit: "100"},
      answers: [404]
    };
  },
  hear: (_call: Call, answer: Reply): Heard => refusalOf(answer) ?? {keep: true},
  /** The companies of an answer, none for one that found none. */
  found: ({json}: Pick<Reply, "json">): {corporate_number: string; name: string; location: string}[] =>
    (gbizinfoFound.safeParse(json).data?.["hojin-infos"] ?? []).map(({location, ...row}) => ({
      ...row,
      location: location ?? ""
    }))
};

/**
 * gBizINFO REST API v2 (https://api.info.gbiz.go.jp/hojin/swagger-ui/index.html?urls.primaryName=v2). A request is a
 * corporate number. The profile is asked first; of a company that is there, its lists. Nothing found is HTTP 404. A
 * slash at the end of an address gives HTTP 500. No list states how long it is, and none has pages; the profile's
 * `number_of_activity` counts lists that are not asked too, so nothing is counted here.
 */
export const gbizinfo: Client = {
  base: "https://api.info.gbiz.go.jp/hojin/v2/",
  key: {variable: "GBIZINFO_TOKEN", header: "X-hojinInfo-api-token"},
  perSecond: 5,
  calls: ({id}) => [{name: "profile.json", path: `hojin/${id}`, answers: [404]}],
  hear(call, answer) {
    const refusal = refusalOf(answer);
    if (refusal) return refusal;
    if (call.name !== "profile.json") return {keep: true};
    const profile = gbizinfoPages.profile.safeParse(answer.json).data;
    if (answer.status === 404 || profile?.["hojin-infos"].length === 0) return unknown(call);
    return {keep: true, ...(profile && {next: gbizinfoLists.map(list => listOf(call, list))})};
  },
  // the id numbers the call, not the company
  lasting: json => (json !== null && typeof json === "object" ? {...json, id: undefined} : json),
  clean: withoutPersons,
  search: gbizinfoSearch
};

function listOf({path}: Call, list: string): Call {
  return {name: `${list}.json`, path: `${path}/${list}`, answers: [404]};
}

/**
 * An error told with HTTP status 200; and a text that is no JSON, which cannot be rid of names: nothing of it is kept
 * or quoted.
 */
function refusalOf({json, content}: Reply): Heard | undefined {
  if (json === undefined) return notJson(content[0] === 0x7b ? new Uint8Array() : content); // {
  const errors = gbizinfoEnvelope.safeParse(json).data?.errors ?? [];
  if (errors.length === 0) return undefined;
  const said = errors.map(({item, message}) => [item, message].filter(Boolean).join(": ")).join(" / ");
  return refusal(`gBizINFO の応答は誤りです：${said}`, `gBizINFO refused: ${said}`);
}

function unknown({path}: Call): Heard {
  const number = path.split("/").at(-1);
  const table = "data/reference/organisation.csv";
  return refusal(
    `法人番号 ${number} は gBizINFO にありません。${table} の番号を確かめてください。`,
    `corporate number ${number} is not in gBizINFO; check it in ${table}.`
  );
}

function refusal(ja: string, en: string): Heard {
  return {keep: false, problem: {ja, en}};
}

/** The same bytes where nobody is named; else the same JSON, numbers digit by digit, without the names. */
function withoutPersons(content: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(content);
  try {
    const clean = stringify(parse(text, (key, value) => (PERSONAL.has(key) ? undefined : value)));
    return clean === undefined || clean === stringify(parse(text)) ? content : Buffer.from(clean);
  } catch (error) {
    if (error instanceof SyntaxError) return content; // nothing is kept of what is no JSON
    throw error;
  }
}
