import type {Operations} from "../../pipeline/contracts/published.js";
import type {Markup} from "../src/components/markup.js";
import type {Site} from "../src/components/site.js";
import {communities} from "../src/components/views/communities.js";
import {figures} from "../src/components/views/figures.js";
import {liveViews} from "../src/components/views/index.js";
import {method} from "../src/components/views/method.js";
import {type BuiltFrom, operations} from "../src/components/views/operations.js";
import {quality} from "../src/components/views/quality.js";
import type {Words} from "../src/components/words.js";

/** One page of the built site: its file, its title, the entry of the menu it belongs to, and its view. */
export interface Page {
  file: string;
  title: string;
  section: keyof Words["pages"];
  /** The name of a view that follows the reader's choices in the browser too, and what it is of. */
  live?: {view: string; key: string};
  view: (site: Site) => Markup;
}

/** What the pages are made from: the tables, how everything is running (not for a site of an earlier day), and the set built from. */
export interface PagesFrom extends Pick<Site, "data" | "words"> {
  running: Operations | undefined;
  built: BuiltFrom;
}

/** Every page, in the order of the menu. The parameterised ones follow the published tables. */
export function pages({data, words, running, built}: PagesFrom): Page[] {
  const {pages: titles} = words;
  const top = (section: keyof Words["pages"], view: string): Page =>
    live(view, "", {file: `${section === "overview" ? "index" : section}.html`, title: titles[section], section});
  return [
    top("overview", "overview"),
    top("progress", "progress"),
    live("areas", "", {file: "areas/index.html", title: titles.areas, section: "areas"}),
    ...data.area
      .filter(({level}) => level !== "segment")
      .map(({area_id, name_ja}) =>
        live("area", area_id, {file: `areas/${area_id}.html`, title: name_ja, section: "areas"})
      ),
    {file: "communities/index.html", title: titles.communities, section: "communities", view: communities},
    ...data.community.map(({community_id, name_ja}) =>
      live("community", community_id, {
        file: `communities/${community_id}.html`,
        title: name_ja,
        section: "communities"
      })
    ),
    top("changes", "changes"),
    top("scenario", "scenario"),
    {file: "quality.html", title: titles.quality, section: "quality", view: quality},
    {
      file: "operations.html",
      title: titles.operations,
      section: "operations",
      view: site => operations(site, running, built)
    },
    {file: "method.html", title: titles.method, section: "method", view: method},
    {file: "figures.html", title: titles.figures, section: "figures", view: figures}
  ];
}

function live(view: string, key: string, page: Omit<Page, "live" | "view">): Page {
  const write = liveViews[view];
  if (!write) throw new Error(`unknown view: ${view}`);
  return {...page, live: {view, key}, view: site => write(site, key)};
}
