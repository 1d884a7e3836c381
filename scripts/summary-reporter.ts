import type { Reporter, TestCase, TestModule } from "vitest/node";

/** No test may take that long (`testTimeout`), so then one blocks its process, which no timeout can end. */
const SILENCE_MS = 180_000;

/**
 * Ends the run with one line that scripts can read: `N passed, N failed, N skipped`, after the names of the
 * tests that passed at their second try only. Names the files that are stuck when nothing ends for a while.
 */
export default class SummaryReporter implements Reporter {
  #passed = 0;
  #failed = 0;
  #skipped = 0;
  readonly #flaky: string[] = [];
  readonly #running = new Set<string>();
  #silence: NodeJS.Timeout | undefined;

  onTestModuleStart(module: TestModule): void {
    this.#running.add(module.relativeModuleId);
    this.#listen();
  }

  onTestModuleEnd(module: TestModule): void {
    this.#running.delete(module.relativeModuleId);
    this.#listen();
  }

  onTestCaseResult(test: TestCase): void {
    const { state } = test.result();
    if (test.diagnostic()?.flaky === true)
      this.#flaky.push(`${test.module.relativeModuleId}: ${test.fullName}`);
    if (state === "passed") this.#passed += 1;
    else if (state === "failed") this.#failed += 1;
    else this.#skipped += 1;
    this.#listen();
  }

  onTestRunEnd(_modules: unknown, errors: readonly unknown[]): void {
    clearTimeout(this.#silence);
    const failed = this.#failed + errors.length;
    // After the default reporter has written its own last lines.
    setImmediate(() => {
      for (const name of this.#flaky) process.stdout.write(`passed at the second try only: ${name}\n`);
      process.stdout.write(`${this.#passed} passed, ${failed} failed, ${this.#skipped} skipped\n`);
    });
  }

  #listen(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      const minutes = SILENCE_MS / 60_000;
      process.stdout.write(
        `no test has ended for ${minutes} min; stuck in ${[...this.#running].join(", ")}\n`,
      );
    }, SILENCE_MS).unref();
  }
}
