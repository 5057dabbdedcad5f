import type {Row} from "../../../../pipeline/contracts/published.js";
import {figureId} from "../figureId.js";
import {formatNumber, qualified} from "../format.js";
import {groupsInView, setInView} from "../site.js";
import {provenanceHref, type SiteWith} from "./picked.js";

export type Side = "baseline" | "target";

/** A group's part of a bar. */
export interface CompositionPart {
  side: Side;
  /** The number of the group's fill. */
  fill: number | null;
  amount: number;
  said: string;
  title: string;
  href: string | null;
}

export interface CompositionRows {
  name: string;
  parts: CompositionPart[];
  /** What each bar adds up to, as published. */
  sums: {side: Side; said: string; href: string | null}[];
}

type Picked = SiteWith<"target_progress" | "target_total">;

/** Baselines and targets of the groups, the largest target first. A value that was not published is no part. */
export function compositionData(site: Picked): CompositionRows {
  const {words, root} = site;
  const total = setInView(site);
  const amount = (value: number) => `${formatNumber(value, 1, words)}${total?.unit ?? ""}`;
  const sides = ["baseline", "target"] as const;
  return {
    name: words.overview.composition(amount(total?.group_target_sum ?? 0)),
    parts: sides.flatMap(side => groupsInView(site).flatMap(group => partOf(site, side, group, total?.unit ?? ""))),
    sums: sides.flatMap(side => {
      const sum = total?.[`group_${side}_sum`] ?? null;
      if (sum === null) return [];
      const href = provenanceHref(root, figureId(`group_${side}_sum`, total?.target_set_id ?? ""));
      return [{side, said: amount(sum), href}];
    })
  };
}

function partOf(site: Picked, side: Side, group: Row<"target_progress">, unit: string): CompositionPart[] {
  const {find, words, root} = site;
  const amount = group[`${side}_value`];
  if (amount === null) return [];
  const said = formatNumber(amount, group[`${side}_decimals`], words);
  const full = qualified(`${said}${unit}`, side === "target" ? group.qualifier : null, find);
  const area = find.areas.get(group.area_id);
  const title = `${area?.name_ja ?? group.area_id} ${words[side]} ${full}`;
  const href = provenanceHref(root, group[`${side}_figure_id`]);
  return [{side, fill: area?.fill ?? null, amount, said, title, href}];
}
