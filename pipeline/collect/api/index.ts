import type {Api} from "../../contracts/source.js";
import type {Client} from "./client.js";
import {eStat} from "./e_stat.js";
import {eurostat} from "./eurostat.js";
import {gbizinfo} from "./gbizinfo.js";
import {openAlex} from "./openalex.js";
import {statDashboard} from "./stat_dashboard.js";
import {urlFile} from "./url.js";
import {worldBank} from "./world_bank.js";

/** How each service is asked. */
export const clients: Record<Api, Client> = {
  e_stat: eStat,
  stat_dashboard: statDashboard,
  gbizinfo,
  openalex: openAlex,
  eurostat,
  world_bank: worldBank,
  url: urlFile
};
