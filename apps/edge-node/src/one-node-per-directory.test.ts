import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ProgramRun } from "./testing/program-run.ts";

test("a second program over the same directory ends and harms nothing, the first goes on", async () => {
  const directory = await mkdtemp(join(tmpdir(), "claim-"));
  const args = ["--data-dir", directory, "--nats-port", "0", "--log-format", "json"];
  const first = new ProgramRun(args);
  try {
    await first.saying(/NATS: /);
    const { exitCode, stderr } = await ProgramRun.result(args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`another node runs with the data directory ${directory}`);
  } finally {
    first.interrupt();
  }
  expect(await first.ended()).toMatchObject({ exitCode: 0 });
  await rm(directory, { recursive: true });
});
