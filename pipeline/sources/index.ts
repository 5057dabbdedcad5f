import type {Source} from "../contracts/source.js";
import communityReport from "./community_report.js";
import eStat from "./e_stat.js";
import eurostat from "./eurostat.js";
import gbizinfo from "./gbizinfo.js";
import openalex from "./openalex.js";
import publishedFigures from "./published_figures.js";
import sampleReport from "./sample_report.js";
import statDashboard from "./stat_dashboard.js";
import urlFile from "./url_file.js";
import worldBank from "./world_bank.js";

/** Every source of the product, in the order of collecting. A new source is one file and one line here. */
export const sources: readonly Source[] = [
  publishedFigures,
  communityReport,
  worldBank,
  eurostat,
  eStat,
  statDashboard,
  gbizinfo,
  openalex,
  urlFile
];

/** The sources that take part in a run: the invented reports only where they are asked for. */
export function sourcesFor({sample}: {sample: boolean}): readonly Source[] {
  return sample ? [...sources, sampleReport] : sources;
}
