import {execFileSync} from "node:child_process";
import {readdir, readFile} from "node:fs/promises";
import {cpus} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {tableFromArrays, tableToIPC} from "apache-arrow";
import {toArrow} from "../../pipeline/publish/arrow.js";
import {withMemoryStore} from "../../pipeline/store.js";
import {makeCliProject} from "../helpers/cli.js";
import {intake} from "./intake.js";
import {atMost, medianRatio, type Result, seconds} from "./measure.js";

/**
 * Measures the budgets of the product: `npm run bench`; with `-- --quick` on files a tenth of the size, with
 * `-- --intake` or `-- --site` one half alone. Times are compared within one run, in pairs that take turns, and printed
 * as the median of the ratios; sizes are of the files as sent (gzip). Nothing here is a test.
 */
const results: Result[] = [];
const project = await makeCliProject();
const only = (half: string) =>
  process.argv.includes(half) || !process.argv.some(word => /^--(intake|site)$/.test(word));
try {
  if (only("--intake")) results.push(...(await intake(project.root, process.argv.includes("--quick") ? 0.1 : 1)));
  if (only("--site")) await site();
} finally {
  await project.remove();
}
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.version}\n`);
console.table(results);
process.exitCode = results.every(({kept}) => kept) ? 0 : 1;

async function site(): Promise<void> {
  results.push(
    atMost(
      "full rebuild of the bundled data, s",
      seconds(() => bio("run")),
      3
    )
  );
  results.push(await nothingNew());
  results.push(
    atMost(
      "site build, s",
      seconds(() => bio("build")),
      60
    )
  );
  results.push(...(await sizes()));
  results.push(await arrowExport());
}

function bio(word: string): void {
  execFileSync(process.execPath, [join(project.root, "pipeline", "bio.js"), word], {
    cwd: project.root,
    stdio: "ignore"
  });
}

/** `bio run` with nothing new, against opening the same warehouse for one query, started the same way. */
async function nothingNew(): Promise<Result> {
  const query = `import {select, withReadStore} from ${JSON.stringify(join(project.root, "pipeline/store.ts"))};
    await withReadStore(${JSON.stringify(project.settings.warehouse)}, store => select(store, "from mart.observation select count(*)"));`;
  const open = () =>
    seconds(() =>
      execFileSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", query], {
        cwd: project.root,
        stdio: "ignore"
      })
    );
  return atMost(
    "run with nothing new / open DuckDB and one query",
    medianRatio(7, () => seconds(() => bio("run")), open),
    3
  );
}

async function sizes(): Promise<Result[]> {
  const dist = join(project.root, "dashboard", "dist");
  const gzipped = async (file: string) => gzipSync(await readFile(join(dist, file)), {level: 9}).byteLength / 1000;
  const first = await readFile(join(dist, "index.html"), "utf8");
  const style = /href="\.\/(_import\/style\.[^"]+)"/.exec(first)?.[1] ?? "";
  const sent = (await readdir(join(dist, "_file", "data"))).filter(file => file.endsWith(".arrow"));
  const marts = await Promise.all(sent.map(file => gzipped(join("_file", "data", file))));
  return [
    atMost("first chart visible, scripts off, kB", (await gzipped("index.html")) + (await gzipped(style)), 60),
    atMost(
      "published tables to the browser, kB",
      marts.reduce((sum, size) => sum + size, 0),
      100
    )
  ];
}

/** One million rows as Arrow from columns, against row objects of the same query. */
async function arrowExport(): Promise<Result> {
  const sql = `select 'community ' || (i % 2000) as community, 'indicator ' || (i % 40) as indicator,
    (2000 + i % 25)::integer as period, (i % 9973) / 7.0 as value from range(1000000) as rows(i)`;
  const types = {community: "varchar", indicator: "varchar", period: "integer", value: "double"} as const;
  return withMemoryStore(async store => {
    const ratios: number[] = [];
    for (let pair = 0; pair < 5; pair += 1) {
      const start = performance.now();
      await toArrow(store, sql, types);
      const middle = performance.now();
      const rows = (await store.runAndReadAll(sql)).getRowObjectsJS();
      const columns = Object.fromEntries(Object.keys(types).map(name => [name, rows.map(row => row[name])]));
      tableToIPC(tableFromArrays(columns as Record<string, unknown[]>), "stream");
      ratios.push((middle - start) / (performance.now() - middle));
    }
    return atMost(
      "Arrow from columns / through row objects, 1 M rows",
      ratios.sort((a, b) => a - b)[2] ?? Number.NaN,
      0.5
    );
  });
}
