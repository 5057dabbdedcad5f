/** A pattern for each group, besides its place and label; the style sheet gives the colours. */
export const groupFills: Record<string, string> = {
  "grp-biomanufacturing": "var(--group-1)",
  "grp-healthcare": "url(#pattern-2)",
  "grp-biopharma": "url(#pattern-3)",
  "grp-sustainable-primary": "url(#pattern-4)",
  "grp-wood": "var(--group-5)"
};
