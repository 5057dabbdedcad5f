import type {Markup} from "../markup.js";
import type {Site} from "../site.js";
import {area} from "./area.js";
import {areas} from "./areas.js";
import {changes} from "./changes.js";
import {community} from "./community.js";
import {overview} from "./overview.js";
import {progress} from "./progress.js";
import {scenario} from "./scenario.js";

/** The views that follow the reader's choices, by name; `key` says of which area or community. */
export const liveViews: Record<string, (site: Site, key: string) => Markup> = {
  overview,
  progress,
  areas,
  area,
  community,
  changes,
  scenario
};
