import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Packages resolve to their TypeScript sources, so no build is needed to test them.
  ssr: { resolve: { conditions: ["@sourceful/source", "node", "import", "default"] } },
  test: {
    include: ["{packages,apps,bench}/**/src/**/*.test.ts", "drivers/**/*.test.ts", "scripts/**/*.test.ts"],
    // Worker threads and child processes run built code; this brings it up to date.
    globalSetup: ["./scripts/build-for-tests.ts"],
    reporters: ["default", "./scripts/summary-reporter.ts"],
    // Tests compare what a person reads, not colour codes, which depend on where the tests run.
    env: { NO_COLOR: "1" },
    // Many tests wait, for a process, a device, a clock: two at a time also where there are two processors.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A busy machine is slow, which is not wrong.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // In CI one stall of the machine must not lose a submission; the reporter names whoever needed it.
    retry: process.env["CI"] === undefined ? 0 : 1,
    expect: { poll: { timeout: 30_000, interval: 20 } },
  },
});
