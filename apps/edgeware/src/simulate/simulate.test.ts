import { expect, test } from "vitest";
import { ProgramRun } from "../testing/program-run.ts";

const simulate = (...args: string[]) => ProgramRun.result(["simulate", ...args]);

test("the same seed gives the same bytes", async () => {
  const [one, again, other] = [
    await simulate("--seed", "4", "--json"),
    await simulate("--seed", "4", "--json"),
    await simulate("--seed", "5", "--json"),
  ];
  expect(one.exitCode).toBe(0);
  expect(JSON.parse(one.stdout)).toMatchObject({ seed: 4, violations: [] });
  expect(again.stdout).toBe(one.stdout);
  expect(other.stdout).not.toBe(one.stdout);
});

test("several seeds are one page, or a line each", async () => {
  const page = await simulate("--seeds", "1..2", "--faults", "loss,crash");
  expect(page.exitCode).toBe(0);
  expect(page.stdout).toContain("seeds 1 to 2: 2 communities");
  expect(page.stdout).toContain("faults: loss, crash");
  expect(page.stdout).toMatch(/nothing is applied twice +yes/);
  const lines = await simulate("--seeds", "1..2", "--faults", "none", "--json");
  expect(
    lines.stdout
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { seed: number }).seed),
  ).toEqual([1, 2]);
});

test.each([
  [["--faults", "fire"], "expected some of loss,dup,reorder,skew,crash,partition, or none"],
  [["--seeds", "9..1"], "expected two whole numbers such as 1..1000"],
  [["--hours", "0"], "expected a number above 0"],
])("%j is told with exit code 2", async (args, message) => {
  const { exitCode, stderr } = await simulate(...args);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});
