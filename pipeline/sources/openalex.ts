import {openAlexGroup, openAlexGroups} from "../contracts/api/openalex.js";
import {reading} from "../contracts/reading.js";
import type {ReferenceRows, Request} from "../contracts/request.js";
import {defineSource} from "../contracts/source.js";
import {entryOf, filed, heldFor, readPayload} from "../read/bytes/payload.js";

/** Members of these kinds publish under a ROR. */
const RESEARCH = new Set(["university", "research_institute", "hospital"]);

/**
 * Papers of the members of each community, counted by OpenAlex. One group is one figure:
 *
 *   {"meta":{"count":4711,…}, "group_by":[{"key":"2024","key_display_name":"2024","count":345}, …]}
 */
export default defineSource({
  id: "openalex",
  title_ja: "OpenAlex（構成員の論文数）",
  title_en: "OpenAlex (papers of members)",
  publisher_ja: "OurResearch",
  publisher_en: "OurResearch",
  licence: "CC0 1.0",
  credit_ja: "出典：OpenAlex",
  credit_en: "Source: OpenAlex",
  files: [],
  asks: {api: "openalex", requests: communities},
  calendar: {cron: "0 7 * * 1", release: "随時", grace: 0},
  *read(artifact, {asked}) {
    const {group_by} = readPayload(openAlexGroups, artifact);
    const [, known = "", all = "", rors = ""] = /\/(\d+)-of-(\d+)\.([^/.]*)(?:\.\d+)?\.json$/.exec(artifact.name) ?? [];
    const {key, evidence} = filed(asked, {});
    for (const [i, given] of group_by.entries()) {
      const {entry: group, held} = entryOf(openAlexGroup, `$.group_by[${i}]`, given);
      if (held) {
        yield heldFor(asked, held, {key});
        continue;
      }
      yield reading({
        key,
        evidence: `counted_to_date ${evidence}`.trim(),
        address: `$.group_by[${i}].count`,
        period: group.key,
        value: group.count,
        unit: "本",
        status: "実績",
        document: "api-openalex",
        confidence: "B",
        locator: `ROR ${rors.replaceAll("+", ", ")}; ${known}/${all}`,
        note_ja: `構成員 ${all} 機関のうち ROR の分かる ${known} 機関の論文。取得日までの収録数で、最近の年は後から増える。`,
        note_en: [
          `Papers of ${known} of ${all} members, those whose ROR is known;`,
          "as indexed on the day of asking, recent years still grow."
        ].join(" ")
      });
    }
  }
});

/** One question a community: the RORs of its members, and how many of those that should have one they are. */
function communities(rows: ReferenceRows): Request[] {
  const rorOf = new Map(rows("organisation").map(({member_name_ja, ror}) => [member_name_ja, ror]));
  return rows("community").flatMap(({community_id = ""}) => {
    const research = rows("community_member").filter(
      row => row.community_id === community_id && RESEARCH.has(row.actor_type ?? "")
    );
    const known = research.map(({member_name_ja}) => rorOf.get(member_name_ja) ?? "").filter(ror => ror !== "");
    const params = {ror: [...new Set(known)].sort().join(","), members: `${known.length}/${research.length}`};
    return known.length > 0 ? [{id: community_id, params}] : [];
  });
}
