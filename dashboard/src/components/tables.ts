import {FileAttachment} from "observablehq:stdlib";
import type {TableName} from "../../../pipeline/contracts/published.js";

/**
 * Every published table the window may ask for, those with a history by their history; a file is fetched when it is
 * asked for.
 */
export const tables: {[T in TableName]?: () => Promise<ArrayBuffer>} = {
  area: () => FileAttachment("./data/area.arrow").arrayBuffer(),
  target: () => FileAttachment("./data/target.arrow").arrayBuffer(),
  target_progress: () => FileAttachment("./data/target_progress.arrow").arrayBuffer(),
  target_total: () => FileAttachment("./data/target_total.arrow").arrayBuffer(),
  target_path: () => FileAttachment("./data/target_path.arrow").arrayBuffer(),
  area_crosswalk: () => FileAttachment("./data/area_crosswalk.arrow").arrayBuffer(),
  method: () => FileAttachment("./data/method.arrow").arrayBuffer(),
  verdict_history: () => FileAttachment("./data/verdict_history.arrow").arrayBuffer(),
  community_verdict_history: () => FileAttachment("./data/community_verdict_history.arrow").arrayBuffer(),
  standing_history: () => FileAttachment("./data/standing_history.arrow").arrayBuffer(),
  proxy_signal_history: () => FileAttachment("./data/proxy_signal_history.arrow").arrayBuffer(),
  proxy_index_history: () => FileAttachment("./data/proxy_index_history.arrow").arrayBuffer(),
  projection_history: () => FileAttachment("./data/projection_history.arrow").arrayBuffer(),
  backtest_history: () => FileAttachment("./data/backtest_history.arrow").arrayBuffer(),
  change: () => FileAttachment("./data/change.arrow").arrayBuffer(),
  community: () => FileAttachment("./data/community.arrow").arrayBuffer(),
  community_status: () => FileAttachment("./data/community_status.arrow").arrayBuffer(),
  community_target: () => FileAttachment("./data/community_target.arrow").arrayBuffer(),
  country: () => FileAttachment("./data/country.arrow").arrayBuffer(),
  indicator: () => FileAttachment("./data/indicator.arrow").arrayBuffer(),
  series: () => FileAttachment("./data/series.arrow").arrayBuffer(),
  observation: () => FileAttachment("./data/observation.arrow").arrayBuffer(),
  figure_label: () => FileAttachment("./data/figure_label.arrow").arrayBuffer(),
  document: () => FileAttachment("./data/document.arrow").arrayBuffer(),
  unit: () => FileAttachment("./data/unit.arrow").arrayBuffer(),
  status: () => FileAttachment("./data/status.arrow").arrayBuffer(),
  qualifier: () => FileAttachment("./data/qualifier.arrow").arrayBuffer()
};
