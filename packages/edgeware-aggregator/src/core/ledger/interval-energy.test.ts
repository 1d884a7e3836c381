import { expect, test } from "vitest";
import { intervalEnergy } from "./interval-energy.ts";
import { addToSlot, type LedgerSlot, newSlot } from "./ledger-slot.ts";

const PERIOD_MS = 900_000;
const MOST_MILLI_WH = 8e6;

/** A sample a minute of 4 kW with registers in step, but for one of them. */
function slotOf(startMs: number, wrong?: { readonly minute: number; readonly importWh: number }): LedgerSlot {
  const slot = newSlot(startMs);
  for (let minute = 0; minute < 15; minute++) {
    const sampleMs = startMs + minute * 60_000 + 20_000;
    const importWh = minute === wrong?.minute ? wrong.importWh : 1e6 + sampleMs / 900;
    addToSlot(slot, {
      sampleMs,
      netW: 4000,
      generationW: undefined,
      importWh,
      exportWh: 0,
      isSynthetic: false,
      isSuspect: false,
    });
  }
  return slot;
}

const [before, slot, after] = [slotOf(0), slotOf(PERIOD_MS), slotOf(2 * PERIOD_MS)];

test("what registers say is valid", () => {
  expect(intervalEnergy(PERIOD_MS, PERIOD_MS, slot, before, after, MOST_MILLI_WH)).toMatchObject({
    importMilliWh: 1_000_000,
    quality: "valid",
  });
});

test.each([
  ["a 0 at its start", [before, slotOf(PERIOD_MS, { minute: 0, importWh: 0 }), after]],
  ["a 0 at its end", [before, slotOf(PERIOD_MS, { minute: 14, importWh: 0 }), after]],
  ["a leap at its end", [before, slotOf(PERIOD_MS, { minute: 14, importWh: 1e9 }), after]],
  ["a leap just after it", [before, slot, slotOf(2 * PERIOD_MS, { minute: 0, importWh: 1e9 })]],
  ["a 0 just before it", [slotOf(0, { minute: 14, importWh: 0 }), slot, after]],
] as const)("one wrong reading is not in the books: %s", (_, [previous, present, next]) => {
  expect(intervalEnergy(PERIOD_MS, PERIOD_MS, present, previous, next, MOST_MILLI_WH)).toMatchObject({
    importMilliWh: 1_000_000,
    exportMilliWh: 0,
    quality: "estimated",
  });
});
