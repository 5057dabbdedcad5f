import {cp, mkdir, readFile, symlink} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import Papa from "papaparse";
import {buildSite} from "../../dashboard/site/build.js";
import {serve} from "../../dashboard/site/serve.js";
import {switchLink} from "../../pipeline/publish/switchLink.js";
import {publishAsOf} from "../../pipeline/run/asOf.js";
import {run} from "../../pipeline/run/run.js";
import {readSummary} from "../../pipeline/schedule/summaryFile.js";
import {sources} from "../../pipeline/sources/index.js";
import {makeProject, type Project} from "./project.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface TestSite {
  address: string;
  /** The folder that is served. */
  folder: string;
  pages: number;
  /** Rows of a published CSV file, every cell as text. */
  csv: (table: string) => Promise<Record<string, string>[]>;
  close: () => Promise<void>;
}

/**
 * Runs the pipeline on the real figures in a folder of its own, builds the site there without network, and serves it;
 * `prepare` may change the data first, and with `asOf` the site is the one of that day.
 */
export async function makeSite({
  prepare,
  asOf
}: {
  prepare?: (project: Project) => Promise<void>;
  asOf?: string;
} = {}): Promise<TestSite> {
  const project = await makeProject();
  await prepare?.(project);
  const {settings} = project;
  await cp(join(root, "dashboard"), settings.dashboard, {
    recursive: true,
    filter: from => !/\/(dist(\.\w+)?|\.pages)$/.test(from)
  });
  await symlink(join(root, "node_modules"), join(settings.root, "node_modules"));
  await mkdir(join(settings.root, "pipeline"), {recursive: true});
  await cp(join(root, "pipeline", "contracts"), join(settings.root, "pipeline", "contracts"), {recursive: true});
  await run(settings, {now: () => new Date("2026-11-23T03:00:00Z"), progress: () => {}});
  const now = () => new Date("2026-11-23T03:00:00Z");
  const published =
    asOf === undefined ? join(settings.published, "current") : (await publishAsOf(settings, asOf, now)).folder;
  const operations = asOf === undefined ? JSON.stringify(await readSummary(settings, sources, now())) : undefined;
  const map = join(settings.reference, "geo", "prefecture.json");
  const pages = await withoutNetwork(() =>
    buildSite({
      dashboard: settings.dashboard,
      published,
      map,
      switchLink,
      ...(operations !== undefined && {operations}),
      progress: () => {}
    })
  );
  const folder = settings.dist;
  const {server, address} = await serve(folder, 0);
  return {
    address,
    folder,
    pages,
    csv: async table =>
      Papa.parse<Record<string, string>>(await readFile(join(published, `${table}.csv`), "utf8"), {
        header: true,
        skipEmptyLines: true
      }).data,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await project.remove();
    }
  };
}

/** Every Node process started meanwhile fails as soon as it looks for the network. */
async function withoutNetwork<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env.NODE_OPTIONS;
  process.env.NODE_OPTIONS = `--import ${new URL("noNetwork.js", import.meta.url).href}`;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.NODE_OPTIONS;
    else process.env.NODE_OPTIONS = before;
  }
}
