import {gbizinfoEntries, gbizinfoLists, gbizinfoPages} from "../contracts/api/gbizinfo.js";
import {jsonPath} from "../contracts/api/json.js";
import {reading} from "../contracts/reading.js";
import type {ReferenceRows, Request} from "../contracts/request.js";
import {defineSource} from "../contracts/source.js";
import {entryOf, heldFor, readPayload} from "../read/bytes/payload.js";
import {requireOrganisation} from "../read/reference/organisation.js";

/**
 * What the state has on record of each company among the members. One entry of a list is one record:
 *
 *   {"message":"200 - OK.", "hojin-infos":[{"corporate_number":"…","name":"…",
 *     "subsidy":[{"title":"…補助金","amount":"7784000","date_of_approval":"2024-03-29",…}, …]}]}
 */
export default defineSource({
  id: "gbizinfo",
  title_ja: "gBizINFO（構成員の補助金・特許・認定）",
  title_en: "gBizINFO (subsidies, patents and certifications of members)",
  publisher_ja: "経済産業省",
  publisher_en: "Ministry of Economy, Trade and Industry",
  licence: "gBizINFO terms of use (see https://info.gbiz.go.jp/)",
  credit_ja: "出典：gBizINFO（経済産業省）",
  credit_en: "Source: gBizINFO (Ministry of Economy, Trade and Industry)",
  files: [],
  asks: {api: "gbizinfo", requests: companies},
  calendar: {cron: "45 6 * * 1", release: "随時", grace: 0},
  *read(artifact, {asked}) {
    const list = gbizinfoLists.find(one => artifact.name.endsWith(`/${one}.json`));
    const {"hojin-infos": found} = readPayload(gbizinfoPages[list ?? "profile"], artifact);
    const money = list === "subsidy";
    for (const [c, company] of found.entries()) {
      const path = ["hojin-infos", c];
      if (asked) requireOrganisation(asked, company, {file: artifact.name, address: jsonPath([...path, "name"])});
      if (!list) continue; // the profile tells that the company is the right one
      for (const [i, given] of (company[list] ?? []).entries()) {
        const key = `${list}/${company.corporate_number}/${i}`;
        const place = [...path, list, i];
        const {entry, held} = entryOf<Partial<Record<string, string | null>>>(
          gbizinfoEntries[list],
          jsonPath(place),
          given
        );
        if (held) yield heldFor(asked, held, {subject: "record", key, evidence: "organisation_not_kept"});
        else
          yield reading({
            subject: "record",
            key,
            address: jsonPath([...place, ...(money ? ["amount"] : [])]),
            indicator: entry.patent_type ?? "",
            period: entry.application_date ?? entry.date_of_approval ?? "",
            value: money ? (entry.amount ?? "null") : "1",
            unit: money ? "円" : "件",
            status: "実績",
            document: "api-gbizinfo",
            confidence: "A",
            locator: entry.title ?? "",
            evidence: [money ? "" : "record_counted", asked ? "" : "organisation_not_kept"].join(" ").trim()
          });
      }
    }
  }
});

/** One question a corporate number, with the names of the members that have it. */
function companies(rows: ReferenceRows): Request[] {
  const names = new Map<string, string[]>();
  for (const {corporate_number = "", member_name_ja = ""} of rows("organisation")) {
    const members = rows("community_member").filter(row => row.member_name_ja === member_name_ja);
    const known = members.flatMap(({full_name_ja}) => full_name_ja || []);
    names.set(corporate_number, [...(names.get(corporate_number) ?? []), ...known, member_name_ja]);
  }
  names.delete("");
  return [...names].map(([id, known]) => ({id, params: {name: [...new Set(known)].join("\n")}}));
}
