import type {Row} from "../../../../pipeline/contracts/published.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {table} from "./blocks.js";
import {pageLink} from "./pieces.js";

/** The members of communities that cannot be looked up for want of an identifier, each once, with its communities. */
export function missingMembers(site: Site): Markup {
  const {words, data} = site;
  const {operations: say} = words;
  const members = new Map<string, Row<"missing_identifier">[]>();
  for (const row of data.missing_identifier) {
    const member = `${row.identifier} ${row.member_name_ja}`;
    members.set(member, [...(members.get(member) ?? []), row]);
  }
  if (members.size === 0) return html`<p class="missing">${say.noMembers}</p>`;
  const held = table(
    say.members,
    [say.member, words.pages.communities, say.missing, words.note],
    [...members.values()].map(rows => cells(site, rows))
  );
  return html`<h3 class="work">${say.members}</h3><p class="sub">${say.membersNote(members.size)}</p>
<details class="data"><summary>${say.membersTable}</summary>${held}</details>`;
}

function cells(site: Site, rows: readonly Row<"missing_identifier">[]): (Markup | string | null)[] {
  const {find, words} = site;
  const {operations: say} = words;
  const [first] = rows;
  const {member_name_ja = "", full_name_ja = null} = first ?? {};
  const links = rows.map(({community_id}, i) => {
    const name = find.communities.get(community_id)?.name_ja ?? community_id;
    return html`${i > 0 && "、"}${pageLink(site, "communities", community_id, name)}`;
  });
  return [
    full_name_ja && full_name_ja !== member_name_ja ? member_name_ja + words.aside(full_name_ja) : member_name_ja,
    html`${links}`,
    say.identifier[first?.identifier as keyof typeof say.identifier] ?? first?.identifier ?? "",
    first?.note_ja ?? ""
  ];
}
