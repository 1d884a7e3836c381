import { type Clock, systemClock } from "@sourceful/domain";
import type { ModbusUnit, SessionPool } from "@sourceful/modbus";
import type { DriverLogLine } from "../call-report.ts";
import { DEFAULT_LIMITS, type DriverLimits } from "../driver-limits.ts";
import { DriverRuntime } from "../driver-runtime.ts";
import { LuaModule } from "../lua-module.ts";
import type { LuaValue } from "../lua-values.ts";
import { NativeFunctions } from "../native-functions.ts";

export interface RuntimeSetup {
  clock?: Clock;
  limits?: Partial<DriverLimits>;
  /** The unit behind host.modbus_*; without it the driver has no target. */
  unit?: Partial<ModbusUnit>;
  secrets?: Map<string, string>;
}

export interface OpenedRuntime {
  runtime: DriverRuntime;
  logs: DriverLogLine[];
  /** Calls with a generous deadline. */
  call: (name: string, ...args: LuaValue[]) => ReturnType<DriverRuntime["call"]>;
  close: () => Promise<void>;
}

/** A driver runtime on this thread, over a pool that hands out `unit`. */
export async function openRuntime(source: string, setup: RuntimeSetup = {}): Promise<OpenedRuntime> {
  const lua = await LuaModule.create();
  const logs: DriverLogLine[] = [];
  const link = { status: "connected" as const, sinceMs: 0 };
  const pool = {
    acquire: () => ({
      session: { link, onLinkChange: () => () => undefined, unit: () => setup.unit },
      release: () => Promise.resolve(),
    }),
  } as unknown as SessionPool;
  const { runtime, report } = await DriverRuntime.open(
    {
      deviceId: "device-1",
      driverName: "test",
      source,
      ...(setup.unit ? { grants: { modbus: { host: "127.0.0.1", port: 502, unitId: 1 } } } : {}),
    },
    {
      lua,
      natives: new NativeFunctions(lua),
      pool,
      clock: setup.clock ?? systemClock,
      limits: { ...DEFAULT_LIMITS, ...setup.limits },
      onLog: (line) => logs.push(line),
      onLink: () => undefined,
      onEnter: () => undefined,
      onLeave: () => undefined,
      persistSecret: async (key, value) => {
        if (!setup.secrets) throw new Error("no store");
        setup.secrets.set(key, value);
      },
    },
  );
  if (!report.ok) {
    await runtime.close();
    throw new Error(report.error?.message);
  }
  return {
    runtime,
    logs,
    call: (name, ...args) => runtime.call(name, args, { deadlineMs: 5_000 }),
    close: () => runtime.close(),
  };
}

/** What a Lua expression list evaluates to inside a driver function. */
export async function evaluate(expressions: string, setup: RuntimeSetup = {}): Promise<LuaValue[]> {
  const opened = await openRuntime(`function probe() return ${expressions} end`, setup);
  const report = await opened.call("probe");
  await opened.close();
  if (!report.ok) throw new Error(report.error?.message);
  return report.returned;
}
