import { ModbusServer, type ModbusServerOptions, RegisterBank } from "@sourceful/simulator";

/** Registers of what it takes, of the set-point, and of what makes that count. */
const POWER = 0;
const SET_POINT = 10;
const MODE = 11;
/** Blocks a poll reads, too far apart to be merged. */
const BLOCK_STEP = 1_000;

/** A driver whose poll reads `blocks` blocks one after another and returns `pollMs`. */
export function batteryDriver(blocks: number, pollMs: number): string {
  return `
PROTOCOL = "modbus"
function driver_poll()
  for block = 0, ${blocks - 1} do
    local read = host.modbus_read(block * ${BLOCK_STEP}, 2)
    if block == 0 and read then
      host.emit("battery", { W = host.decode_i16(read[1]), SoC_nom_fract = read[2] / 100 })
    end
  end
  return ${pollMs}
end
function driver_command(action, power_w, cmd)
  if action ~= "battery" then return false end
  host.modbus_write(${SET_POINT}, math.floor(power_w) & 0xFFFF)
  return host.modbus_write(${MODE}, 1)
end
function driver_default_mode(der_type) return host.modbus_write(${MODE}, 0) end
`;
}

/** A battery that does what it is told, and tells when it was written to: by its set-point, and back into its default mode. */
export class CommandedBattery {
  readonly server: ModbusServer;
  /** performance.now() of the last arrival of each set-point. */
  readonly setPointAtMs = new Map<number, number>();
  /** Told of each set-point, W, with performance.now(). */
  onSetPoint: ((powerW: number, atMs: number) => void) | undefined;
  /** Told with performance.now() when the default mode is written. */
  onDefault: ((atMs: number) => void) | undefined;

  constructor(blocks: number, answerMs: number, options: Pick<ModbusServerOptions, "logLimit"> = {}) {
    const holding = Object.fromEntries(
      Array.from({ length: blocks }, (_, block) => [block * BLOCK_STEP, [1500, 55]]),
    );
    const bank = new RegisterBank({ holding, unset: "zero" });
    this.server = new ModbusServer({ units: { 1: bank }, ...options });
    this.server.faults.delayMs = answerMs;
    this.server.faults.forRequest = ({ request }) => {
      const atMs = performance.now();
      if (request?.action !== "write-registers") return undefined;
      const [value = 0] = request.values;
      if (request.address === SET_POINT) {
        this.setPointAtMs.set(value, atMs);
        bank.holding.set(POWER, value);
        this.onSetPoint?.(value, atMs);
      }
      if (request.address === MODE && value === 0) this.onDefault?.(atMs);
      return undefined;
    };
  }

  /** Its entry in devices.json, once it listens. */
  device(sn: string, driver: string, watchdogS: number): object {
    return {
      sn,
      register_map: driver,
      host: "127.0.0.1",
      port: this.server.port,
      ders: [{ type: "battery", enabled: true }],
      control: { watchdog_s: watchdogS },
    };
  }
}
