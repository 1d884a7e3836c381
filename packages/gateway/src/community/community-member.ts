import { type Clock, ConfigError, type Logger, type Timer } from "@sourceful/domain";
import { countBoot, type SigningKey } from "@sourceful/identity";
import type { FileSystem } from "@sourceful/journal";
import {
  type Bus,
  buildingStream,
  type CommunityState,
  fetchedSealer,
  type Keyring,
} from "@sourceful/messaging";
import type { CommandLedger } from "../control/command-ledger.ts";
import type { SiteGuard } from "../guard/site-guard.ts";
import type { Quarantine } from "../quarantine.ts";
import type { UplinkHealth } from "../uplink-health.ts";
import { UpstreamJournal } from "../upstream-journal.ts";
import { BuildingReporter, type ReportingGateway } from "./building-reporter.ts";
import { CommunityEar } from "./community-ear.ts";
import { DispatchDesk, type DispatchHandler } from "./dispatch-desk.ts";
import { keyringOf } from "./keyring-of.ts";
import { BUILDING_KEY, loadBuildingKey } from "./load-building-key.ts";
import { computedFrom, MemberVoice } from "./member-voice.ts";
import type { MembershipConfig } from "./membership-config.ts";
import { ReceptionBook } from "./reception-book.ts";
import { reportJournal } from "./report-journal.ts";

export interface CommunityMemberOptions {
  readonly serial: string;
  /** Version of the software, for signs of life. */
  readonly version: string;
  /** A valid one: see `loadMembership`. */
  readonly membership: MembershipConfig;
  /** Holds the building's key, the number of its starts, and a folder for each community it was in. */
  readonly directory: string;
  readonly bus: Pick<Bus, "publish" | "subscribe" | "flush" | "onStatus">;
  readonly uplink?: Pick<UplinkHealth, "state" | "onChange">;
  /** Its guard may come while the member runs. */
  readonly site?: { readonly guard: Pick<SiteGuard, "room" | "state" | "connection"> | undefined };
  readonly quarantine: Pick<Quarantine, "record">;
  /** Remembers which dispatches were taken. */
  readonly ledger: Pick<CommandLedger, "find" | "take" | "finish">;
  /** Without one every dispatch is rejected as `not_enabled`. */
  readonly dispatchHandler?: DispatchHandler;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Most bytes on disk; 1 GiB when not given. */
  readonly maxBytes?: number;
  /** The machine's when not given. */
  readonly fileSystem?: FileSystem;
}

/** Twice as often as a meter that is read once a second, so that no reading is missed, ms. */
const LOOK_MS = 500;
const HEARTBEAT_MS = 30_000;
/** Of the community: silence for so many heartbeats is its absence. */
const MOST_SILENT = 3;
/** Of one heartbeat, whatever it says, ms. */
const LONGEST_INTERVAL_MS = 600_000;
/** Least buffer of a building (R24), ms. */
const BUFFER_MS = 72 * 3_600_000;
const NAME = /^[\w:@-]{1,64}$/;

/**
 * The building in its community: reports what is measured, whether it would take a dispatch and what it could do,
 * signed, on disk before it leaves and for 72 hours; and hears what the community's node says.
 */
export class CommunityMember {
  readonly #options: CommunityMemberOptions;
  readonly #key: SigningKey;
  readonly #boot: number;
  readonly #journal: UpstreamJournal;
  readonly #voice: MemberVoice;
  readonly #ear: CommunityEar;
  readonly #desk: DispatchDesk;
  readonly #book: ReceptionBook;
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: (() => void)[] = [];
  readonly #startedMs: number;
  #membership: MembershipConfig;
  #keyring: Keyring;
  #reporter: BuildingReporter | undefined;
  #timer: Timer | undefined;
  #problem: string | undefined;
  /** The community's last word: its time, and when it came, monotonic. */
  #heard: { readonly ts: number; readonly atMs: number } | undefined;
  /** Its last heartbeat. */
  #heardBeat: { readonly ts: number; readonly intervalMs: number } | undefined;
  #wasConnected = false;
  #beatMs = Number.NEGATIVE_INFINITY;
  #closed: Promise<void> | undefined;

