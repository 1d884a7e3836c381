import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { DriverStore } from "@sourceful/drivers";
import { SimulatedDisk } from "@sourceful/journal/testing";
import {
  type ControlAck,
  type DerControlState,
  decodeMessage,
  encodeMessage,
  type GatewayEvent,
} from "@sourceful/messaging";
import { CommandLedger } from "../control/command-ledger.ts";
import type { DeviceConfig } from "../device-config.ts";
import { Gateway, type GatewayOptions } from "../gateway.ts";
import { Quarantine } from "../quarantine.ts";
import { FakeBus } from "./fake-bus.ts";
import { FakePlane } from "./fake-plane.ts";

const SERIAL = "hugin-1";

/** What one run of a gateway has open. */
interface Run {
  readonly gateway: Gateway;
  readonly ledger: CommandLedger;
  readonly quarantine: Quarantine;
}

/** A gateway with one battery, on a fake plane, bus and disk, which can be stopped, killed and started again. */
export class ControlSite {
  readonly clock = new FakeClock();
  readonly plane = new FakePlane(this.clock);
  readonly bus = new FakeBus();
  readonly logger = new RecordingLogger();
  disk = new SimulatedDisk();
  devices: DeviceConfig[] = [
    { sn: "BAT-1", register_map: "battery", host: "10.0.0.9", ders: [{ type: "battery", enabled: true }] },
  ];
  readonly #store: DriverStore;
  #run: Run | undefined;
  #commands = 0;

  static async create(): Promise<ControlSite> {
    const folder = await mkdtemp(join(tmpdir(), "control-"));
    await writeFile(join(folder, "battery.lua"), "-- lua");
    const store = await DriverStore.load([folder]);
    await rm(folder, { recursive: true });
    return new ControlSite(store);
  }

  private constructor(store: DriverStore) {
    this.#store = store;
    this.plane.functions = ["driver_init", "driver_poll", "driver_command", "driver_default_mode"];
  }

  get gateway(): Gateway {
    return this.#open.gateway;
  }

  get ledger(): CommandLedger {
    return this.#open.ledger;
  }

  get quarantine(): Quarantine {
    return this.#open.quarantine;
  }

  async start(options: Partial<GatewayOptions> = {}): Promise<void> {
    const { clock, logger, bus, plane, disk } = this;
    const own = { clock, logger, fileSystem: disk };
    const ledger = await CommandLedger.open({ directory: "/control", ...own });
    const quarantine = await Quarantine.open({ directory: "/quarantine", ...own });
    const gateway = new Gateway({
      serial: SERIAL,
      version: "0.1.0",
      platform: "linux-amd64",
      bus,
      plane,
      store: this.#store,
      devices: this.devices,
      control: { bus, ledger, quarantine },
      clock,
      logger,
      random: () => 0,
      ...options,
    });
    this.#run = { gateway, ledger, quarantine };
    gateway.start();
    await clock.advance(0);
  }

  async stop(): Promise<void> {
    const run = this.#run;
    this.#run = undefined;
    const stopping = run?.gateway.stop();
    await this.clock.advance(3_000);
    await stopping;
    await run?.quarantine.close();
    await run?.ledger.close();
  }

  /** Ends it as a power cut does, with what the disk had stored, and starts it again. */
  async crash(options: Partial<GatewayOptions> = {}): Promise<void> {
    this.disk = this.disk.cutPower(() => 0.9);
    await this.stop();
    this.plane.takeJournal();
    await this.start(options);
  }

  /** Sends a command as a peer does, and lets what follows at once happen. Returns its id. */
  async command(parts: Readonly<Record<string, unknown>> = {}, der = "BAT-1/battery"): Promise<string> {
    const id = `command-${(this.#commands += 1)}`;
    this.post(
      der,
      "commands",
      encodeMessage({ id, src: "nova", action: "battery", power_w: 1000, ...parts }),
    );
    await this.clock.advance(0);
    return typeof parts.id === "string" ? parts.id : id;
  }

  async heartbeat(src = "nova", ts = this.clock.nowMs()): Promise<void> {
    this.post("BAT-1/battery", "heartbeat", encodeMessage({ id: "h", v: 1, ts, src }));
    await this.clock.advance(0);
  }

  post(der: string, kind: "commands" | "heartbeat", data: Uint8Array): void {
    const [device, type] = der.split("/");
    this.bus.publish(`gateways.${SERIAL}.devices.${device}.ders.${type}.control.ems.${kind}`, data);
  }

  /** Every ack so far, of one command when its id is given. */
  acks(ref?: string): ControlAck[] {
    const all = this.bus.sent
      .filter(({ subject }) => subject.endsWith(".control.ems.ack"))
      .map(({ data }) => valueOf<ControlAck>(decodeMessage("controlAck", data)));
    return ref === undefined ? all : all.filter((ack) => ack.ref === ref);
  }

  /** The acks of one command as `status` or `status:code`. */
  answers(ref: string): string[] {
    return this.acks(ref).map(({ status, code }) => (code === undefined ? status : `${status}:${code}`));
  }

  events(): GatewayEvent[] {
    return this.bus.sent
      .filter(({ subject }) => subject === `gateways.${SERIAL}.events`)
      .map(({ data }) => valueOf<GatewayEvent>(decodeMessage("gatewayEvent", data)));
  }

  /** What the gateway's latest state says of a DER; it is told a second after a change at the latest. */
  async told(index = 0): Promise<DerControlState> {
    await this.clock.advance(1_000);
    const last = this.bus.sent.findLast(({ subject }) => subject === `gateways.${SERIAL}.state.json.v1`);
    const state = valueOf(decodeMessage("gatewayState", last?.data ?? new Uint8Array()));
    const control = state.devices[0]?.control?.[index];
    if (!control) throw new Error("the state tells nothing of control");
    return control;
  }

  /** Every state the DER has come to, by the log. */
  get states(): string[] {
    return this.logger.lines
      .filter(({ message }) => message === "control")
      .map(({ fields }) => String(fields["to"]));
  }

  /** Calls of commands and default mode since the last look, as `driver_command(…)`. */
  takeCalls(): string[] {
    return this.plane.calls
      .splice(0)
      .filter(({ fn }) => fn === "driver_command" || fn === "driver_default_mode")
      .map(({ fn, args }) => {
        const [first, second] = args;
        return fn === "driver_command" ? `${String(first)} ${String(second)}` : `default ${String(first)}`;
      });
  }

  get #open(): Run {
    if (!this.#run) throw new Error("the gateway is not started");
    return this.#run;
  }
}

function valueOf<T>(result: { ok: true; message: T } | { ok: false; problems: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.message;
}
