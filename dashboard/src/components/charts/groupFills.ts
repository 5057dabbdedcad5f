/** Fills that tell groups apart, besides their place and label; the style sheet gives the colours. */
const fills = ["var(--group-1)", "url(#pattern-2)", "url(#pattern-3)", "url(#pattern-4)", "var(--group-5)"];

/** The fill of the number that area.csv gives a group, 1 to 5. */
export function groupFill(number: number | null | undefined): string {
  return fills[(number ?? 0) - 1] ?? "currentColor";
}
