import type {Row} from "../../../../pipeline/contracts/published.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {table} from "./pieces.js";

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
  return html`<h3 class="work">${say.members}</h3><p class="sub">${say.membersNote(members.size)}</p>
<details class="data"><summary>${say.membersTable}</summary>${table(
    say.members,
    [say.member, words.pages.communities, say.missing, words.note],
    [...members.values()].map(rows => cells(site, rows))
  )}</details>`;
}

function cells({find, root, words}: Site, rows: readonly Row<"missing_identifier">[]): (Markup | string | null)[] {
  const {operations: say} = words;
  const [first] = rows;
  return [
    html`${first?.member_name_ja}${first?.full_name_ja && first.full_name_ja !== first.member_name_ja && words.aside(first.full_name_ja)}`,
    html`${rows.map(
      ({community_id}, i) =>
        html`${i > 0 && "、"}<a href="${root}communities/${community_id}.html">${find.communities.get(community_id)?.name_ja ?? community_id}</a>`
    )}`,
    say.identifier[first?.identifier as keyof typeof say.identifier] ?? first?.identifier ?? "",
    first?.note_ja ?? ""
  ];
}
