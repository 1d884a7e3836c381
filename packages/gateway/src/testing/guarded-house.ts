import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import {
  buildSubject,
  type ControlCommand,
  encodeMessage,
  type SiteLimit,
  type SiteLimitAck,
  telemetryMessage,
} from "@sourceful/messaging";
import type { CommandRefusal } from "../control/command-guard.ts";
import type { CommandOutcome } from "../control/command-outcome.ts";
import type { TelemetryEvent } from "../gateway.ts";
import type { SiteConfig } from "../guard/site-config.ts";
import { SiteGuard } from "../guard/site-guard.ts";
import { FakeBus } from "./fake-bus.ts";

const SERIAL = "house";
const VOLTAGE_V = 230;

/** A DER of the house: what it does by itself, and what it does now. */
export class FakeDer {
  readonly deviceId: string;
  readonly derType: "battery" | "ev" | "pv";
  /** Phases it loads, equally. */
  phases: readonly (1 | 2 | 3)[] = [1, 2, 3];
  /** What it does when nobody holds it, W. */
  ownW: number;
  powerW: number;
  /** What its driver makes of a command; undefined when it is done. */
  fails: ((action: string) => string | undefined) | undefined;
  /** It says yes and does nothing. */
  ignores = false;
  isSilent = false;

  constructor(deviceId: string, derType: FakeDer["derType"], ownW: number) {
    this.deviceId = deviceId;
    this.derType = derType;
    this.ownW = ownW;
    this.powerW = ownW;
  }

  run({ action, power_w: powerW = 0 }: Pick<ControlCommand, "action" | "power_w">): CommandOutcome {
    const error = this.fails?.(action);
    if (error !== undefined) return { status: "failed", code: "driver_refused", error };
    if (!this.ignores) this.powerW = this.#after(action, powerW);
    return { status: "executed" };
  }

  #after(action: string, powerW: number): number {
    switch (action) {
      case "battery":
        return powerW;
      case "ev_set_current":
        return Math.min(this.ownW, powerW);
      case "ev_pause":
        return 0;
      case "curtail":
        return Math.max(this.ownW, 0 - powerW);
      default:
        return this.ownW;
    }
  }
}

/** A house behind a meter, in memory: DERs that obey or do not, a site guard, and an energy guard's voice. */
export class GuardedHouse {
  readonly clock = new FakeClock();
  readonly bus = new FakeBus();
  readonly logger = new RecordingLogger();
  readonly ders: readonly FakeDer[];
  /** Everything the guard commanded, as `1000 BAT-1 battery 3000`, with the second. */
  readonly commands: string[] = [];
  /** What else the house takes on each phase, W. */
  householdW: number[] = [0, 0, 0];
  isMeterSilent = false;
  silentPhases: readonly number[] = [];
  /** Whether the meter tells the power of each phase beside its current, which has no sign. */
  tellsPhasePower = true;
  guard!: SiteGuard;
  readonly #folder: string;
  #site: SiteConfig;
  #listeners = new Set<(event: TelemetryEvent) => void>();
  #limitCount = 0;

  static async create(site: SiteConfig, ders: readonly FakeDer[]): Promise<GuardedHouse> {
    const house = new GuardedHouse(site, ders, await mkdtemp(join(tmpdir(), "house-")));
    await house.start();
    return house;
  }

  private constructor(site: SiteConfig, ders: readonly FakeDer[], folder: string) {
    this.ders = ders;
    this.#site = site;
    this.#folder = folder;
  }

