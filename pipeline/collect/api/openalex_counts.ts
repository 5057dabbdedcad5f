import {faultOf, type ShapeFault} from "../../contracts/api/json.js";
import {openAlexGroup, openAlexGroups} from "../../contracts/api/openalex.js";
import {type Count, countsOf} from "./client.js";

/**
 * `count` is believed: every work that fits has a date, for the question says since when, so none is in the group
 * "unknown" that is not shown. `groups_count` is the number of groups on a page that have any work, not of all pages
 * (openalexR#207).
 */
export function worksStated(json: unknown): Count[] | ShapeFault {
  const fault = faultOf(openAlexGroups, json);
  if (fault) return fault;
  const {meta, group_by} = openAlexGroups.parse(json);
  const filled = group_by.filter(group => openAlexGroup.safeParse(group).data?.count !== "0").length;
  return countsOf([
    {what: said.works, stated: meta.count, adds: worksIn(group_by)},
    {what: said.years, stated: meta.groups_count ?? undefined, here: filled}
  ]);
}

const said = {
  works: {ja: "論文数（count）", en: "number of works (count)"},
  years: {ja: "このページの年の数（groups_count）", en: "number of years on this page (groups_count)"}
};

/** The works of all groups; undefined where one of them does not say how many it has. */
export function worksIn(groups: readonly unknown[]): number | undefined {
  const counts = groups.map(group => openAlexGroup.safeParse(group).data?.count ?? "");
  return counts.every(count => /^\d{1,15}$/.test(count))
    ? counts.reduce((all, one) => all + Number(one), 0)
    : undefined;
}
