import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {TestProject} from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of what all test files of one suite share; see once.ts. */
    suite: string;
  }
}

/** Runs once before all test files: gives them one folder in common, in which nothing lies yet. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "bio-suite-"));
  project.provide("suite", folder);
  return () => rm(folder, {recursive: true, force: true});
}
