import type {Row} from "../../../../pipeline/contracts/published.js";
import {html, type Markup} from "../markup.js";
import type {Site} from "../site.js";
import {facts} from "./blocks.js";

/** Who is named in the documents of a community, by kind, and its places. */
export function membersAndHubs(site: Site, communityId: string): Markup {
  const {community: say} = site.words;
  return html`<section><h2>${say.members}</h2><p class="sub">${say.membersNote}</p>
${members(site, communityId)}${hubs(site, communityId)}</section>`;
}

type Member = Row<"community_member">;

function members({data, words}: Site, communityId: string): Markup {
  const mine = data.community_member.filter(({community_id}) => community_id === communityId);
  const types = (Object.keys(words.actor) as (keyof typeof words.actor)[]).filter(type =>
    mine.some(({actor_type}) => actor_type === type)
  );
  const named = (type: string) => mine.filter(({actor_type}) => actor_type === type).map(one => memberItem(words, one));
  return facts(types.map(type => [words.actor[type], html`<ul>${named(type)}</ul>`]));
}

function memberItem({aside}: Site["words"], {member_name_ja, full_name_ja, city}: Member): Markup {
  const place = city && html` <span class="year">${city}</span>`;
  return html`<li>${member_name_ja}${full_name_ja && aside(full_name_ja)}${place}</li>`;
}

function hubs({data, words}: Site, communityId: string): Markup | false {
  const mine = data.community_hub
    .filter(({community_id}) => community_id === communityId)
    .sort((a, b) => a.sort_order - b.sort_order);
  const named = facts(mine.map(({name_ja, summary_ja}) => [name_ja, summary_ja]));
  return mine.length > 0 && html`<h3>${words.community.hubs}</h3>${named}`;
}