  /** Starts a guard, as a process does; the one before is closed. */
  async start(): Promise<void> {
    const { clock, bus, logger } = this;
    const limitsFile = join(this.#folder, "site", "limits.json");
    this.guard = await SiteGuard.open({
      serial: SERIAL,
      site: this.#site,
      limitsFile,
      bus,
      clock,
      logger,
      random: () => 0,
    });
    this.guard.start({
      onTelemetry: (listener) => {
        this.#listeners.add(listener);
        return () => void this.#listeners.delete(listener);
      },
      command: (deviceId, derType, command) => Promise.resolve(this.#run(deviceId, derType, command)),
    });
  }

  async stop(): Promise<void> {
    await this.guard.close();
    await rm(this.#folder, { recursive: true });
  }

  /** Time passes, and everything is read once a second. */
  async run(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      this.read();
      await this.clock.advance(1000);
    }
  }

  /** As `run`, with a heartbeat of the energy guard every 30 s. */
  async live(seconds: number): Promise<void> {
    for (let left = seconds; left > 0; left -= 30) {
      await this.heartbeat();
      await this.run(Math.min(30, left));
    }
  }

  read(): void {
    for (const { deviceId, derType, powerW, isSilent } of this.ders) {
      if (!isSilent) this.#tell(deviceId, derType, { w: powerW });
    }
    if (this.isMeterSilent) return;
    const phases = this.phasesW.flatMap((w, index) =>
      this.silentPhases.includes(index + 1)
        ? []
        : [
            ...(this.tellsPhasePower ? [[`l${index + 1}_w`, w]] : []),
            [`l${index + 1}_a`, Math.abs(w) / VOLTAGE_V],
          ],
    );
    this.#tell("METER-1", "meter", { w: this.gridW, ...Object.fromEntries(phases) });
  }

  get phasesW(): number[] {
    return this.householdW.map((householdW, index) =>
      this.ders.reduce(
        (sum, { phases, powerW }) => (phases.includes((index + 1) as 1) ? sum + powerW / phases.length : sum),
        householdW,
      ),
    );
  }

  /** What the house takes from the grid, W. */
  get gridW(): number {
    return this.phasesW.reduce((sum, w) => sum + w, 0);
  }

  der(deviceId: string): FakeDer {
    const der = this.ders.find((each) => each.deviceId === deviceId);
    if (!der) throw new Error(`no ${deviceId}`);
    return der;
  }

  /** A command of a master: runs unless the guard refuses. */
  command(deviceId: string, action: string, powerW?: number): CommandRefusal | undefined {
    const der = this.der(deviceId);
    const refusal = this.guard.refuse({ deviceId, derType: der.derType, action, powerW });
    if (!refusal) der.run(powerW === undefined ? { action } : { action, power_w: powerW });
    return refusal;
  }

  /** The guard's commands since the last look. */
  takeCommands(): string[] {
    return this.commands.splice(0);
  }

  follow(site: SiteConfig): void {
    this.#site = site;
    this.guard.follow(site);
  }

  async heartbeat(src = "dso"): Promise<void> {
    this.bus.publish(
      buildSubject("siteHeartbeat", { serial: SERIAL }),
      encodeMessage({ src, ts: this.clock.nowMs() }),
    );
    await this.clock.advance(0);
  }

  /** Writes a limit and answers its ack. */
  async limit(parts: Partial<SiteLimit> | Uint8Array): Promise<SiteLimitAck | undefined> {
    this.#limitCount += 1;
    const payload =
      parts instanceof Uint8Array
        ? parts
        : encodeMessage({
            id: `limit-${this.#limitCount}`,
            src: "dso",
            ts: this.clock.nowMs(),
            direction: "consumption",
            active: true,
            ...parts,
          });
    const before = this.acks.length;
    this.bus.publish(buildSubject("siteLimit", { serial: SERIAL }), payload);
    // The answer waits for the disk, which the fake clock does not move.
    for (let turn = 0; turn < 400 && this.acks.length === before; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return this.acks[before];
  }

  get acks(): SiteLimitAck[] {
    const subject = buildSubject("siteLimitAck", { serial: SERIAL });
    return this.bus.sent
      .filter((message) => message.subject === subject)
      .map(({ data }) => JSON.parse(new TextDecoder().decode(data)) as SiteLimitAck);
  }

  #run(deviceId: string, derType: string, command: ControlCommand): CommandOutcome {
    const { action, power_w: powerW, src } = command;
    if (src !== "site-guard") throw new Error(`command of ${String(src)}`);
    const second = Math.round(this.clock.monotonicMs() / 1000);
    this.commands.push([second, deviceId, action, ...(powerW === undefined ? [] : [powerW])].join(" "));
    const der = this.ders.find((each) => each.deviceId === deviceId && each.derType === derType);
    return der?.run(command) ?? { status: "failed", code: "device_unknown" };
  }

  #tell(deviceId: string, derType: "meter" | FakeDer["derType"], fields: Record<string, number>): void {
    const context = { make: "", atMs: this.clock.nowMs(), readTimeMs: 0 };
    const message = telemetryMessage(derType, fields, context);
    const subject = buildSubject("telemetry", { serial: SERIAL, deviceId, derType });
    for (const listener of this.#listeners) listener({ subject, message });
  }
}
