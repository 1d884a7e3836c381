import { createHash } from "node:crypto";
import { EdgeError, errorMessage, ProtocolError } from "@sourceful/domain";
import { type DeviceConfig, driverConfig, driverSpec, type PlaneSession } from "@sourceful/gateway";
import type { DriverDescription } from "@sourceful/luarunner";
import { DriverTrial, type TrialRecord } from "../driver-trial.ts";
import { ProbeFailure } from "../probe-failure.ts";
import { nextProbeId } from "../probe-id.ts";
import { defineProbeMethod, type ProbeMethod } from "../probe-method.ts";
import type { ProbeSite } from "../probe-site.ts";

const DEADLINE_MS = 30_000;
/** The driver's own time; what is left of the deadline is for closing and the answer, ms. */
const TRIAL_MS = 25_000;
const MAX_SOURCE_BYTES = 2 * 1_024 * 1_024;
/** Protocols whose devices send by themselves: their drivers are polled until something has come. */
const PUSHED = ["mqtt", "websocket", "tcp", "serial"];
const PUSH_POLLS = 8;
const PUSH_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 5_000;
const DEFAULT_PORTS: Readonly<Record<string, number>> = { modbus: 502, mqtt: 1883, http: 80 };

const PARAMS = {
  source: {
    type: "text",
    isRequired: true,
    maxBytes: MAX_SOURCE_BYTES,
    description: "Lua source of the driver.",
  },
  host: { type: "text", description: "Name or address of the device; without it the driver has none." },
  port: {
    type: "integer",
    min: 1,
    max: 65_535,
    description: "TCP port; that of the protocol when not given.",
  },
  unit_id: {
    type: "integer",
    min: 0,
    max: 255,
    default: 1,
    alias: "slave_id",
    description: "Modbus unit id.",
  },
  username: { type: "text", description: "User name: of the broker, and passed to the driver." },
  password: {
    type: "text",
    isSecret: true,
    description: "Password: of the broker, and passed to the driver.",
  },
  sn: { type: "text", default: "probe", description: "Serial number the driver is told." },
  config: { type: "document", maxBytes: 16_384, description: "Settings for driver_init, an object." },
  polls: {
    type: "integer",
    min: 1,
    max: 10,
    description: "How often it is polled; once, or until something has come, when not given.",
  },
} as const;

type Params = Parameters<Parameters<typeof defineProbeMethod<typeof PARAMS>>[0]["run"]>[0];
type Site = Pick<ProbeSite, "plane" | "targets" | "clock" | "serial">;

/**
 * Tries a driver out against a device: opened in the device plane with the grants and limits a device's driver
 * has, and judged by the same code. It cannot write, nothing it says is published, and nothing is kept.
 */
export function runDriver(site: Site): ProbeMethod {
  return defineProbeMethod({
    name: "run_driver",
    summary: "Tries a driver out against a device, without writing or publishing anything.",
    params: PARAMS,
    missing: "source is required",
    example: { source: "function driver_poll() … end", host: "192.168.1.20", unit_id: 1 },
    isHeavy: true,
    deadlineMs: () => DEADLINE_MS,
    async run(params, { signal, progress }) {
      const startMs = site.clock.monotonicMs();
      progress({ status: "initializing Lua VM..." });
      const config = settingsOf(params.config);
      const opened = await open(site, params, { config, signal });
      if ("error" in opened) return answer(emptyRecord(opened.error), { site, startMs });
      const { session, device, protocol } = opened;
      const onAbort = () => void session.close();
      signal.addEventListener("abort", onAbort, { once: true });
      try {
        progress({ status: `running driver against ${device.host ?? ""}:${device.port ?? ""}...` });
        const isModbus = protocol === "modbus" && device.host !== undefined;
        const trial = new DriverTrial(session, { isModbus, clock: site.clock, endMs: startMs + TRIAL_MS });
        const isReady = await trial.run("driver_init", [driverConfig(device, site.serial)]);
        if (isReady) await poll(trial, { protocol, polls: params.polls, signal });
        await trial.cleanUp();
        signal.throwIfAborted();
        const { errors, emissions } = trial.record;
        const [first] = errors;
        const status =
          first === undefined ? `driver OK: ${emissions.length} emissions` : `driver error: ${first}`;
        progress({ status });
        return answer(trial.record, { site, startMs, trial });
      } finally {
        signal.removeEventListener("abort", onAbort);
        await session.close();
      }
    },
  });
}

