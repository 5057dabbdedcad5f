/** An exact decimal without the zeros that only its column gave it: 9050.2, not 9050.200000. No digit is rounded. */
export function plainDecimal(value: unknown): string {
  return String(value)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}
