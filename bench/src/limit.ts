import { batteryDriver, CommandedBattery } from "./commanded-battery.ts";
import { ControlMaster } from "./control-master.ts";
import { firstSerial } from "./first-serial.ts";
import { pause, withNode } from "./node-run.ts";
import type { Report } from "./report.ts";
import { quantile } from "./statistics.ts";

const POLL_MS = 1_000;
const ANSWER_MS = 5;
const HOUSE_W = 300;
const CHARGING_W = 9_000;
/** Each limit is lower than the one before it. */
const STEP_W = 100;
const LIMITS = 25;
/** After its last command the guard waits 5 s for what DERs and meters say to belong together again. */
const QUIET_MS = 6_500;
const PATIENCE_MS = 20_000;
/** The meter of the grid connection: what the battery takes, and the house. */
const METER = `
PROTOCOL = "modbus"
function driver_poll()
  local read = host.modbus_read(0, 1)
  if read then host.emit("meter", { W = host.decode_i16(read[1]) + ${HOUSE_W} }) end
  return ${POLL_MS}
end
`;
const SITE = {
  meter: "METER",
  fuse: { max_import_w: 20_000 },
  ders: [{ sn: "BAT", type: "battery", max_w: 10_000 }],
  limits: { consumption: { failsafe_w: 20_000 } },
};

/** How soon an energy guard's limit is obeyed by a battery that charges with more. */
export async function benchLimit(report: Report): Promise<void> {
  report.progress(`control: ${LIMITS} limits of an energy guard, each below what a battery takes`);
  const battery = new CommandedBattery(1, ANSWER_MS);
  await battery.server.listen();
  const at = { host: "127.0.0.1", port: battery.server.port };
  const devices = [
    battery.device("BAT", "bench_battery", 600),
    { ...at, sn: "METER", register_map: "bench_meter", ders: [{ type: "meter", enabled: true }] },
  ];
  const files = {
    "bench_battery.lua": batteryDriver(1, POLL_MS),
    "bench_meter.lua": METER,
    "site.json": JSON.stringify(SITE),
  };
  const times = await withNode({ devices, files }, async ({ subscriber }) => {
    const serial = await firstSerial({ subscriber });
    const say = (what: "heartbeat" | "limit", message: object): void =>
      subscriber.publish(
        `gateways.${serial}.site.${what}.json.v1`,
        JSON.stringify({ src: "dso", ts: Date.now(), ...message }),
      );
    say("heartbeat", {});
    say("limit", { id: "none", direction: "consumption", active: false });
    await new ControlMaster(subscriber).take(serial, "BAT", CHARGING_W);
    const latencies: number[] = [];
    for (let n = 1; n <= LIMITS; n++) {
      // At any moment between two readings of the meter.
      await pause(QUIET_MS + POLL_MS * Math.random());
      say("heartbeat", {});
      const limitW = CHARGING_W + HOUSE_W - n * STEP_W;
      const writtenMs = obeyed(battery, limitW - HOUSE_W);
      const sentMs = performance.now();
      say("limit", { id: `limit-${n}`, direction: "consumption", active: true, limit_w: limitW });
      latencies.push((await writtenMs) - sentMs);
    }
    return latencies;
  });
  await battery.server.close();
  const note = `limit on NATS to the write that obeys it, ${LIMITS} limits at random moments, meter and battery polled every ${POLL_MS} ms; the guard waits for the meter's next reading; median ${quantile(times, 0.5).toFixed(0)}, longest ${quantile(times, 1).toFixed(0)} ms`;
  report.figure("control.limit.latency.p99.ms", quantile(times, 0.99), "ms", note);
}

/** When a set-point of at most that much is on the wire, performance.now(). */
function obeyed(battery: CommandedBattery, mostW: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no set-point of ${mostW} W was written`)), PATIENCE_MS);
    battery.onSetPoint = (powerW, atMs) => {
      if (powerW > mostW) return;
      clearTimeout(timer);
      resolve(atMs);
    };
  });
}
