import { defineProbeMethod, type ProbeMethod } from "../probe-method.ts";
import type { ProbeSite } from "../probe-site.ts";

/** The gateway's devices and how they are doing. */
export function listDevices({ devices }: Pick<ProbeSite, "devices">): ProbeMethod {
  return defineProbeMethod({
    name: "list_devices",
    summary: "Lists the gateway's devices and how they are doing.",
    params: {},
    example: {},
    isHeavy: false,
    deadlineMs: () => 5_000,
    run: async () => {
      const listed = devices().map((device) => ({
        sn: device.sn,
        driver: device.driver,
        host: device.host,
        port: device.port,
        unit_id: device.unitId,
        connected: device.connected,
        last_error: device.error,
        fault: device.fault,
        make: device.make,
        model: device.model,
        rated_power_w: device.ratedPowerW,
        poll_interval_ms: device.intervalMs,
        poll_ms: device.pollMs === undefined ? undefined : Math.round(device.pollMs),
        last_fresh_s:
          device.lastFreshAtMs === undefined ? undefined : Math.floor(device.lastFreshAtMs / 1000),
        violations: device.violations,
        ders: device.ders.map(({ kind }) => kind),
      }));
      return { count: listed.length, devices: listed };
    },
  });
}
