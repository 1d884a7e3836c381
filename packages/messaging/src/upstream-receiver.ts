import { randomUUID } from "node:crypto";
import { type Clock, type Logger, RejectedError, type Timer } from "@sourceful/domain";
import type { Bus, BusMessage, BusSubscription } from "./bus.ts";
import type { UpstreamFetched } from "./community/message-bodies.ts";
import { decodeMessage } from "./decode-message.ts";
import { encodeMessage } from "./encode-message.ts";
import type { JournalState } from "./gateway-state-message.ts";
import type { UpstreamBatch } from "./upstream-batch.ts";
import { UpstreamFollower } from "./upstream-follower.ts";
import { readUpstreamRecord, type UpstreamPosition, type UpstreamRecord } from "./upstream-record.ts";
import { gatewayStream, type UpstreamStream } from "./upstream-stream.ts";

const NAME = /^[a-z0-9][a-z0-9-]{0,31}$/;
const ACK_EVERY_MS = 1_000;

export interface UpstreamReceiverOptions {
  readonly bus: Pick<Bus, "publish" | "subscribe">;
  /** Lower-case letters, digits and hyphens, 32 at most; the same after a restart. */
  readonly name: string;
  /** Whose records; those of gateways when not given. */
  readonly stream?: UpstreamStream;
  /** `through` of the last batch that was stored, by gateway; of others everything there is is fetched. */
  readonly positions?: ReadonlyMap<string, UpstreamPosition>;
  /**
   * Makes a batch durable, `through` with it; one at a time for each gateway. What it rejects comes again a
   * second later.
   */
  readonly store: (batch: UpstreamBatch) => Promise<void>;
  /** Told each record when it comes, out of order: live, and the latest of each subject after a gap. */
  readonly onLatest?: (record: UpstreamRecord) => void;
  /** Whose record may be asked for now; everybody's when not given. That there is one is a hint nobody signed. */
  readonly isWanted?: (serial: string) => boolean;
  /**
   * Whether a record, live or replayed, is what its sender signed for that number. One that is not takes none: it
   * must not stand in for the true one. When not given, live ones are believed, and a replay by its digest.
   */
  readonly isGenuine?: (record: UpstreamRecord) => boolean;
  /** Told each record that is not genuine, but for those that a replay's end vouches for. */
  readonly onForged?: (record: UpstreamRecord) => void;
  /** Reads the end of a replay; undefined for one that is not believed. Unsigned ones are when not given. */
  readonly readFetched?: (message: BusMessage) => UpstreamFetched | undefined;
  /** Told each message that is in no record: its sender could not store it, so it comes once or never. */
  readonly onUnkept?: (message: BusMessage) => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Gateway {
  readonly follower: UpstreamFollower;
  ackTimer?: Timer;
  ackedMs: number;
}

/**
 * Receives what gateways send upstream without losing any of it: orders it, leaves out what came twice, asks
 * for what is missing, and acknowledges what was stored. What carries no number is not its business.
 */
export class UpstreamReceiver {
  readonly #options: UpstreamReceiverOptions;
  readonly #stream: UpstreamStream;
  readonly #gateways = new Map<string, Gateway>();
  #subscriptions: BusSubscription[] = [];

  /** @throws RejectedError `value_out_of_range` for a name that is none */
  constructor(options: UpstreamReceiverOptions) {
    if (!NAME.test(options.name)) {
      throw new RejectedError("a receiver is named in at most 32 lower-case letters, digits and hyphens", {
        code: "value_out_of_range",
        details: { name: options.name },
      });
    }
    this.#options = options;
    this.#stream = options.stream ?? gatewayStream;
  }

