import {cpus} from "node:os";
import {benchmark, HALVES} from "./benchmark.js";
import {exitCode, FULL, line, QUICK, TINY} from "./measure.js";

/**
 * Measures the budgets of the product: `npm run bench`; with `-- --quick` on files a tenth of the size, with `--
 * --tiny` on files just large enough to work; with `-- --intake` or `-- --site` one half alone; with `-- --strict` a
 * failure where a budget is not kept. Times are compared within one run, in pairs that take turns, and printed as the
 * median of the ratios; sizes are as sent over the wire (gzip). bench.test.ts runs the tiny one, so that it goes on
 * working.
 */
const words = process.argv.slice(2);
const named = HALVES.filter(half => words.includes(`--${half}`));
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}\n`);
const results = await benchmark(
  words.includes("--tiny") ? TINY : words.includes("--quick") ? QUICK : FULL,
  result => console.log(line(result)),
  named.length > 0 ? named : HALVES
);
process.exitCode = exitCode(results, words);
