/** What a reader chose, as it stands in the address of the page. */
export interface ViewState {
  /** The target set in view; without one, the newest that has groups. */
  set: string | null;
  shape: Shape | null;
  /** The day whose state is shown, as SDMX's asOf; without one, today's. */
  asOf: string | null;
  /** The two days that are compared on the page of changes. */
  from: string | null;
  to: string | null;
  /** Growth a year in per cent that the scenario gives an area, as typed. */
  growth: Record<string, string>;
}

export const shapes = ["linear", "geometric", "milestones"] as const;
export type Shape = (typeof shapes)[number];

export const nothingChosen: ViewState = {set: null, shape: null, asOf: null, from: null, to: null, growth: {}};

/** The choices in a query string; what cannot be one (a day that is none, an unknown shape) counts as not chosen. */
export function readState(query: string): ViewState {
  const asked = new URLSearchParams(query);
  const day = (name: string) => {
    const text = asked.get(name) ?? "";
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
  };
  const growth = [...asked].filter(
    ([name, text]) => name.startsWith("g.") && text !== "" && Number.isFinite(Number(text))
  );
  return {
    set: asked.get("set") || null,
    shape: shapes.find(shape => shape === asked.get("shape")) ?? null,
    asOf: day("asOf"),
    from: day("from"),
    to: day("to"),
    growth: Object.fromEntries(growth.map(([name, text]) => [name.slice(2), text]))
  };
}

/** The query string of some choices: what was not chosen is left out. */
export function queryOf({growth, ...chosen}: ViewState): string {
  const pairs = [
    ...Object.entries(chosen).filter((pair): pair is [string, string] => pair[1] !== null),
    ...Object.entries(growth).map(([area, text]) => [`g.${area}`, text] as [string, string])
  ];
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}
