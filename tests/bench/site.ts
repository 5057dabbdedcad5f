import {execFileSync} from "node:child_process";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {tableFromArrays, tableToIPC} from "apache-arrow";
import {toArrow} from "../../pipeline/publish/arrow.js";
import {withMemoryStore} from "../../pipeline/store.js";
import type {CliProject} from "../helpers/cli.js";
import {atMost, type Extent, median, medianRatio, millions, type Result, seconds} from "./measure.js";

/**
 * The budgets of the command, of publishing and of building the site, in a fresh project; the site stands in it after.
 */
export async function* site(project: CliProject, {arrowRows, pairs}: Extent): AsyncGenerator<Result> {
  const node = (...words: string[]) => seconds(() => runNode(project.root, words));
  const bio = (word: string) => node(join("pipeline", "bio.js"), word);
  const bare = () => node("-e", "0");
  yield atMost(
    "bio --help / node -e 0",
    medianRatio(2 * pairs - 1, () => bio("--help"), bare),
    3
  );
  yield atMost("full rebuild of the bundled data, s", bio("run"), 3);
  const query = `import {select, withReadStore} from ${JSON.stringify(join(project.root, "pipeline/store.ts"))};
    const count = store => select(store, "select count(*) from mart.observation");
    await withReadStore(${JSON.stringify(project.settings.warehouse)}, count);`;
  const open = () => node("--import", "tsx", "--input-type=module", "-e", query);
  yield atMost(
    "run with nothing new / open DuckDB and one query",
    medianRatio(pairs, () => bio("run"), open),
    2
  );
  yield atMost("site build, s", bio("build"), 60);
  yield atMost("published tables to the browser, kB", await tablesSent(join(project.root, "dashboard", "dist")), 100);
  const arrow = await arrowExport(arrowRows, pairs);
  yield atMost(`Arrow from columns / through row objects, ${millions(arrowRows)} rows`, arrow, 0.5);
}

function runNode(cwd: string, words: string[]): void {
  execFileSync(process.execPath, words, {cwd, stdio: "ignore"});
}

async function tablesSent(dist: string): Promise<number> {
  const names = await readdir(dist, {recursive: true});
  const sent = names.filter(name => name.endsWith(".arrow"));
  const sizes = sent.map(async name => gzipSync(await readFile(join(dist, name)), {level: 9}).byteLength / 1000);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Rows as Arrow from columns, against row objects of the same query. */
async function arrowExport(rows: number, pairs: number): Promise<number> {
  const sql = `select 'community ' || (i % 2000) as community, 'indicator ' || (i % 40) as indicator,
    (2000 + i % 25)::integer as period, (i % 9973) / 7.0 as value from range(${rows}) as rows(i)`;
  const types = {community: "varchar", indicator: "varchar", period: "integer", value: "double"} as const;
  return withMemoryStore(async store => {
    const ratios: number[] = [];
    for (let pair = 0; pair < pairs; pair += 1) {
      const start = performance.now();
      await toArrow(store, sql, types);
      const middle = performance.now();
      const objects = (await store.runAndReadAll(sql)).getRowObjectsJS();
      const columns = Object.fromEntries(Object.keys(types).map(name => [name, objects.map(row => row[name])]));
      tableToIPC(tableFromArrays(columns as Record<string, unknown[]>), "stream");
      ratios.push((middle - start) / (performance.now() - middle));
    }
    return median(ratios);
  });
}
