import {type ChildProcess, spawn} from "node:child_process";
import {join} from "node:path";
import {compiled, copyProduct} from "./compiled.js";
import {once} from "./once.js";
import {copyAll, makeProject, type Project} from "./project.js";

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CliProject extends Project {
  /** Runs `bio` in this copy as a person would, and waits for its end. */
  bio: (words: string, env?: Record<string, string>) => Promise<Outcome>;
  /** Starts `bio` and leaves it running; the caller ends it. */
  start: (words: string, env?: Record<string, string>) => ChildProcess;
}

/** A whole copy of the product, as its sources, in a folder of its own, so that its data folder is nobody else's. */
export async function makeCliProject(): Promise<CliProject> {
  const project = await makeProject();
  await copyProduct(project.root);
  return withCommand(project);
}

/** The same with the product compiled, which starts sooner; with `ran`, after a first `bio run`. */
export async function makeCompiledProject({ran = false} = {}): Promise<CliProject> {
  const project = await makeProject();
  await copyAll(ran ? await once("compiledRan", firstRun) : await compiled(), project.root);
  return withCommand(project);
}

async function firstRun(folder: string): Promise<void> {
  const project = await makeCompiledProject();
  const {code, stderr} = await project.bio("run");
  if (code !== 0) throw new Error(stderr);
  await copyAll(project.root, folder);
  await project.remove();
}

function withCommand(project: Project): CliProject {
  const start = (words: string, env: Record<string, string> = {}) =>
    spawn(
      process.execPath,
      [join(project.root, "pipeline", "bio.js"), ...words.split(" ").filter(word => word !== "")],
      {
        cwd: project.root,
        env: {...process.env, ...env},
        stdio: ["ignore", "pipe", "pipe"]
      }
    );
  return {...project, start, bio: (words, env) => outcome(start(words, env))};
}

async function outcome(child: ChildProcess): Promise<Outcome> {
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", chunk => {
    stdout += chunk;
  });
  child.stderr?.on("data", chunk => {
    stderr += chunk;
  });
  const code = await new Promise<number | null>(resolve => child.once("close", resolve));
  return {code, stdout, stderr};
}