  /**
   * Makes ready to take part; `start` begins.
   * @throws ConfigError `identity_damaged` or `data_dir_unusable` for the building's key; `config_invalid` when the
   *   gateway's serial cannot be a building's
   */
  static async open(options: CommunityMemberOptions): Promise<CommunityMember> {
    const { directory, serial, membership, bus, clock, fileSystem, maxBytes } = options;
    if (!NAME.test(serial)) {
      throw new ConfigError(
        `the serial ${JSON.stringify(serial)} cannot be a building's: 1 to 64 letters, digits, _, :, @ and -`,
        { code: "config_invalid" },
      );
    }
    const logger = options.logger.child({ component: "community" });
    const key = await loadBuildingKey(directory, logger);
    const start = { dataDir: directory, name: BUILDING_KEY, clock, logger };
    const record = await countBoot(start);
    const heartbeat = await countBoot(start);
    const journal = await UpstreamJournal.open({
      serial,
      stream: buildingStream(membership.community),
      encodeFetched: fetchedSealer({ key, community: membership.community, serial, boot: heartbeat, clock }),
      directory: reportJournal(directory, membership.community),
      retention: { maxAgeMs: BUFFER_MS, ...(maxBytes === undefined ? {} : { maxBytes }) },
      bus,
      clock,
      logger,
      ...(fileSystem ? { fileSystem } : {}),
    });
    return new CommunityMember({ ...options, logger }, key, { record, heartbeat }, journal);
  }

