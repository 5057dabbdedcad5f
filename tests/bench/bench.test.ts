import {execFile} from "node:child_process";
import {promisify} from "node:util";
import {expect, test} from "vitest";
import {repository} from "../helpers/project.js";
import {atMost, exitCode, line, medianRatio} from "./measure.js";

const ROWS = [
  "intake of 0.002 M rows, 0.5 % bad / raw typed read_csv",
  "every number oddly spelled / clean, 0.002 M rows",
  "CP932 / UTF-8, 0.002 M rows",
  "intake of 0.008 M rows under memory_limit 1GB, peak GB",
  "workbook of 0.0005 M cells / bare reader",
  "workbook of 0.0005 M cells, peak MB",
  "workbook of 0.0005 M cells through readings and staging / bare reader",
  "workbook of 0.0005 M cells through readings and staging, peak MB",
  "bio --help / node -e 0",
  "full rebuild of the bundled data, s",
  "run with nothing new / open DuckDB and one query",
  "site build, s",
  "published tables to the browser, kB",
  "Arrow from columns / through row objects, 0.002 M rows",
  "first chart visible, scripts off, kB (index.html)",
  "scripts of a page without charts, kB (method.html)",
  "scripts of a page with charts, kB (index.html)",
  "requests of a page (",
  "all bytes of a page, kB (",
  "1000 requests a second for 0.4 s: wrong answers or none",
  "1000 requests a second for 0.4 s: behind at the end, s",
  "1000 requests a second for 0.4 s: memory at the end / after a quarter"
];

test("the bench prints every budget with what was measured, and a budget that is not kept fails nothing", async () => {
  const words = ["--import", "tsx", "tests/bench/bench.ts", "--tiny"];
  const {stdout} = await promisify(execFile)(process.execPath, words, {cwd: repository});
  const rows = stdout.trim().split("\n").slice(2);
  expect(rows.map((row, i) => row.slice(0, ROWS[i]?.length))).toEqual(ROWS);
  expect(rows.filter(row => !/ +\d+\.\d\d {2}<= [\d.]+ +(ok|over)$/.test(row))).toEqual([]);
  console.log(rows.join("\n"));
}, 1_800_000); // for hangs alone: it starts some twenty processes and builds the site

test("a row says what, how much, the budget, and whether it is kept; being over fails nothing unless asked to", () => {
  const [kept, over] = [atMost("a", 1, 1.5), atMost("b", 2, 1.5)];
  expect([kept, over].map(result => line(result).split(/ {2,}/))).toEqual([
    ["a", "1.00", "<= 1.5", "ok"],
    ["b", "2.00", "<= 1.5", "over"]
  ]);
  expect(exitCode([kept, over], [])).toBe(0);
  expect(exitCode([kept, over], ["--strict"])).toBe(1);
  expect(exitCode([kept], ["--strict"])).toBe(0);
});

test("pairs take turns in which goes first, and the median of their ratios is what counts", () => {
  const order: string[] = [];
  const [ours, theirs] = [
    [2, 30, 4],
    [1, 3, 2]
  ];
  const take = (name: string, times: number[]) => () => {
    order.push(name);
    return times.shift() ?? 0;
  };
  expect(medianRatio(3, take("ours", ours), take("theirs", theirs))).toBe(2);
  expect(order).toEqual(["ours", "theirs", "theirs", "ours", "ours", "theirs"]);
});
