import type {Reporter, TestModule} from "vitest/node";

/**
 * Ends the run with one plain line, "N passed, N failed", whatever else was printed; broken files and errors outside a
 * test count as failed.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const states = modules.flatMap(module => Array.from(module.children.allTests(), test => test.result().state));
    const passed = states.filter(state => state === "passed").length;
    const broken = modules.filter(module => module.errors().length > 0).length;
    const failed = states.filter(state => state === "failed").length + broken + unhandled.length;
    process.once("exit", () => process.stdout.write(`${passed} passed, ${failed} failed\n`));
  }
}
