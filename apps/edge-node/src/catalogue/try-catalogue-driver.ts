import { errorMessage } from "@sourceful/domain";
import { loadDriver } from "@sourceful/drivers";
import { type DeviceConfig, driverConfig } from "@sourceful/gateway";
import { type CallStep, parseSteps } from "../driver-steps.ts";
import { type TriedStep, tryDriver } from "../try-driver.ts";
import { BYTE_FEEDS } from "./byte-feeds.ts";
import type { DeviceFeed } from "./device-feed.ts";
import { HTTP_FEEDS } from "./http-feeds.ts";
import { MQTT_FEEDS } from "./mqtt-feeds.ts";
import { openSimulatedDevice } from "./simulated-device.ts";

const STEPS = "init,poll,poll,poll,command:battery:1500.5,default,cleanup";
const FEEDS: Readonly<Record<string, DeviceFeed>> = { ...HTTP_FEEDS, ...MQTT_FEEDS, ...BYTE_FEEDS };
/** A driver says in its first lines what it speaks. */
const PROTOCOL = /^PROTOCOL\s*=\s*["'](\w+)["']/m;

/** What one driver of a catalogue did; undefined where it has no such function. */
export interface CatalogueRow {
  driver: string;
  protocol: string;
  init?: boolean;
  poll?: boolean;
  command?: boolean;
  default?: boolean;
  cleanup?: boolean;
  /** Kinds of DER it emitted. */
  emitted: string[];
  metrics: number;
  /** What the host had to say against it. */
  errors: string[];
}

/**
 * Takes a driver through its life on a simulated device. A step is good when the driver ran to its end: that a
 * driver refuses a command, or finds nothing on this device, is its own affair.
 */
export async function tryCatalogueDriver(file: string, name: string): Promise<CatalogueRow> {
  const row: CatalogueRow = { driver: name, protocol: "", emitted: [], metrics: 0, errors: [] };
  try {
    const driver = await loadDriver(file);
    row.protocol = PROTOCOL.exec(driver.source)?.[1] ?? "modbus";
    const feed = FEEDS[name] ?? {};
    const peer = await openSimulatedDevice(row.protocol, feed);
    try {
      const address = `127.0.0.1:${peer?.port ?? 0}`;
      const device: DeviceConfig = {
        sn: `SIM-${name}`,
        register_map: name,
        ...(peer ? { host: "127.0.0.1", port: peer.port, allowed_hosts: [address] } : {}),
        ...(feed.signInPaths ? { sign_in_paths: [...feed.signInPaths] } : {}),
        ...(feed.config ? { config: feed.config(address) } : {}),
      };
      const steps = parseSteps(STEPS, driverConfig(device, "simulated"));
      let functions: readonly string[] = [];
      const trial = await tryDriver(driver, device, steps, {
        ...(peer?.grants ? { grants: peer.grants } : {}),
        onOpen: (description) => {
          functions = description.functions;
        },
        beforeStep: async (index) => {
          if (steps[index]?.kind === "poll") await peer?.speak();
        },
      });
      for (const [at, tried] of trial.steps.entries()) {
        const step = steps[at];
        if (step && step.kind !== "wait" && functions.includes(step.functionName))
          judge(row, step.kind, tried);
        else if (functions.length === 0) row.errors.push(tried.result.error ?? "does not load");
      }
    } finally {
      await peer?.close();
    }
  } catch (error) {
    row.errors.push(errorMessage(error));
  }
  return row;
}

function judge(row: CatalogueRow, kind: CallStep["kind"], { result, call }: TriedStep): void {
  row[kind] = (row[kind] ?? true) && call?.ok === true;
  const error = call ? call.error?.message : result.error;
  if (error !== undefined && error !== null) row.errors.push(`${result.step}: ${error}`);
  row.emitted = [...new Set([...row.emitted, ...result.emits.map(({ der }) => der)])];
  row.metrics += result.metrics.length;
}
