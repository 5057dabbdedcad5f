import {formatNumber} from "../format.js";
import {groupsInView, setInView, shapeInView} from "../site.js";
import {type ChartOptions, provenanceHref} from "./chart.js";
import {wrap} from "./wrap.js";

/** One bar of a waterfall. */
export interface Step {
  key: string;
  label: string;
  from: number;
  to: number;
  /** What the bar prints: +20.8, −1.23. */
  said: string;
  href: string;
  whole: boolean;
}

/** The increase that the targets ask for, from the sum of the baselines to the sum of the targets. */
export function increaseSteps(options: ChartOptions): Step[] {
  const {root, words} = options;
  const set = setInView(options);
  const end = (key: string, label: string, to: number): Step => ({
    key,
    label,
    from: 0,
    to,
    said: formatNumber(to, 1, words),
    href: provenanceHref(root, `computed.${key}.${set?.target_set_id}`),
    whole: true
  });
  let reached = set?.group_baseline_sum ?? 0;
  const middle = groupsInView(options).map(group => {
    const from = reached;
    reached += group.increment ?? 0;
    const said = signed(group.increment ?? 0, group.target_decimals ?? 1, options);
    const href = provenanceHref(root, `computed.increment.${group.target_set_id}.${group.area_id}`);
    return {key: group.area_id, label: nameOf(options, group.area_id), from, to: reached, said, href, whole: false};
  });
  return [
    end("group_baseline_sum", `${words.baseline}（${words.sum}）`, set?.group_baseline_sum ?? 0),
    ...middle,
    end("group_target_sum", `${words.target}（${words.sum}）`, set?.group_target_sum ?? 0)
  ];
}

/** The gaps to the path that can be worked out, and the gap of the whole. */
export function gapSteps(options: ChartOptions): Step[] {
  const {data, find, root, words} = options;
  const [set, shape] = [setInView(options), shapeInView(options)];
  const mine = data.standing.filter(
    row => row.target_set_id === set?.target_set_id && row.shape === shape && row.gap_jpy !== null
  );
  const factor = find.units.get(set?.unit ?? "")?.factor ?? 1;
  let reached = 0;
  return [...mine]
    .sort((a, b) => levelOf(options, b.area_id) - levelOf(options, a.area_id) || (a.gap_jpy ?? 0) - (b.gap_jpy ?? 0))
    .map(row => {
      const whole = levelOf(options, row.area_id) === 0;
      const gap = (row.gap_jpy ?? 0) / factor;
      const from = whole ? 0 : reached;
      reached = from + gap;
      return {
        key: row.area_id,
        label: whole ? words.sum : nameOf(options, row.area_id),
        from,
        to: reached,
        said: signed(gap, 2, options),
        href: provenanceHref(root, `computed.gap.${row.target_set_id}.${row.area_id}.${row.shape}`),
        whole
      };
    });
}

/** 0 for the whole, which comes last, and 1 for its groups. */
function levelOf({find}: ChartOptions, areaId: string): number {
  return find.areas.get(areaId)?.level === "total" ? 0 : 1;
}

function nameOf({find, width}: ChartOptions, areaId: string): string {
  return wrap(find.areas.get(areaId)?.name_ja ?? areaId, Math.floor(width / 13.5));
}

function signed(value: number, decimals: number, {words}: ChartOptions): string {
  return `${value > 0 ? "+" : ""}${formatNumber(value, decimals, words)}`;
}
