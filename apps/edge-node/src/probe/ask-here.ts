import { randomUUID } from "node:crypto";
import { silentLogger, systemClock } from "@sourceful/domain";
import { DeployedDrivers, DriverStore } from "@sourceful/drivers";
import { DevicePlane } from "@sourceful/luarunner";
import {
  deployMethods,
  PolicyFile,
  ProbeDesk,
  type ProbeMethod,
  type ProbeProgress,
  type ProbeResponse,
  ProbeTargets,
  probeMethods,
} from "@sourceful/probe";

/** Who asks when nobody does over the bus. */
const CALLER = "this terminal";

export interface HereOptions {
  readonly dataDir: string;
  readonly driverDirs: readonly string[];
}

/** A question and where its progress goes. */
export interface AskedMethod {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly onProgress: (progress: ProbeProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * The methods that can be asked, as far as help texts need them.
 */
export function describeMethods(): ProbeMethod[] {
  const { methods } = siteOf(
    new DevicePlane({ logger: silentLogger }),
    { dataDir: "", driverDirs: [] },
    EMPTY,
  );
  return methods;
}

/** Answers a question in this process, with a device plane of its own: nothing else has to run. */
export async function askHere(asked: AskedMethod, options: HereOptions): Promise<ProbeResponse> {
  const deployed = `${options.dataDir}/deployed`;
  const store = await DriverStore.load(options.driverDirs, deployed);
  const plane = new DevicePlane({ logger: silentLogger });
  const { methods } = siteOf(plane, options, store);
  const desk = new ProbeDesk({ methods, clock: systemClock, logger: silentLogger });
  const id = randomUUID();
  // Who ends it here is told the same as who ends it at a node.
  const stop = () => void desk.answer({ id: randomUUID(), method: "cancel", params: { id }, caller: CALLER });
  asked.signal.addEventListener("abort", stop, { once: true });
  try {
    const { method, params, onProgress } = asked;
    return await desk.answer({ id, method, params, caller: CALLER, onProgress });
  } finally {
    asked.signal.removeEventListener("abort", stop);
    await desk.close();
    await plane.close();
  }
}

const EMPTY: Pick<DriverStore, "entries"> = { entries: new Map() };

function siteOf(
  plane: DevicePlane,
  { dataDir }: HereOptions,
  drivers: Pick<DriverStore, "entries">,
): { methods: ProbeMethod[] } {
  const devices = () => [];
  // Whoever sits at this terminal reaches these machines without us, too.
  const policy = { allowPublic: true, allowLoopback: true, httpMethods: HTTP_METHODS };
  const shared = { logger: silentLogger, store: () => drivers };
  return {
    methods: [
      ...probeMethods({
        ...shared,
        serial: "edge-node",
        plane,
        targets: new ProbeTargets({ policy, devices }),
        devices,
        clock: systemClock,
      }),
      ...deployMethods({
        ...shared,
        deployed: new DeployedDrivers(`${dataDir}/deployed`),
        signers: async () => {
          const file = await PolicyFile.open(`${dataDir}/probe.json`, silentLogger);
          return (await file.policy()).driverSigners;
        },
        // A node that runs here watches the folder.
        follow: () => Promise.resolve([]),
      }),
    ],
  };
}

const HTTP_METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
