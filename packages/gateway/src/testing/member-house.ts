import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ReadingFields } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { SigningKey } from "@sourceful/identity";
import { SimulatedDisk } from "@sourceful/journal/testing";
import {
  type BuildingEnvelope,
  buildingStream,
  type DerControlState,
  type Dispatch,
  EnvelopeSealer,
  Keyring,
  type MessageFacts,
  openEnvelope,
  type Reception,
  signedRecord,
  type UpstreamPosition,
  UpstreamReceiver,
  type UpstreamRecord,
} from "@sourceful/messaging";
import type { ReportingGateway } from "../community/building-reporter.ts";
import { CommunityMember, type CommunityMemberOptions } from "../community/community-member.ts";
import { loadBuildingKey } from "../community/load-building-key.ts";
import type { MembershipConfig } from "../community/membership-config.ts";
import { CommandLedger } from "../control/command-ledger.ts";
import type { DeviceStatus } from "../device-status.ts";
import type { MetricsEvent } from "../gateway.ts";
import type { QuarantinedMessage } from "../quarantine.ts";
import { FakeBus } from "./fake-bus.ts";

const SERIAL = "house-1";
const COMMUNITY = "erl";

/** A building and its community in memory: devices that are read once a second, and a node that stores and answers. */
export class MemberHouse {
  readonly clock = new FakeClock();
  readonly bus = new FakeBus();
  readonly logger = new RecordingLogger();
  readonly quarantined: QuarantinedMessage[] = [];
  /** What EdgeWare believes. */
  readonly keyring = new Keyring(COMMUNITY);
  /** Everything EdgeWare has on disk, in order. */
  readonly stored: UpstreamRecord[] = [];
  /** What the devices measure; those that are taken out are silent. */
  readonly readings = new Map<
    string,
    { kind: DeviceStatus["ders"][number]["kind"]; fields: ReadingFields }[]
  >();
  readonly controls = new Map<string, DerControlState[]>();
  disk = new SimulatedDisk();
  member!: CommunityMember;
  ledger!: CommandLedger;
  membership: MembershipConfig;
  readonly nodeKey = SigningKey.create();
  readonly #folder: string;
  readonly #metricsListeners = new Set<(event: MetricsEvent) => void>();
  #node: EnvelopeSealer;
  #nodeBoot = 1;
  #statuses: DeviceStatus[] = [];
  #position: UpstreamPosition | undefined;
  #receiver: UpstreamReceiver | undefined;

