/** Random histories of answers, and what stands after each, worked out without any of the product. */

export type Figures = Map<string, string>; // period -> value
/** What an answer of a request is: its pages, and the figures that stand once it was received. */
export interface Answer {
  pages: string[];
  after: Figures;
  /** The last value of each period that was to be believed, also where it was withdrawn since. */
  believed: Figures;
}

/** A random answer that follows on others, and what stands after it, worked out without any of the product. */
export function next(id: string, before: readonly Answer[], random: () => number): Answer {
  const {after: standing, believed}: Pick<Answer, "after" | "believed"> = before.at(-1) ?? {
    after: new Map(),
    believed: new Map()
  };
  const kind = random();
  if (kind < 0.15) return {pages: [`! ${kind}`], after: standing, believed}; // held whole: ends nothing
  const former = before[Math.floor(random() * before.length)];
  const again = former && !former.pages[0]?.startsWith("!") && kind < 0.45 ? former.pages : undefined;
  const pages = again ?? newPages(id, random);
  const after: Figures = new Map();
  const now = new Map(believed);
  for (const line of pages.join("").split("\n").filter(Boolean)) {
    const [, period = "", value = ""] = line.split(",");
    const [known, former] = [standing.get(period), believed.get(period)];
    if (/^\d/.test(value) && !(former && farFrom(Number(value), Number(former)))) {
      after.set(period, value);
      now.set(period, value);
    } else if (known) after.set(period, known); // held: what stood before stands
  }
  return {pages, after, believed: now};
}

const farFrom = (value: number, known: number) => value > known * 10 || value < known / 10;

function newPages(id: string, random: () => number): string[] {
  const lines = ["2019", "2020", "2021", "2022"].flatMap(period => {
    if (random() < 0.25) return [];
    const odd = random();
    const value =
      odd < 0.1 ? "?" : odd < 0.2 ? `${1000 * (4 + Math.floor(random() * 4))}` : `${4 + Math.floor(random() * 4)}`;
    return [`${id},${period},${value}\n`];
  });
  const cut = Math.floor(random() * (lines.length + 1));
  return cut === 0 ? [lines.join("")] : [lines.slice(0, cut).join(""), lines.slice(cut).join("")];
}
