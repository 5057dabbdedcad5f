import type {Markup} from "../src/components/markup.js";
import type {Site} from "../src/components/site.js";
import {area, areas} from "../src/components/views/areas.js";
import {communities} from "../src/components/views/communities.js";
import {community} from "../src/components/views/community.js";
import {figures} from "../src/components/views/figures.js";
import {method} from "../src/components/views/method.js";
import {overview} from "../src/components/views/overview.js";
import {quality} from "../src/components/views/quality.js";
import type {Words} from "../src/components/words.js";

/** One page of the built site: its file, its title, the entry of the menu it belongs to, and its view. */
export interface Page {
  file: string;
  title: string;
  section: keyof Words["pages"];
  view: (site: Site) => Markup;
}

/** Every page, in the order of the menu. The parameterised ones follow the published tables. */
export function pages({data, words}: Pick<Site, "data" | "words">): Page[] {
  const {pages: titles} = words;
  return [
    {file: "index.html", title: titles.overview, section: "overview", view: overview},
    {file: "areas/index.html", title: titles.areas, section: "areas", view: areas},
    ...data.area
      .filter(({level}) => level !== "segment")
      .map(({area_id, name_ja}) => ({
        file: `areas/${area_id}.html`,
        title: name_ja,
        section: "areas" as const,
        view: (site: Site) => area(site, area_id)
      })),
    {file: "communities/index.html", title: titles.communities, section: "communities", view: communities},
    ...data.community.map(({community_id, name_ja}) => ({
      file: `communities/${community_id}.html`,
      title: name_ja,
      section: "communities" as const,
      view: (site: Site) => community(site, community_id)
    })),
    {file: "quality.html", title: titles.quality, section: "quality", view: quality},
    {file: "method.html", title: titles.method, section: "method", view: method},
    {file: "figures.html", title: titles.figures, section: "figures", view: figures}
  ];
}
