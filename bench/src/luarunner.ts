import { type OpenedRuntime, openRuntime } from "@sourceful/luarunner/testing";
import type { Report } from "./report.ts";
import { median, quantile } from "./statistics.ts";

const ROUNDS = 40;
const READS = 500;
const EMITS = 1_000;
const STALL_WATCH_MS = 3_000;
/** How long a driver runs before others have their turn: DEFAULT_LIMITS.sliceMs. */
const SLICE_MS = 0.5;

const DRIVER = `
function reads(n) for i = 1, n do local ok, r = pcall(host.modbus_read, 100, 10) assert(ok and r[10] == 10) end end
function emits(n)
  for i = 1, n do
    host.emit("meter", { W = 1500.5, Hz = 50.01, L1_W = 500.1, L2_W = 500.2, L3_W = 500.2, L1_V = 230.1, L2_V = 230.2,
      L3_V = 230.3, L1_A = 2.1, L2_A = 2.2, L3_A = 2.3, total_import_Wh = 123456, total_export_Wh = 654321 })
  end
end
function spin() while true do pcall(function() end) end end
`;

/** What crossing between a driver and its host costs, and what a runaway driver costs its neighbours. */
export async function benchLuarunner(report: Report): Promise<void> {
  const registers = Buffer.alloc(20);
  for (let at = 0; at < 10; at++) registers.writeUInt16BE(at + 1, at * 2);
  const unit = { readRegisters: () => Promise.resolve(registers) };
  const opened = await openRuntime(DRIVER, { unit });
  report.progress(`luarunner: ${ROUNDS} rounds of ${READS} reads and ${EMITS} emits`);
  const read = await microsecondsEach(opened, "reads", READS);
  report.figure(
    "luarunner.read.us",
    read,
    "µs",
    "one host.modbus_read of 10 registers, device answers at once; median",
  );
  const emit = await microsecondsEach(opened, "emits", EMITS);
  report.figure("luarunner.emit.us", emit, "µs", "one host.emit of 13 fields; median");
  await opened.close();
  await benchRunaway(report);
  await benchMemory(report);
}

async function microsecondsEach({ runtime }: OpenedRuntime, name: string, count: number): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const startedMs = performance.now();
    const { ok, error } = await runtime.call(name, [count], { deadlineMs: 60_000 });
    if (!ok) throw new Error(error?.message);
    if (round >= ROUNDS / 4) rounds.push(((performance.now() - startedMs) * 1000) / count);
  }
  return median(rounds);
}

/** How long the event loop, and so every other driver of the thread, waits while one driver never ends. */
async function benchRunaway(report: Report): Promise<void> {
  report.progress(`luarunner: a runaway driver for ${STALL_WATCH_MS / 1000} s, and as long without one`);
  const { runtime, close } = await openRuntime(DRIVER, {
    limits: { callInstructions: Number.POSITIVE_INFINITY },
  });
  const running = runtime.call("spin", [], { deadlineMs: STALL_WATCH_MS });
  const stalls = await turnsUntil(running);
  await close();
  // What the machine does to a thread that works as long a turn, with no Lua in it.
  const idle = await turnsUntil(new Promise((resolve) => setTimeout(resolve, STALL_WATCH_MS)), SLICE_MS);
  const note = `longest of ${stalls.length} turns, p99.9 ${quantile(stalls, 0.999).toFixed(2)}, median ${median(stalls).toFixed(2)} ms; without Lua, busy for ${SLICE_MS} ms a turn: longest ${quantile(idle, 1).toFixed(2)} ms`;
  report.figure("luarunner.runaway.stall.ms", quantile(stalls, 1), "ms", note);
}

/** Lengths of the event loop's turns until `end`, ms; the thread is kept busy for `busyMs` of each. */
async function turnsUntil(end: Promise<unknown>, busyMs = 0): Promise<number[]> {
  const turns: number[] = [];
  let isOver = false;
  void end.then(() => {
    isOver = true;
  });
  let lastMs = performance.now();
  while (!isOver) {
    await new Promise((resolve) => setImmediate(resolve));
    const nowMs = performance.now();
    turns.push(nowMs - lastMs);
    lastMs = nowMs;
    while (performance.now() - nowMs < busyMs);
  }
  // The first turns hold the compilation of the code itself.
  return turns.slice(Math.min(100, turns.length >> 1));
}

async function benchMemory(report: Report): Promise<void> {
  const { runtime, close } = await openRuntime(DRIVER);
  report.figure(
    "luarunner.vm.kb",
    runtime.memoryBytes / 1024,
    "KB",
    "heap of one idle driver with the host API loaded",
  );
  await close();
}
