import {type ChildProcess, spawn} from "node:child_process";
import {cp, symlink} from "node:fs/promises";
import {join} from "node:path";
import {makeProject, type Project, repository} from "./project.js";

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

/** A whole copy of the product in a folder of its own, so that its data folder is nobody else's. */
export async function makeCliProject(): Promise<CliProject> {
  const project = await makeProject();
  const skip = /\/(dist(\.\w+)?|\.pages)$/;
  for (const folder of ["pipeline", "dashboard"]) {
    await cp(join(repository, folder), join(project.root, folder), {recursive: true, filter: from => !skip.test(from)});
  }
  await cp(join(repository, "package.json"), join(project.root, "package.json"));
  await symlink(join(repository, "node_modules"), join(project.root, "node_modules"));
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
