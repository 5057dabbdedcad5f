/** A long name on two lines, broken after a comma where one is near. */
export function wrap(label: string, fits: number): string {
  if (label.length <= fits) return label;
  const comma = label.lastIndexOf("、", fits - 1);
  const end = comma > fits / 2 ? comma + 1 : fits;
  return `${label.slice(0, end)}\n${label.slice(end)}`;
}
