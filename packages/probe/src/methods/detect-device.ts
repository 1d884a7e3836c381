import { EdgeError, errorMessage } from "@sourceful/domain";
import { ModbusLine } from "../modbus-line.ts";
import { defineProbeMethod, type ProbeCall, type ProbeMethod } from "../probe-method.ts";
import type { ProbeSite } from "../probe-site.ts";
import type { ProbeTarget } from "../probe-targets.ts";
import { rankDrivers } from "../rank-drivers.ts";
import { readSunspecIdentity, type SunspecIdentity } from "../sunspec-identity.ts";
import { MODBUS_PARAMS } from "../target-params.ts";

type Site = Pick<ProbeSite, "plane" | "targets" | "store">;

/** What a unit told over Modbus. */
interface Told {
  readonly sunspec: SunspecIdentity | undefined;
  /** FC 43/14. */
  readonly identification: Readonly<Record<string, string>> | undefined;
}

/** Finds out what a device is, and which driver it needs. It changes nothing on the device. */
export function detectDevice(site: Site): ProbeMethod {
  return defineProbeMethod({
    name: "detect_device",
    summary: "Finds out what a device is and which driver fits it.",
    params: MODBUS_PARAMS,
    example: { host: "192.168.1.20", port: 502, slave_id: 1 },
    isHeavy: true,
    deadlineMs: () => 90_000,
    async run({ host, port, unit_id: unitId }, call) {
      const target = await site.targets.find(host, port);
      const named = { host, port, slave_id: unitId };
      try {
        const told = await askUnit(site, target, unitId, call);
        return await describe(site, told, { target, unitId, call });
      } catch (thrown) {
        if (!(thrown instanceof EdgeError) || call.signal.aborted) throw thrown;
        const detail = errorMessage(thrown);
        const error = thrown.code === "connection_failed" ? "port not open" : `modbus read failed: ${detail}`;
        const isOpen = thrown.code !== "connection_failed";
        const drivers = isOpen ? await httpDrivers(site, { target, unitId, call }) : [];
        const [best] = drivers;
        if (!best) return { detail, detected: false, error, ...named };
        const { make: vendor, model, serial } = best;
        return { detected: true, drivers, ...named, model, protocol: "http", serial, sunspec: false, vendor };
      }
    },
  });
}

interface Question {
  readonly target: ProbeTarget;
  readonly unitId: number;
  readonly call: ProbeCall;
}

async function askUnit(site: Site, target: ProbeTarget, unitId: number, call: ProbeCall): Promise<Told> {
  const line = await ModbusLine.open(site, target, unitId, call.signal);
  try {
    call.progress({ status: "looking for a SunSpec map", done: 0, total: 3 });
    const sunspec = await readSunspecIdentity(line);
    call.progress({ status: "asking for its identification", done: 1, total: 3 });
    return { sunspec, identification: await identify(line, call) };
  } finally {
    await line.close();
  }
}

/** Many devices do not have the function, and some of them say nothing at all when asked. */
async function identify(line: ModbusLine, { signal }: ProbeCall): Promise<Told["identification"]> {
  try {
    return await line.identify();
  } catch (thrown) {
    if (signal.aborted || !(thrown instanceof EdgeError)) throw thrown;
    return undefined;
  }
}

async function describe(site: Site, { sunspec, identification }: Told, question: Question): Promise<object> {
  const { target, unitId, call } = question;
  const vendor = sunspec?.vendor ?? identification?.["vendor"];
  const model =
    sunspec?.model ??
    identification?.["model"] ??
    identification?.["product"] ??
    identification?.["product_code"];
  call.progress({ status: "asking the drivers", done: 2, total: 3 });
  const traits = { protocol: "modbus", vendor, model, isSunspec: sunspec !== undefined } as const;
  const drivers = await rankDrivers(site, { target, unitId, traits, signal: call.signal });
  const [best] = drivers;
  return {
    ...(sunspec ? { base: sunspec.base } : {}),
    detected: true,
    drivers,
    host: target.host,
    ...(identification ? { identification } : {}),
    model: model ?? best?.model,
    ...(sunspec ? { models: sunspec.models, options: sunspec.options } : {}),
    port: target.port,
    protocol: "modbus",
    serial: sunspec?.serial ?? best?.serial,
    slave_id: unitId,
    sunspec: sunspec !== undefined,
    vendor: vendor ?? best?.make,
    version: sunspec?.version ?? identification?.["revision"],
  };
}

/** What does not speak Modbus may be a web server that a driver knows. */
async function httpDrivers(site: Site, { target, unitId, call }: Question) {
  const traits = { protocol: "http", isSunspec: false } as const;
  const drivers = await rankDrivers(site, { target, unitId, traits, signal: call.signal });
  return drivers;
}
