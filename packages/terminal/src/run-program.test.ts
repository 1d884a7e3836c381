import { ConfigError, InternalError } from "@sourceful/domain";
import { Command } from "commander";
import { expect, test, vi } from "vitest";
import type { Outcome } from "./outcome.ts";
import { runProgram } from "./run-program.ts";

function programThat(act: (outcome: Outcome) => void): (outcome: Outcome) => Command {
  return (outcome) => new Command("tool").exitOverride().action(() => act(outcome));
}

test("ends with what the command left as its exit code", async () => {
  expect(
    await runProgram(
      "tool",
      programThat(() => undefined),
      [],
    ),
  ).toBe(0);
  expect(
    await runProgram(
      "tool",
      programThat((outcome) => {
        outcome.exitCode = 3;
      }),
      [],
    ),
  ).toBe(3);
});

test.each([
  [
    new ConfigError("devices.json is missing", { code: "config_invalid" }),
    2,
    "tool: devices.json is missing\n",
  ],
  [new InternalError("we failed", { code: "internal" }), 1, "tool: we failed\n"],
])("an error is one line that names the program: %s", async (error, exitCode, line) => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  try {
    const fails = programThat(() => {
      throw error;
    });
    expect(await runProgram("tool", fails, [])).toBe(exitCode);
    expect(write.mock.calls).toEqual([[line]]);
  } finally {
    write.mockRestore();
  }
});

test("a flag there is not is the operator's to mend", async () => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  try {
    expect(
      await runProgram(
        "tool",
        programThat(() => undefined),
        ["--nothing"],
      ),
    ).toBe(2);
  } finally {
    write.mockRestore();
  }
});
