// @ts-check
// Which known word a slip of the pen meant.

/**
 * The known words nearest to what was typed, at most three; none where nothing is near. Case, width and dashes are no
 * slip; the beginning of a word stands for the word.
 * @param {string} typed
 * @param {readonly string[]} known
 * @returns {string[]}
 */
export function nearest(typed, known) {
  const word = plain(typed);
  if (word === "") return [];
  const rated = known.map(name => ({name, slips: distance(word, plain(name))}));
  const least = Math.min(...rated.map(({slips}) => slips));
  return rated
    .filter(({slips}) => slips === least && slips < Number.POSITIVE_INFINITY)
    .map(({name}) => name)
    .slice(0, 3);
}

/**
 * The word without the dashes before it, whichever they are.
 * @param {string} text
 */
export function plain(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^[-\u2010-\u2015\u2212\u30fc]+/, "");
}

/**
 * How many slips part two words; endless where they are too many to be slips.
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
  if (a === b) return 0;
  if (a.length > 1 && b.startsWith(a)) return 0.5;
  const slips = slipsBetween([...a], [...b]);
  return slips <= Math.max(1, Math.floor(Math.max(a.length, b.length) / 3)) ? slips : Number.POSITIVE_INFINITY;
}

/**
 * Letters left out, put in or changed, or two of them in the wrong order.
 * @param {readonly string[]} a
 * @param {readonly string[]} b
 */
function slipsBetween(a, b) {
  let [before, last] = [/** @type {number[]} */ ([]), Array.from({length: b.length + 1}, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : changed;
      row.push(Math.min(changed, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
