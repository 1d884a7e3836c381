import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { InternalError } from "@sourceful/domain";
import type { CommunityConfig } from "@sourceful/edgeware-aggregator";
import { DEFAULT_PLANT, SunspecPlant, type SunspecSite } from "@sourceful/simulator";

type Point = CommunityConfig["connection_points"][number];
type Building = Point["buildings"][number];

export interface OwnHouseOptions {
  /** The edge-node program: its JavaScript. */
  readonly program: string;
  /** Of the house, to be made. */
  readonly dataDir: string;
  /** The sun over it when it starts: that of its community. */
  readonly sun: { readonly latitudeDeg: number; readonly startLocalHour: number; readonly dayOfYear: number };
}

interface BuildingKey {
  readonly serial: string;
  readonly public_key: string;
  readonly key_epoch: number;
}

const SERIAL = "your-house";
const DEVICE = "SIM-HOUSE-1";
const run = promisify(execFile);

/**
 * A house with the real edge-node program in it: a simulated inverter with battery and meter on Modbus TCP, read
 * by a driver, signed, recorded and sent by another process than this one.
 */
export class OwnHouse {
  /** Where it is connected, with its key. */
  readonly point: Point;
  readonly #options: OwnHouseOptions;
  readonly #plant: SunspecSite;
  #process: ChildProcess | undefined;

  /** @throws InternalError `internal` when the program does not run */
  static async build(options: OwnHouseOptions): Promise<OwnHouse> {
    const { program, dataDir, sun } = options;
    await mkdir(dataDir, { recursive: true });
    const plant = await new SunspecPlant({ ...sun, seed: 7 }).serve();
    try {
      const args = ["community", "id", "--data-dir", dataDir, "--serial", SERIAL, "--json"];
      const { stdout } = await run(process.execPath, [program, ...args]);
      const { serial, public_key, key_epoch } = JSON.parse(stdout) as BuildingKey;
      const address = { host: "127.0.0.1", port: plant.port, unit_id: 1 };
      const device = { sn: DEVICE, register_map: "sunspec", ...address, config: { poll_ms: 1000 } };
      await writeFile(join(dataDir, "devices.json"), JSON.stringify({ devices: [device] }));
      return new OwnHouse(options, plant, pointOf({ serial, public_key, key_epoch }));
    } catch (cause) {
      await plant.close();
      throw new InternalError(`the edge-node at ${program} does not run`, { code: "internal", cause });
    }
  }

  private constructor(options: OwnHouseOptions, plant: SunspecSite, point: Point) {
    this.#options = options;
    this.#plant = plant;
    this.point = point;
  }

  get serial(): string {
    return SERIAL;
  }

  /** Lets it report to a community, until it is closed. */
  async start(
    natsUrl: string,
    community: string,
    key: { publicKey: string; keyEpoch: number },
  ): Promise<void> {
    const { program, dataDir } = this.#options;
    const membership = {
      community,
      edgeware: [{ public_key: key.publicKey, key_epoch: key.keyEpoch }],
      meter: DEVICE,
      data_class: "SYNTHETIC",
    };
    await writeFile(join(dataDir, "community.json"), JSON.stringify(membership));
    const args = [
      "run",
      "--data-dir",
      dataDir,
      "--serial",
      SERIAL,
      "--nats-url",
      natsUrl,
      "--log-level",
      "error",
    ];
    this.#process = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  }

  async close(): Promise<void> {
    const { process: child } = { process: this.#process };
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, "close");
      child.kill("SIGTERM");
      await ended;
    }
    await this.#plant.close();
  }
}

/** What the driver tells of the plant beside its meter, under the names the edge-node gives it. */
function dersOf({ ratedW, strings, battery }: typeof DEFAULT_PLANT): NonNullable<Building["ders"]> {
  const peakW = strings.reduce((sum, string) => sum + string.peakW, 0);
  return [
    { id: `${DEVICE}:pv`, kind: "pv", rated_w: peakW },
    { id: `${DEVICE}:inverter`, kind: "inverter", rated_w: ratedW },
    ...(battery
      ? [
          {
            id: `${DEVICE}:battery`,
            kind: "battery" as const,
            rated_w: battery.maxDischargeW,
            capacity_wh: battery.capacityWh,
          },
        ]
      : []),
  ];
}

function pointOf(key: BuildingKey): Point {
  return {
    id: "cp-your-house",
    feeder: "f-yours",
    bus: "yours",
    phases: [1, 2, 3],
    import_va: 17_000,
    export_va: 11_000,
    buildings: [{ ...key, ders: dersOf(DEFAULT_PLANT) }],
  };
}
