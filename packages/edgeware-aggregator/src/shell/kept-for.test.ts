import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MIDSUMMER_MS } from "../core/testing/street.ts";
import { AuditLog } from "./audit-log.ts";
import { EventLog } from "./event-log.ts";

const DAY_MS = 86_400_000;
let directory: string;
let clock: FakeClock;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "kept-for-"));
  clock = new FakeClock(MIDSUMMER_MS);
});

afterEach(() => rm(directory, { recursive: true, force: true }));

/** Adds one every sixteenth of a time, so that what is old is in a segment of its own. */
async function addFor(days: number, add: () => Promise<unknown>): Promise<void> {
  for (let day = 0; day <= days; day += days / 16) {
    await add();
    await clock.advance((days / 16) * DAY_MS);
  }
  await add();
}

test("messages are kept for 13 months (R30)", async () => {
  const log = await EventLog.open({ directory, clock, logger: silentLogger });
  await addFor(390, () => log.append({ type: "tick" }));
  expect(log.firstPosition).toBe(1);
  await addFor(800, () => log.append({ type: "tick" }));
  await expect.poll(() => log.firstPosition).toBeGreaterThan(1);
  await log.close();
});

test("decisions and books are kept for seven years (R30)", async () => {
  const audit = await AuditLog.open({ directory, clock, logger: silentLogger });
  let position = 0;
  const add = () => {
    position += 1;
    const effects = [{ type: "alarm", severity: "SEV-4", code: "x", about: "y", reason: "z" }] as const;
    return audit.add({ position, atMs: clock.nowMs(), effects });
  };
  const first = async () => {
    for await (const record of audit.records()) return record.position;
    return undefined;
  };
  await addFor(7 * 365, add);
  expect(await first()).toBe(1);
  await addFor(14 * 365, add);
  await expect.poll(first).toBeGreaterThan(1);
  await audit.close();
});
