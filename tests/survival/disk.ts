import {spawn} from "node:child_process";
import {cp} from "node:fs/promises";
import {join} from "node:path";
import {type CliProject, makeCompiledProject} from "../helpers/cli.js";

/** What a step of a script printed, and its exit code. */
export interface Said {
  code: number;
  stdout: string;
  stderr: string;
}

/**
 * A copy of the product whose data folder is a disk of its own, in a mount namespace of its own (unshare, of
 * util-linux): it can be filled and made read-only without the rest of the machine noticing.
 */
export interface SmallDisk {
  project: CliProject;
  /** Runs shell lines on that machine; `$DATA` is the data folder, `bio` the command. The disk lasts for one script. */
  script(lines: readonly string[]): Promise<Said[]>;
}

export async function makeSmallDisk(): Promise<SmallDisk> {
  const project = await makeCompiledProject({ran: true});
  await cp(join(project.root, "data"), join(project.root, "kept"), {recursive: true});
  return {project, script: lines => runScript(project.root, lines)};
}

const MARK = "\u001e"; // parts what one line printed from what the next did

async function runScript(root: string, lines: readonly string[]): Promise<Said[]> {
  const prologue = [
    `DATA=${join(root, "data")}`,
    `bio() { "${process.execPath}" "${join(root, "pipeline", "bio.js")}" "$@"; }`,
    "mount -t tmpfs -o size=400m tmpfs $DATA",
    `cp -a ${join(root, "kept")}/. $DATA/`
  ];
  const script = [
    ...prologue,
    ...lines.map(line => `${line}; printf '${MARK}%s${MARK}' $?; printf '${MARK}' >&2`)
  ].join("\n");
  const child = spawn("unshare", ["-rm", "sh", "-c", script], {cwd: root, stdio: ["ignore", "pipe", "pipe"]});
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", chunk => (stdout += chunk));
  child.stderr.on("data", chunk => (stderr += chunk));
  await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  const [outs, errors] = [stdout.split(MARK), stderr.split(MARK)];
  return lines.map((_line, i) => ({
    stdout: outs[2 * i] ?? "",
    code: Number(outs[2 * i + 1] ?? Number.NaN),
    stderr: errors[i] ?? ""
  }));
}