type Opened =
  | { readonly session: PlaneSession; readonly device: DeviceConfig; readonly protocol: string }
  | { readonly error: string };

async function open(
  site: Site,
  params: Params,
  { config, signal }: { config: Record<string, unknown> | undefined; signal: AbortSignal },
): Promise<Opened> {
  const { source, host, port, unit_id, username, password, sn } = params;
  let description: DriverDescription;
  try {
    description = await describe(site, source);
  } catch (thrown) {
    if (!(thrown instanceof EdgeError)) throw thrown;
    return { error: `load driver: ${errorMessage(thrown)}` };
  }
  signal.throwIfAborted();
  if (!description.functions.includes("driver_poll")) return { error: "load driver: it has no driver_poll" };
  const { protocol } = description;
  const chosenPort = port ?? DEFAULT_PORTS[protocol];
  const target = host === undefined ? undefined : await site.targets.find(host, chosenPort ?? 0);
  const device: DeviceConfig = {
    sn,
    register_map: "probe",
    ...(target ? { host: target.devices[0]?.host ?? target.address, unit_id } : {}),
    ...(chosenPort === undefined || !target ? {} : { port: chosenPort }),
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(config ? { config } : {}),
  };
  const sha256 = createHash("sha256").update(source).digest("hex");
  const driver = { name: "probe", file: "", source, sha256, isVerified: false };
  const spec = driverSpec(device, driver, { description });
  const session = await site.plane.open({ ...spec, deviceId: nextProbeId(), isTransient: true });
  return { session, device, protocol };
}

/** What the driver says of itself, which decides what it is granted: loaded once for it, without grants. */
async function describe({ plane }: Site, source: string): Promise<DriverDescription> {
  const deviceId = nextProbeId();
  const session = await plane.open({ deviceId, driverName: "probe", source, isTransient: true });
  await session.close();
  return session.description;
}

async function poll(
  trial: DriverTrial,
  { protocol, polls, signal }: { protocol: string; polls: number | undefined; signal: AbortSignal },
): Promise<void> {
  const isPushed = PUSHED.includes(protocol);
  const count = polls ?? (isPushed ? PUSH_POLLS : 1);
  const warmupMs = Math.min((trial.report?.settings.warmupS ?? 0) * 1_000, MAX_PAUSE_MS);
  await trial.pause(isPushed ? Math.max(PUSH_PAUSE_MS, warmupMs) : warmupMs, signal);
  for (let index = 0; index < count; index++) {
    const label = count === 1 ? "driver_poll" : `driver_poll[${index}]`;
    if (!(await trial.run("driver_poll", [], label))) return;
    const isEnough = isPushed && polls === undefined && trial.hasEmitted;
    if (isEnough || index === count - 1) return;
    const wanted = Number(trial.report?.returned[0]) || PUSH_PAUSE_MS;
    await trial.pause(isPushed ? PUSH_PAUSE_MS : Math.min(Math.max(wanted, 0), MAX_PAUSE_MS), signal);
  }
}

function answer(
  { emissions, logs, errors, ...more }: TrialRecord,
  { site, startMs, trial }: { site: Site; startMs: number; trial?: DriverTrial },
): object {
  const { identity, settings } = trial?.report ?? {};
  const result = {
    success: errors.length === 0,
    emissions,
    logs,
    errors,
    duration: goDuration(site.clock.monotonicMs() - startMs),
    ...more,
    identity,
    settings,
  };
  const [first] = errors;
  if (first === undefined) return result;
  throw new ProbeFailure(first, { code: "driver_failed", result });
}

function emptyRecord(error: string): TrialRecord {
  const lists = { emissions: [], logs: [], telemetry: [], metrics: [], dropped: [] };
  return { ...lists, errors: [error], writes_refused: 0, requests: 0, left_out: 0 };
}

function settingsOf(config: Params["config"]): Record<string, unknown> | undefined {
  if (config === undefined || typeof config === "object") return config;
  try {
    const parsed: unknown = JSON.parse(config);
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) return { ...parsed };
  } catch {
    // Told below, like any other text that is no object.
  }
  throw new ProtocolError("config must be an object", { code: "probe_params_invalid" });
}

/** As Go writes durations: "12.5ms", "1.23456s". */
function goDuration(ms: number): string {
  return ms < 1_000 ? `${Number(ms.toFixed(3))}ms` : `${Number((ms / 1_000).toFixed(6))}s`;
}
