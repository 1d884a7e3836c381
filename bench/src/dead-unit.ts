import { ModbusServer, RegisterBank } from "@sourceful/simulator";
import { pause, withNode } from "./node-run.ts";
import type { Report } from "./report.ts";
import { quantile } from "./statistics.ts";

const UNITS = 32;
const DEAD_UNIT = 16;
const ANSWER_MS = 2;
const SETTLE_MS = 8_000;
const MEASURE_MS = 30_000;
const INTERVAL_MS = 1_000;

const DRIVER = `
PROTOCOL = "modbus"
function driver_init() host.set_make("Bench") end
function driver_poll()
  local ok, power = pcall(host.modbus_read, 0, 2, "holding")
  if ok then host.emit("meter", { W = host.decode_i32_be(power[1], power[2]) }) end
  return ${INTERVAL_MS}
end
`;

/** What one unit that falls silent does to the cadence of the 31 others behind the same endpoint. */
export async function benchDeadUnit(report: Report): Promise<void> {
  const bank = new RegisterBank({ holding: { 0: [0, 1500] } });
  const units = Object.fromEntries(Array.from({ length: UNITS }, (_, index) => [index + 1, bank]));
  const modbus = new ModbusServer({ units });
  modbus.faults.delayMs = ANSWER_MS;
  const port = await modbus.listen();
  const devices = Array.from({ length: UNITS }, (_, index) => ({
    sn: `UNIT-${index + 1}`,
    register_map: "bench_meter",
    host: "127.0.0.1",
    port,
    unit_id: index + 1,
  }));
  await withNode({ devices, files: { "bench_meter.lua": DRIVER } }, async ({ subscriber }) => {
    const heard = new Map<string, number[]>();
    subscriber.subscribe("gateways.*.devices.*.ders.meter.telemetry.json.v1", {
      callback: (_error, { subject }) => {
        const times = heard.get(subject) ?? [];
        heard.set(subject, times);
        times.push(performance.now());
      },
    });
    const listen = async () => {
      heard.clear();
      await pause(MEASURE_MS);
      return [...heard]
        .filter(([subject]) => !subject.includes(`.UNIT-${DEAD_UNIT}.`))
        .map(([, times]) => times);
    };
    report.progress(`dead unit: ${UNITS} units behind one endpoint for ${(3 * MEASURE_MS) / 1000} s`);
    await pause(SETTLE_MS);
    const healthy = await listen();
    modbus.faults.forRequest = ({ unitId }) => (unitId === DEAD_UNIT ? { action: "drop" } : undefined);
    const falling = await listen();
    const withDead = await listen();
    const note = `readings of the other ${UNITS - 1} units in ${MEASURE_MS / 1000} s, with one long dead over without; ${describe(withDead)}; before ${describe(healthy)}; while it fell silent ${describe(falling)}`;
    report.figure("gateway.deadunit.ratio", count(withDead) / count(healthy), "", note);
  });
  await modbus.close();
}

function count(devices: readonly number[][]): number {
  return devices.reduce((sum, times) => sum + times.length, 0);
}

function describe(devices: readonly number[][]): string {
  const gaps = devices.flatMap((times) => times.slice(1).map((time, index) => time - (times[index] ?? time)));
  if (gaps.length === 0) return "nothing heard";
  return `p99 ${quantile(gaps, 0.99).toFixed(0)} ms between two, longest ${quantile(gaps, 1).toFixed(0)} ms`;
}
