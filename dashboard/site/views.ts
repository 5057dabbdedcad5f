import type {Operations} from "../../pipeline/contracts/published.js";
import type {Markup} from "../src/components/markup.js";
import type {Site} from "../src/components/site.js";
import {communities} from "../src/components/views/communities.js";
import {figures} from "../src/components/views/figures.js";
import {liveViews} from "../src/components/views/index.js";
import {methods, rules} from "../src/components/views/method.js";
import {type BuiltFrom, operations} from "../src/components/views/operations.js";
import * as quality from "../src/components/views/quality.js";

/** What a view may be handed besides the site: the row its page is of, and how everything runs. */
export interface ViewContext {
  site: Site;
  key: string;
  /** How everything is running; not for a site of an earlier day. */
  running: Operations | undefined;
  built: BuiltFrom;
}

type View = (context: ViewContext) => Markup;

/** Views that are written once, when the pages are filled. */
const fixed: Record<string, View> = {
  communities: ({site}) => communities(site),
  operations: ({site, running, built}) => operations(site, running, built),
  figures: ({site}) => figures(site),
  methods: ({site}) => methods(site),
  rules: ({site}) => rules(site),
  balance: ({site}) => quality.balance(site),
  sources: ({site}) => quality.sources(site),
  quarantine: ({site}) => quality.quarantine(site),
  withheld: ({site}) => quality.withheld(site),
  downloads: ({site}) => quality.downloads(site),
  statuses: ({site}) => quality.statuses(site),
  confidence: ({site}) => quality.confidence(site),
  documents: ({site}) => quality.documents(site),
  services: ({site}) => quality.services(site)
};

/** Every view that a slot of a page can name. */
export const views: ReadonlyMap<string, View> = new Map([
  ...Object.entries(fixed),
  ...Object.entries(liveViews).map(([name, view]): [string, View] => [name, ({site, key}) => view(site, key)])
]);

/** Whether the page's script writes a view anew when the reader chooses otherwise. */
export function isLive(name: string): boolean {
  return Object.hasOwn(liveViews, name);
}
