import { DeviceError, TimeoutError } from "@sourceful/domain";
import type { PlaneSession } from "@sourceful/gateway";
import type { ModbusTarget } from "@sourceful/luarunner";
import { nextProbeId } from "./probe-id.ts";
import type { ProbeSite } from "./probe-site.ts";
import type { ProbeTarget } from "./probe-targets.ts";

export type RegisterSpace = "holding" | "input" | "coil" | "discrete";

/** What a device answers, and how long it may take, ms (edge-node contract 7). */
const REQUEST_MS = 3_000;
/** Connecting, waiting for the polls that are before it, and the request itself, ms. */
const CALL_MS = 12_000;

/** The probe's own driver: it reads, and cannot write whoever calls it. */
const SOURCE = `
PROTOCOL = "modbus"
DRIVER = { id = "probe", read_only = true }
function read(address, count, kind) return host.modbus_read(address, count, kind) end
function identify() return host.modbus_identify() end
`;

/**
 * Asks one unit over Modbus, through the device plane like any driver: over the session that its endpoint has
 * already when it is polled, because many devices take one connection only, and in a worker that is replaced
 * when it hangs. Its requests take their turn with the polls'.
 */
export class ModbusLine {
  readonly #session: PlaneSession;
  readonly #signal: AbortSignal;
  readonly #onAbort: () => void;

  /** @throws the signal's reason */
  static async open(
    { plane }: Pick<ProbeSite, "plane">,
    target: ProbeTarget,
    unitId: number,
    signal: AbortSignal,
  ): Promise<ModbusLine> {
    signal.throwIfAborted();
    const session = await plane.open({
      deviceId: nextProbeId(),
      driverName: "probe",
      source: SOURCE,
      grants: { modbus: modbusTarget(target, unitId) },
      isTransient: true,
    });
    const line = new ModbusLine(session, signal);
    if (!signal.aborted) return line;
    await line.close();
    throw signal.reason;
  }

  private constructor(session: PlaneSession, signal: AbortSignal) {
    this.#session = session;
    this.#signal = signal;
    // Closing is what interrupts a call that waits for the device.
    this.#onAbort = () => void session.close();
    signal.addEventListener("abort", this.#onAbort, { once: true });
  }

  /**
   * Registers or bits, as numbers.
   *
   * @throws DeviceError `modbus_exception` when the device refused
   * @throws TimeoutError `connection_failed`, `connection_lost`, `modbus_timeout` or `modbus_unit_suspended`
   */
  async read(space: RegisterSpace, address: number, count: number): Promise<number[]> {
    return (await this.#call("read", [address, count, space])) as number[];
  }

  /** What the device says of itself (FC 43/14), by the names `host.modbus_identify` gives. Throws as `read`. */
  async identify(): Promise<Readonly<Record<string, string>>> {
    return (await this.#call("identify", [])) as Record<string, string>;
  }

  async close(): Promise<void> {
    this.#signal.removeEventListener("abort", this.#onAbort);
    await this.#session.close();
  }

  async #call(name: string, args: readonly (string | number)[]): Promise<unknown> {
    const report = await this.#session.call(name, args, { deadlineMs: CALL_MS, writes: "none" });
    this.#signal.throwIfAborted();
    if (report.ok) return report.returned[0];
    const message = report.error?.message ?? "modbus: no answer";
    const code = report.reads.at(-1)?.code ?? report.error?.code ?? "modbus_timeout";
    const isGatewayTelling = code === "modbus_exception" && report.readOutcome.refused === 0;
    if (code === "modbus_exception" && !isGatewayTelling) throw new DeviceError(message, { code });
    // A gateway that says that the unit behind it is silent is no answer of the unit's.
    throw new TimeoutError(message, { code: isGatewayTelling ? "modbus_timeout" : code, retry: "later" });
  }
}

/** The endpoint as the gateway's devices spell it, so that it is the same one; and their unit's limits. */
function modbusTarget({ devices, address, port }: ProbeTarget, unitId: number): ModbusTarget {
  const device = devices.find((candidate) => (candidate.unitId ?? 1) === unitId);
  const { min_gap_ms: minGapMs, max_registers: maxRegisters } = device?.modbus ?? {};
  return {
    host: devices[0]?.host ?? address,
    port,
    unitId,
    timeoutMs: REQUEST_MS,
    ...(minGapMs === undefined ? {} : { minGapMs }),
    ...(maxRegisters === undefined ? {} : { maxRegisters }),
  };
}
