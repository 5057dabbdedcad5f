/** What the models compute, and what tells one such figure from another. mart/*_computed.sql makes the same ids. */
interface Computed {
  group_target_sum: [set: string];
  group_baseline_sum: [set: string];
  coverage: [set: string];
  growth_required: [set: string, area: string];
  growth_needed: [set: string, area: string];
  increment: [set: string, area: string];
  share_of_target: [set: string, area: string];
  proxy_growth: [set: string, series: string];
  gap: [set: string, area: string, shape: string | null];
  years_ahead: [set: string, area: string, shape: string | null];
  path: [set: string, area: string, shape: string | null, year: number | string];
  ratio: [set: string, area: string, method: string, shape: string | null];
}

/** The id of a computed figure, under which its formula and its inputs stand in the register. */
export function figureId<F extends keyof Computed>(formula: F, ...parts: Computed[F]): string {
  return ["computed", formula, ...parts.filter(part => part !== null)].join(".");
}
