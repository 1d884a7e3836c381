import { type Clock, systemClock } from "@sourceful/domain";
import type { ForbiddenGap, LinkState, ModbusUnit, SessionPool } from "@sourceful/modbus";
import type { DriverLogLine } from "../call-report.ts";
import type { DriverGrants } from "../driver-grants.ts";
import { DEFAULT_LIMITS, type DriverLimits } from "../driver-limits.ts";
import { DriverRuntime } from "../driver-runtime.ts";
import { LuaModule } from "../lua-module.ts";
import type { LuaValue } from "../lua-values.ts";
import { NativeFunctions } from "../native-functions.ts";
import type { ModbusTarget } from "../services/modbus-service.ts";

export interface RuntimeSetup {
  clock?: Clock;
  limits?: Partial<DriverLimits>;
  /** The unit behind host.modbus_*; without it the driver has no target. */
  unit?: Partial<ModbusUnit>;
  secrets?: Map<string, string>;
  /** Beside Modbus, which `unit` grants. */
  grants?: Omit<DriverGrants, "modbus">;
  /** What else is granted over Modbus. */
  modbus?: Pick<ModbusTarget, "readPlanner" | "mergeGap" | "forbiddenGaps">;
  onLearned?: (forbiddenGaps: readonly ForbiddenGap[]) => void;
}

export interface OpenedRuntime {
  runtime: DriverRuntime;
  logs: DriverLogLine[];
  /** Every change of its connections' state. */
  links: LinkState[];
  /** Calls with a generous deadline. */
  call: (name: string, ...args: LuaValue[]) => ReturnType<DriverRuntime["call"]>;
  close: () => Promise<void>;
}

/** A driver runtime on this thread, over a pool that hands out `unit`. */
export async function openRuntime(source: string, setup: RuntimeSetup = {}): Promise<OpenedRuntime> {
  const lua = await LuaModule.create();
  const logs: DriverLogLine[] = [];
  const links: LinkState[] = [];
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
      grants: {
        ...setup.grants,
        ...(setup.unit ? { modbus: { host: "127.0.0.1", port: 502, unitId: 1, ...setup.modbus } } : {}),
      },
    },
    {
      lua,
      natives: new NativeFunctions(lua),
      pool,
      clock: setup.clock ?? systemClock,
      limits: { ...DEFAULT_LIMITS, ...setup.limits },
      onLog: (line) => logs.push(line),
      onLink: (state) => links.push(state),
      onLearned: (gaps) => setup.onLearned?.(gaps),
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
    links,
    call: (name, ...args) => runtime.call(name, args, { deadlineMs: 30_000 }),
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
