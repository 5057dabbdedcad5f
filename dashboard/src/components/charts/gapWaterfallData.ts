import {figureId} from "../figureId.js";
import {formatNumber} from "../format.js";
import {groupsInView, setInView, shapeInView} from "../site.js";
import {provenanceHref, type SiteWith} from "./picked.js";

/** One bar of a waterfall. */
export interface Step {
  key: string;
  name: string;
  from: number;
  to: number;
  /** What the bar prints: +20.8, −1.23. */
  said: string;
  href: string | null;
  whole: boolean;
}

export interface GapWaterfallRows {
  name: string;
  steps: Step[];
}

type Picked = SiteWith<"target_progress" | "target_total" | "standing">;

/** The gaps of the groups to the path, where any can be worked out; else the increase that the targets ask for. */
export function gapWaterfallData(site: Picked): GapWaterfallRows {
  const {data, words} = site;
  const set = setInView(site)?.target_set_id;
  const gaps = data.standing.some(row => row.gap_jpy !== null && row.target_set_id === set);
  return gaps
    ? {name: words.progress.waterfallGap, steps: gapSteps(site)}
    : {name: words.progress.waterfallIncrement, steps: increaseSteps(site)};
}

/** From baselines to targets, summed up. A group whose increase is not known takes no step, and says so. */
function increaseSteps(site: Picked): Step[] {
  const {words, root} = site;
  const set = setInView(site);
  const end = (side: "baseline" | "target"): Step[] => {
    const to = set?.[`group_${side}_sum`] ?? null;
    if (to === null) return [];
    const key = `group_${side}_sum` as const;
    const href = provenanceHref(root, figureId(key, set?.target_set_id ?? ""));
    return [
      {key, name: `${words[side]}（${words.sum}）`, from: 0, to, said: formatNumber(to, 1, words), href, whole: true}
    ];
  };
  let reached = set?.group_baseline_sum ?? 0;
  const middle = groupsInView(site).map(({area_id, target_set_id, increment, target_decimals}) => {
    const from = reached;
    reached += increment ?? 0;
    const said = increment === null ? words.notPublished : signed(increment, target_decimals ?? 1, site);
    const href = increment === null ? null : provenanceHref(root, figureId("increment", target_set_id, area_id));
    return {key: area_id, name: nameOf(site, area_id), from, to: reached, said, href, whole: false};
  });
  return [...end("baseline"), ...middle, ...end("target")];
}

/** The gaps that can be worked out, and the gap of the whole. */
function gapSteps(site: Picked): Step[] {
  const {data, find, root, words} = site;
  const [set, shape] = [setInView(site), shapeInView(site)];
  const factor = find.units.get(set?.unit ?? "")?.factor ?? 1;
  const mine = data.standing.flatMap(({target_set_id, area_id, shape: its, gap_jpy}) =>
    target_set_id === set?.target_set_id && its === shape && gap_jpy !== null
      ? [{area_id, gap: gap_jpy / factor, whole: find.areas.get(area_id)?.level === "total"}]
      : []
  );
  let reached = 0;
  return mine
    .sort((a, b) => Number(a.whole) - Number(b.whole) || a.gap - b.gap)
    .map(({area_id, gap, whole}) => {
      const from = whole ? 0 : reached;
      reached = from + gap;
      const name = whole ? words.sum : nameOf(site, area_id);
      const href = provenanceHref(root, figureId("gap", set?.target_set_id ?? "", area_id, shape));
      return {key: area_id, name, from, to: reached, said: signed(gap, 2, site), href, whole};
    });
}

function nameOf({find}: Picked, areaId: string): string {
  return find.areas.get(areaId)?.name_ja ?? areaId;
}

function signed(value: number, decimals: number, {words}: Picked): string {
  return `${value > 0 ? "+" : ""}${formatNumber(value, decimals, words)}`;
}
