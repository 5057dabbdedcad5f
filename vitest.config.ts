import {defineConfig} from "vitest/config";
import {LongestFirst} from "./tests/helpers/longestFirst.js";

/** After so long a test does not take its time: it hangs. */
const HANGS = 15 * 60_000;

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/helpers/suite.ts",
    env: {TZ: "Asia/Tokyo"},
    maxWorkers: 2, // also on a machine of two cores, where one would be left idle
    isolate: false, // a worker reads each module once: that was a tenth of the suite
    sequence: {sequencer: LongestFirst},
    testTimeout: HANGS, // a slow machine fails no test
    hookTimeout: HANGS,
    expect: {poll: {timeout: HANGS}},
    reporters: ["default", "./tests/helpers/countReporter.ts"]
  }
});
