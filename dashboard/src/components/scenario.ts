import type {Row} from "../../../pipeline/contracts/published.js";

/** What a scenario says of one group. Amounts in the unit of the target set, growth a year as a ratio (0.05 is 5 %). */
export interface ScenarioRow {
  area_id: string;
  /** Where the arithmetic starts: the latest comparable value, else the baseline. */
  base: number;
  base_year: number;
  base_figure_id: string;
  growth: number;
  value: number;
  target: number;
  /** Value less target: negative is short. */
  difference: number;
  /** The growth that closes the gap of the whole if all other groups stay as they are; null where nothing is short. */
  growth_alone: number | null;
}

export interface Scenario {
  year: number;
  rows: ScenarioRow[];
  value: number;
  target: number;
  difference: number;
}

/**
 * Arithmetic on published numbers, no forecast: each group grows from its last known value at the growth a reader
 * gives it (else at the growth that leads to its target) until the year of the set.
 * value = base × (1 + growth)^(year − base_year); the whole is the sum of the groups.
 */
export function scenarioOf(
  year: number,
  groups: readonly Row<"target_progress">[],
  standings: readonly Row<"standing">[],
  growthInPercent: Readonly<Record<string, string>>
): Scenario {
  const rows = groups.map(group => {
    const standing = standings.find(({area_id, value}) => area_id === group.area_id && value !== null);
    const base = standing?.value ?? group.baseline_value ?? 0;
    const base_year = standing?.latest_at ?? Number(group.baseline_period?.replace("FY", ""));
    const typed = growthInPercent[group.area_id];
    const asked = Math.max(year, Number(group.target_period)) - base_year;
    const growth = typed === undefined ? (group.target_value / base) ** (1 / asked) - 1 : Number(typed) / 100;
    const value = base * (1 + growth) ** (year - base_year);
    const figure = standing?.observation_id ?? group.baseline_figure_id ?? "";
    const target = group.target_value;
    return {
      area_id: group.area_id,
      base,
      base_year,
      base_figure_id: figure,
      growth,
      value,
      target,
      difference: value - target
    };
  });
  const value = rows.reduce((sum, row) => sum + row.value, 0);
  const target = rows.reduce((sum, row) => sum + row.target, 0);
  const difference = value - target;
  const alone = ({base, base_year, value: own}: (typeof rows)[number]) =>
    difference < -1e-9 && base > 0 ? ((own - difference) / base) ** (1 / (year - base_year)) - 1 : null;
  return {year, rows: rows.map(row => ({...row, growth_alone: alone(row)})), value, target, difference};
}
