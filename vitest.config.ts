import {defineConfig} from "vitest/config";
import {LongestFirst} from "./tests/helpers/longestFirst.js";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/helpers/suite.ts",
    env: {TZ: "Asia/Tokyo"},
    maxWorkers: 2, // also on a machine of two cores, where one would be left idle
    sequence: {sequencer: LongestFirst},
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ["default", "./tests/helpers/countReporter.ts"]
  }
});
