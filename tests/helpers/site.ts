import {readFile, realpath, writeFile} from "node:fs/promises";
import {join} from "node:path";
import Papa from "papaparse";
import {buildSite} from "../../dashboard/site/build.js";
import {serve} from "../../dashboard/site/serve.js";
import {forEverybody} from "../../pipeline/contracts/reason.js";
import {switchLink} from "../../pipeline/publish/switchLink.js";
import {publishAsOf} from "../../pipeline/run/asOf.js";
import {readSummary} from "../../pipeline/schedule/summaryFile.js";
import {loadSettings, type Settings} from "../../pipeline/settings.js";
import {sources} from "../../pipeline/sources/index.js";
import {copyProduct} from "./compiled.js";
import {once} from "./once.js";
import {clock, copyAll, FIRST_RUN, makeProject, type Project} from "./project.js";

export interface TestSite {
  address: string;
  /** The folder that is served. */
  folder: string;
  /** The set it was built from. */
  published: string;
  pages: number;
  /** Rows of a published CSV file, every cell as text. */
  csv: (table: string) => Promise<Record<string, string>[]>;
  close: () => Promise<void>;
}

interface Built {
  folder: string;
  published: string;
  pages: number;
}

const now = clock(FIRST_RUN);

/** The site of today's real figures, built once a suite and served; with `own`, a copy whose files may be changed. */
export async function todaysSite({own = false} = {}): Promise<TestSite> {
  const made = await once("site", async root => {
    const project = await makeProject({ran: true});
    await copyAll(project.root, root);
    await project.remove();
    await copyProduct(root);
    await writeFile(join(root, "built.json"), JSON.stringify(await build(loadSettings({}, root))));
  });
  const built = JSON.parse(await readFile(join(made, "built.json"), "utf8")) as Built;
  if (!own) return serveSite(built);
  const project = await makeProject();
  const folder = join(project.root, "dist");
  await copyAll(built.folder, folder);
  return serveSite({...built, folder}, project.remove);
}

/**
 * Sites of figures that `prepare` has changed, built once a suite under a name: as they stand for `undefined`, and as
 * known on each day that is named.
 */
export async function sitesOf(
  name: string,
  prepare: (project: Project) => Promise<void>,
  days: readonly (string | undefined)[]
): Promise<TestSite[]> {
  const made = await once(name, async root => {
    const project = await makeProject();
    await prepare(project);
    await project.run();
    await copyAll(project.root, root);
    await project.remove();
    await copyProduct(root);
    const built: Built[] = [];
    for (const day of days) {
      const {folder, ...rest} = await build(loadSettings({}, root), day);
      const own = join(root, `site-${built.length}`); // the next build takes the place of this one
      await copyAll(folder, own);
      built.push({...rest, folder: own});
    }
    await writeFile(join(root, "built.json"), JSON.stringify(built));
  });
  const built = JSON.parse(await readFile(join(made, "built.json"), "utf8")) as Built[];
  return Promise.all(built.map(one => serveSite(one)));
}

/** Builds the site of what is published in a folder, without network. */
async function build(settings: Settings, asOf?: string): Promise<Built> {
  const {dashboard, output, reference} = settings;
  const published =
    asOf === undefined ? join(settings.published, "current") : (await publishAsOf(settings, asOf, now)).folder;
  const operations = asOf === undefined && {
    operations: JSON.stringify(forEverybody(await readSummary(settings, sources, now())))
  };
  const map = join(reference, "geo", "prefecture.json");
  const options = {dashboard, output, published, map, switchLink, progress: () => {}, ...operations};
  const pages = await withoutNetwork(() => buildSite(options));
  return {folder: await realpath(settings.dist), published, pages};
}

async function serveSite({folder, published, pages}: Built, remove = async () => {}): Promise<TestSite> {
  const {server, address} = await serve(folder, {port: 0, host: "127.0.0.1"});
  return {
    address,
    folder,
    published,
    pages,
    csv: async table =>
      Papa.parse<Record<string, string>>(await readFile(join(published, `${table}.csv`), "utf8"), {
        header: true,
        skipEmptyLines: true
      }).data,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await remove();
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