  private constructor(
    options: CommunityMemberOptions,
    key: SigningKey,
    boots: { readonly record: number; readonly heartbeat: number },
    journal: UpstreamJournal,
  ) {
    const { serial, membership, bus, ledger, clock, logger, dispatchHandler } = options;
    const { community } = membership;
    this.#options = options;
    this.#key = key;
    this.#boot = boots.record;
    this.#journal = journal;
    this.#startedMs = clock.monotonicMs();
    this.#membership = membership;
    this.#keyring = keyringOf(membership);
    this.#voice = new MemberVoice({ key, community, serial, boots, bus, journal, clock, logger });
    this.#book = new ReceptionBook(logger);
    this.#desk = new DispatchDesk({
      community,
      ledger,
      handler: dispatchHandler,
      send: (body) => this.#voice.tell("dispatchAck", { body, ...this.#ownWords }),
      clock,
      logger,
    });
    this.#ear = new CommunityEar({
      ...options,
      community,
      keyring: () => this.#keyring,
      onHeartbeat: ({ ts, body }) => {
        this.#heardBeat = { ts, intervalMs: Math.min(body.interval_ms, LONGEST_INTERVAL_MS) };
        this.#hear(ts);
      },
      onReception: (envelope) => {
        this.#hear(envelope.ts);
        if (this.#book.take(envelope)) this.#changed();
      },
      onDispatch: (envelope) => this.#desk.take(envelope),
    });
  }

  /** Begins to report what the gateway reads. */
  start(gateway: ReportingGateway): void {
    const { bus, uplink, site, clock, dispatchHandler } = this.#options;
    this.#reporter = new BuildingReporter({
      gateway,
      guard: () => site?.guard,
      membership: () => this.#membership,
      voice: this.#voice,
      isCommunityHeard: () => this.#isConnected,
      isDispatchEnabled: dispatchHandler !== undefined,
      onMode: () => this.#changed(),
      onMeter: (meter, isRead) => this.#tellMeter(meter, isRead),
      clock,
    });
    this.#ear.start();
    this.#stopListening.push(
      this.#journal.onChange(() => this.#changed()),
      bus.onStatus((status) => status === "connected" && this.#beat()),
    );
    // A leaf's uplink comes back without the bus noticing.
    if (uplink) this.#stopListening.push(uplink.onChange(() => uplink.state.connected && this.#beat()));
    this.#look();
  }

  /** Goes on by another community.json; another community takes a new start. */
  follow(membership: MembershipConfig): void {
    if (membership.community !== this.#membership.community) {
      this.fail(`the community is now ${membership.community}: followed at the next start`);
      return;
    }
    this.#reporter?.settle();
    this.#membership = membership;
    this.#keyring = keyringOf(membership);
    this.#problem = undefined;
    this.#changed();
  }

  /** A community.json that is there is not in force, one line. */
  fail(problem: string): void {
    this.#problem = problem;
    this.#changed();
  }

  /** For the gateway's state. */
  get state(): CommunityState {
    const { last_seq: lastSeq, receivers, failure } = this.#journal.state;
    const { last, rejected } = this.#book;
    return {
      community: this.#membership.community,
      connected: this.#isConnected,
      ...(this.#heard ? { heard_s: Math.floor(this.#heard.ts / 1_000) } : {}),
      mode: this.#reporter?.mode ?? "local",
      boot: this.#boot,
      last_seq: this.#voice.lastSeq,
      key_epoch: this.#key.keyEpoch,
      ...(receivers.length === 0 ? {} : { backlog: lastSeq - Math.max(...receivers.map(({ seq }) => seq)) }),
      rejected,
      ...(last ? { last_reception: last } : {}),
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
      ...(failure === undefined ? {} : { journal_failure: failure }),
    };
  }

  /** Calls `listener` when the state changed in a way others should hear of soon. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Signs what waits, sends what is under way, and closes the journal. Idempotent. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#timer?.cancel();
    for (const stop of this.#stopListening.splice(0)) stop();
    this.#ear.stop();
    this.#reporter?.close();
    await this.#desk.close();
    await this.#journal.close();
  }

  get #isConnected(): boolean {
    if (!this.#heard) return false;
    const { intervalMs } = this.#heardBeat ?? { intervalMs: HEARTBEAT_MS };
    return this.#options.clock.monotonicMs() - this.#heard.atMs <= MOST_SILENT * intervalMs;
  }

  get #ownWords() {
    return {
      dataClass: computedFrom(this.#membership.data_class ?? "REAL"),
      sourceRef: "edge-node",
    } as const;
  }

  #look(): void {
    const { clock } = this.#options;
    this.#timer = clock.after(LOOK_MS, () => this.#look());
    this.#tellConnection();
    this.#reporter?.look();
    if (clock.monotonicMs() - this.#beatMs >= HEARTBEAT_MS) this.#beat();
  }

  #beat(): void {
    const { clock, version } = this.#options;
    const nowMs = clock.monotonicMs();
    this.#beatMs = nowMs;
    this.#voice.beat({
      body: {
        interval_ms: HEARTBEAT_MS,
        mode: this.#reporter?.mode ?? "local",
        uptime_s: Math.floor((nowMs - this.#startedMs) / 1_000),
        version,
        ...(this.#heardBeat ? { heard_ts: this.#heardBeat.ts } : {}),
        journal: this.#journal.state,
      },
      ...this.#ownWords,
    });
  }

  #hear(ts: number): void {
    this.#heard = { ts, atMs: this.#options.clock.monotonicMs() };
    this.#tellConnection();
  }

  #tellConnection(): void {
    const isConnected = this.#isConnected;
    if (isConnected === this.#wasConnected) return;
    this.#wasConnected = isConnected;
    const { logger } = this.#options;
    const { community } = this.#membership;
    if (isConnected) logger.info("the community is heard", { community });
    else logger.warn("the community is not heard any more", { community });
    this.#changed();
  }

  /** Without this nobody sees on the building's side why the community knows no power of it. */
  #tellMeter(meter: string | undefined, isRead: boolean): void {
    const { logger } = this.#options;
    if (isRead) logger.info("the meter of the grid connection is read again", { meter });
    else if (meter !== undefined) {
      logger.warn("the meter of the grid connection is not read: the community is told no power", { meter });
    } else {
      logger.warn(
        "no meter is named in community.json or site.json: the community is told no power of this building",
      );
    }
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
