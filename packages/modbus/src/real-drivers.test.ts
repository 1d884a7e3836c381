import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { RegisterKind } from "./modbus-unit.ts";
import { PlannedPoll } from "./planned-poll.ts";
import { ReadPlan } from "./read-plan.ts";
import { FakeUnit } from "./testing/fake-unit.ts";

const tracesFile = fileURLToPath(new URL("../../../../shared/data/modbus-read-traces.json", import.meta.url));

interface Trace {
  driver: string;
  reads: [kind: RegisterKind, address: number, count: number][];
}

describe.skipIf(!existsSync(tracesFile))("the reads of 56 real drivers (needs ../shared/data)", () => {
  const traces = existsSync(tracesFile) ? (JSON.parse(readFileSync(tracesFile, "utf8")) as Trace[]) : [];

  test("take at most 35 of 100 requests once learned", async () => {
    let reads = 0;
    let requests = 0;
    for (const trace of traces) {
      const unit = new FakeUnit(() => "gives");
      const plan = new ReadPlan();
      let before = 0;
      for (let poll = 0; poll < 3; poll++) {
        unit.epoch += 1;
        before = unit.requests;
        const reader = new PlannedPoll(unit, plan);
        for (const [kind, address, count] of trace.reads) {
          const data = Buffer.from(await reader.readRegisters(kind, address, count)).toString("hex");
          expect(data).toBe(unit.expected({ kind, address, count }));
        }
      }
      reads += trace.reads.length;
      requests += unit.requests - before;
    }
    expect(traces).toHaveLength(56);
    expect(requests / reads).toBeLessThanOrEqual(0.35);
  });
});