  static async create(
    membership: Partial<MembershipConfig> = {},
    options: Partial<CommunityMemberOptions> = {},
  ): Promise<MemberHouse> {
    const house = new MemberHouse(membership, await mkdtemp(join(tmpdir(), "member-")));
    const key = await loadBuildingKey(house.#folder, house.logger);
    house.keyring.add({
      sender: SERIAL,
      role: "building",
      keyEpoch: key.keyEpoch,
      publicKey: key.publicKey,
    });
    house.receive();
    await house.start(options);
    return house;
  }

  private constructor(membership: Partial<MembershipConfig>, folder: string) {
    this.#folder = folder;
    this.#node = this.#sealer();
    this.membership = {
      community: COMMUNITY,
      edgeware: [{ public_key: this.nodeKey.publicKey }],
      meter: "M",
      control_level: "supervised_control",
      ...membership,
    };
    this.readings.set("M", [{ kind: "meter", fields: { w: 300, l1_w: 100, l2_w: 100, l3_w: 100 } }]);
  }

  async start(options: Partial<CommunityMemberOptions> = {}): Promise<void> {
    const { clock, bus, logger, disk, membership } = this;
    this.ledger = await CommandLedger.open({ directory: "/control", clock, logger, fileSystem: disk });
    this.member = await CommunityMember.open({
      serial: SERIAL,
      version: "0.1.0",
      membership,
      directory: this.#folder,
      bus,
      quarantine: { record: (message) => void this.quarantined.push(message) },
      ledger: this.ledger,
      clock,
      logger,
      fileSystem: disk,
      ...options,
    });
    this.member.start(this.#gateway);
  }

  /** Ends it as a power cut does, with what the disk had stored, and starts it again. */
  async crash(options: Partial<CommunityMemberOptions> = {}): Promise<void> {
    const after = this.disk.cutPower(() => 0.9);
    const wasConnected = this.bus.isConnected;
    // What the old process does to its end nobody hears, and its disk is another one.
    this.bus.isConnected = false;
    await this.#close();
    this.bus.isConnected = wasConnected;
    this.disk = after;
    await this.start(options);
  }

  async stop(): Promise<void> {
    await this.#close();
    await this.#receiver?.close();
    await rm(this.#folder, { recursive: true });
  }

  /** The community's node begins to store, where it ended. */
  receive(): void {
    const { bus, clock, logger } = this;
    this.#receiver = new UpstreamReceiver({
      bus,
      name: "edgeware",
      stream: buildingStream(COMMUNITY),
      ...(this.#position ? { positions: new Map([[SERIAL, this.#position]]) } : {}),
      store: ({ records, through }) => {
        this.stored.push(...records);
        this.#position = through;
        return Promise.resolve();
      },
      ...signedRecord((message) => openEnvelope(message, this.keyring)),
      clock,
      logger,
    });
    this.#receiver.start();
  }

  /** Time passes, and every device is read once a second. */
  async run(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      this.read();
      await this.clock.advance(1_000);
    }
  }

  read(): void {
    const atMs = this.clock.nowMs();
    const sns = new Set([...this.#statuses.map(({ sn }) => sn), ...this.readings.keys()]);
    this.#statuses = [...sns].map((sn): DeviceStatus => {
      const now = this.readings.get(sn)?.map((reading) => ({ ...reading, atMs }));
      const before = this.#statuses.find((status) => status.sn === sn);
      return {
        sn,
        driver: "fake",
        connected: true,
        enabledDers: [],
        intervalMs: 1_000,
        pollsSkipped: 0,
        violations: 0,
        ders: now ?? before?.ders ?? [],
      };
    });
  }

  measure(deviceId: string, name: string, value: number): void {
    const message: MetricsEvent["message"] = {
      type: "metrics",
      timestamp: 0,
      read_time_ms: 0,
      make: "",
      metrics: [{ name, value }],
    };
    for (const listener of this.#metricsListeners) listener({ deviceId, message });
  }

  /** What EdgeWare stored, opened; every record has to open. */
  get told(): BuildingEnvelope[] {
    return this.stored.map((record) => this.#open(record));
  }

  toldOf<S extends BuildingEnvelope["schema"]>(schema: S): Extract<BuildingEnvelope, { schema: S }>[] {
    return this.told.filter(
      (envelope): envelope is Extract<BuildingEnvelope, { schema: S }> => envelope.schema === schema,
    );
  }

  /** Signs of life that left, opened. */
  get heartbeats(): Extract<BuildingEnvelope, { schema: "community.building-heartbeat/1" }>[] {
    return this.bus.sent
      .filter(({ subject }) => subject.endsWith(`.${SERIAL}.heartbeat.json.v1`))
      .map((message) => this.#open(message) as never);
  }

  get state() {
    return this.member.state;
  }

  /** The community's node starts anew. */
  restartNode(): void {
    this.#nodeBoot += 1;
    this.#node = this.#sealer();
  }

  async heartbeat(): Promise<void> {
    await this.#say("communityHeartbeat", {
      body: { interval_ms: 30_000, version: "0.1.0" },
      validForMs: 60_000,
    });
  }

  /** As `run`, with the community's heartbeat every 30 s. */
  async live(seconds: number): Promise<void> {
    for (let left = seconds; left > 0; left -= 30) {
      await this.heartbeat();
      await this.run(Math.min(30, left));
    }
  }

  async receptions(...receptions: Reception["receptions"]): Promise<void> {
    await this.#say("reception", { body: { receptions }, validForMs: 3_600_000 });
  }

  async dispatch(
    body: Dispatch,
    facts: Partial<MessageFacts<"dispatch">> = {},
    key = this.nodeKey,
  ): Promise<void> {
    const sealer = key === this.nodeKey ? this.#node : this.#sealer(key);
    await this.#say("dispatch", { body, idem: body.id, validForMs: 60_000, ...facts }, sealer);
  }

  async #say<K extends "communityHeartbeat" | "reception" | "dispatch">(
    kind: K,
    facts: Pick<MessageFacts<K>, "body" | "validForMs"> & Partial<MessageFacts<K>>,
    sealer = this.#node,
  ): Promise<void> {
    const atMs = this.clock.nowMs();
    const { subject, data } = sealer.seal(kind, {
      recipient: SERIAL,
      atMs,
      dataClass: "COMPUTED",
      sourceRef: "edgeware",
      ...facts,
    });
    this.bus.publish(subject, data);
    await this.clock.advance(0);
  }

  async #close(): Promise<void> {
    await this.member.close();
    await this.ledger.close();
  }

  #sealer(key = this.nodeKey): EnvelopeSealer {
    return new EnvelopeSealer({ key, community: COMMUNITY, sender: "edgeware", boot: this.#nodeBoot });
  }

  #open(message: Parameters<typeof openEnvelope>[0]): BuildingEnvelope {
    const opened = openEnvelope(message, this.keyring);
    if (!opened.ok) throw new Error(opened.refusal.reason);
    return opened.envelope;
  }

  get #gateway(): ReportingGateway {
    return {
      snapshot: () => this.#statuses,
      controlOf: (sn) => this.controls.get(sn),
      limitsOf: () => ({}),
      onMetrics: (listener) => {
        this.#metricsListeners.add(listener);
        return () => void this.#metricsListeners.delete(listener);
      },
    };
  }
}