  /** Begins to listen to everybody of the stream on the bus. */
  start(): void {
    const { bus, name } = this.#options;
    const listen = (subject: string, handler: (message: BusMessage) => void) =>
      this.#subscriptions.push(bus.subscribe(subject, handler));
    for (const subject of this.#stream.recorded) listen(subject, (message) => this.#onLive(message));
    listen(this.#stream.subject("replay", { receiver: name }), (message) => this.#onReplay(message));
    listen(this.#stream.subject("fetched", { receiver: name }), (message) => this.#onFetched(message));
    listen(this.#stream.states, (message) => this.#onState(message));
  }

  /** How far the record of each gateway is stored. */
  positions(): Map<string, UpstreamPosition> {
    const positions = new Map(this.#options.positions);
    for (const [serial, { follower }] of this.#gateways) {
      if (follower.position) positions.set(serial, follower.position);
    }
    return positions;
  }

  /** Records that came more than once, and were stored once. */
  get duplicates(): number {
    return [...this.#gateways.values()].reduce((sum, { follower }) => sum + follower.duplicates, 0);
  }

  /** Hears nothing more, waits for what is being stored, and acknowledges it. */
  async close(): Promise<void> {
    for (const subscription of this.#subscriptions.splice(0)) subscription.close();
    for (const [serial, gateway] of this.#gateways) {
      await gateway.follower.close();
      if (gateway.ackTimer) this.#ack(serial, gateway);
    }
  }

  #onLive(message: BusMessage): void {
    const { onUnkept, onForged, onLatest } = this.#options;
    const record = readUpstreamRecord(message);
    if (!record) {
      onUnkept?.(message);
    } else if (!this.#isGenuine(record)) {
      onForged?.(record);
    } else {
      onLatest?.(record);
      this.#gateway(record.serial).follower.live(record);
    }
  }

  #onReplay(message: BusMessage): void {
    const record = readUpstreamRecord(message);
    if (!record) return;
    const follower = this.#gateways.get(record.serial)?.follower;
    if (!follower?.expects(record)) return;
    const { onLatest, isGenuine } = this.#options;
    if (record.replay?.index !== "latest") {
      // Where nothing is signed, the digest at the answer's end has to say that it is the gateway's.
      follower.replayed(record, isGenuine?.(record) ?? false);
    } else if (onLatest && this.#isGenuine(record)) {
      onLatest(record);
    }
  }

  #isGenuine(record: UpstreamRecord): boolean {
    const { isGenuine } = this.#options;
    return !isGenuine || isGenuine(record);
  }

  #onFetched(message: BusMessage): void {
    const serial = this.#stream.serialOf(message.subject);
    const { readFetched = (unsigned: BusMessage) => this.#readUnsigned(unsigned) } = this.#options;
    const answer = serial === undefined ? undefined : readFetched(message);
    if (serial !== undefined && answer) this.#gateways.get(serial)?.follower.fetched(answer);
  }

  #readUnsigned({ subject, data }: BusMessage): UpstreamFetched | undefined {
    const decoded = decodeMessage("upstreamFetched", data);
    if (decoded.ok) return decoded.message;
    this.#options.logger.warn("message not understood", { subject, problems: decoded.problems });
    return undefined;
  }

  #onState({ subject, data }: BusMessage): void {
    const serial = this.#stream.serialOf(subject);
    const journal = this.#stream.readState(data);
    const { isWanted = () => true } = this.#options;
    if (serial === undefined || !journal || !isWanted(serial)) return;
    const { epoch, last_seq: seq, receivers } = journal;
    if (epoch === undefined || seq === 0) return;
    const gateway = this.#gateway(serial);
    if (this.#isAckLost(gateway, receivers)) this.#ackSoon(serial, gateway);
    gateway.follower.heard({ epoch, seq });
  }

  #isAckLost({ follower: { position } }: Gateway, receivers: JournalState["receivers"]): boolean {
    const heard = receivers.find(({ name }) => name === this.#options.name)?.seq ?? 0;
    return position !== undefined && position.seq > heard;
  }

  #gateway(serial: string): Gateway {
    const known = this.#gateways.get(serial);
    if (known) return known;
    const { bus, name, positions, store, onLatest, clock, logger } = this.#options;
    const follower = new UpstreamFollower({
      serial,
      position: positions?.get(serial),
      store,
      ask: ({ latest, ...question }) =>
        void bus.publish(
          this.#stream.subject("fetch", { serial }),
          encodeMessage({ receiver: name, ...question, ...(latest && onLatest ? { latest } : {}) }),
        ),
      onForged: (record) => this.#options.onForged?.(record),
      onStored: () => this.#ackSoon(serial, gateway),
      makeId: randomUUID,
      clock,
      logger,
    });
    const gateway: Gateway = { follower, ackedMs: Number.NEGATIVE_INFINITY };
    this.#gateways.set(serial, gateway);
    return gateway;
  }

  #ackSoon(serial: string, gateway: Gateway): void {
    if (gateway.ackTimer) return;
    const { clock } = this.#options;
    const delayMs = Math.max(0, gateway.ackedMs + ACK_EVERY_MS - clock.monotonicMs());
    gateway.ackTimer = clock.after(delayMs, () => this.#ack(serial, gateway));
  }

  #ack(serial: string, gateway: Gateway): void {
    const { bus, name, clock } = this.#options;
    gateway.ackTimer?.cancel();
    delete gateway.ackTimer;
    gateway.ackedMs = clock.monotonicMs();
    const { position } = gateway.follower;
    if (!position) return;
    const { epoch, seq } = position;
    const ack = encodeMessage({ receiver: name, epoch, seq });
    bus.publish(this.#stream.subject("ack", { serial }), ack);
  }
}
