import type { Clock } from "@sourceful/domain";
import type { SigningKey } from "@sourceful/identity";
import {
  type Bus,
  buildingStream,
  decodeMessage,
  fetchedSealer,
  type JournalState,
  type MissingRange,
  type SealedMessage,
  UpstreamDigest,
  type UpstreamFetch,
  type UpstreamPosition,
  type UpstreamStream,
  upstreamHeaders,
} from "@sourceful/messaging";

interface Entry {
  readonly seq: number;
  readonly atMs: number;
  readonly subject: string;
  readonly data: Uint8Array;
}

export interface BuildingRecordOptions {
  readonly serial: string;
  readonly community: string;
  readonly key: SigningKey;
  readonly clock: Clock;
  /** Numbering of this record; another one after the disk was replaced. */
  readonly epoch: number;
}

/**
 * What a building keeps until its community has it: numbers, first sending, replay to who asks, deletion of what
 * is acknowledged. Speaks as the edge node's journal does, and stands in memory: what was kept survives a crash
 * of the building for as long as this object does.
 */
export class BuildingRecord {
  readonly epoch: number;
  readonly #options: BuildingRecordOptions;
  readonly #stream: UpstreamStream;
  readonly #sealFetched: ReturnType<typeof fetchedSealer>;
  #entries: Entry[] = [];
  #lastSeq = 0;
  readonly #acked = new Map<string, number>();

  constructor(options: BuildingRecordOptions) {
    this.#options = options;
    this.#stream = buildingStream(options.community);
    this.#sealFetched = fetchedSealer({ ...options, boot: options.epoch });
    this.epoch = options.epoch;
  }

  /** For the heartbeat. */
  get state(): JournalState {
    const receivers = [...this.#acked].map(([name, seq]) => ({ name, seq }));
    const [first] = this.#entries;
    return {
      epoch: this.epoch,
      ...(first ? { first_seq: first.seq } : {}),
      last_seq: this.#lastSeq,
      unkept: 0,
      receivers,
    };
  }

  /** Keeps a message, which says its place, and sends it for the first time. */
  send(
    bus: Pick<Bus, "publish">,
    seal: (place: UpstreamPosition) => Pick<SealedMessage, "subject" | "data">,
    atMs: number,
  ): UpstreamPosition {
    const seq = ++this.#lastSeq;
    const { subject, data } = seal({ epoch: this.epoch, seq });
    const entry = { seq, atMs, subject, data };
    this.#entries.push(entry);
    bus.publish(subject, data, this.#headers(entry));
    return { epoch: this.epoch, seq: entry.seq };
  }

  /** Listens for receivers' acknowledgements and questions. Ends with the function it returns. */
  serve(bus: Pick<Bus, "publish" | "subscribe">): () => void {
    const { serial } = this.#options;
    const stream = this.#stream;
    const subscriptions = [
      bus.subscribe(stream.subject("ack", { serial }), ({ data }) => this.#take(data)),
      bus.subscribe(stream.subject("fetch", { serial }), ({ data }) => {
        const decoded = decodeMessage("upstreamFetch", data);
        if (decoded.ok) this.#answer(bus, decoded.message);
      }),
    ];
    return () => {
      for (const subscription of subscriptions) subscription.close();
    };
  }

  #take(data: Uint8Array): void {
    const decoded = decodeMessage("upstreamAck", data);
    if (!decoded.ok) return;
    const { receiver, epoch, seq } = decoded.message;
    if (epoch !== this.epoch || seq <= (this.#acked.get(receiver) ?? 0)) return;
    this.#acked.set(receiver, seq);
    const throughSeq = Math.min(...this.#acked.values());
    this.#entries = this.#entries.filter((entry) => entry.seq > throughSeq);
  }

  #answer(bus: Pick<Bus, "publish">, { id, after, limit, latest, receiver }: UpstreamFetch): void {
    const { serial } = this.#options;
    const stream = this.#stream;
    const isKnown = after?.epoch === this.epoch && after.seq <= this.#lastSeq;
    const fromSeq = isKnown ? after.seq + 1 : 1;
    const wanted = this.#entries.filter(({ seq }) => seq >= fromSeq);
    const sent = wanted.slice(0, limit);
    const replay = stream.subject("replay", { serial, receiver });
    if (latest && wanted.length > limit) {
      const newest = new Map(wanted.map((entry) => [entry.subject, entry]));
      for (const entry of newest.values()) {
        bus.publish(replay, entry.data, this.#headers(entry, { fetchId: id, index: "latest" }));
      }
    }
    const digest = new UpstreamDigest();
    for (const [index, entry] of sent.entries()) {
      digest.add({ epoch: this.epoch, ...entry });
      bus.publish(replay, entry.data, this.#headers(entry, { fetchId: id, index }));
    }
    const firstSeq = sent[0]?.seq ?? this.#lastSeq + 1;
    const missing: MissingRange[] =
      firstSeq > fromSeq ? [{ from_seq: fromSeq, to_seq: firstSeq - 1, reason: "dropped" }] : [];
    const through = sent.length < wanted.length ? (sent.at(-1)?.seq ?? 0) : this.#lastSeq;
    const answer = {
      id,
      ...(after && { after: { epoch: after.epoch, seq: after.seq } }),
      records: sent.length,
      missing,
      ...(sent.length > 0 && { digest: digest.end() }),
      ...(this.#lastSeq > 0
        ? { through: { epoch: this.epoch, seq: through }, last: { epoch: this.epoch, seq: this.#lastSeq } }
        : {}),
      ...(after && !isKnown ? { is_unknown: true } : {}),
    };
    bus.publish(stream.subject("fetched", { serial, receiver }), this.#sealFetched(receiver, answer));
  }

  #headers(
    { seq, atMs, subject }: Entry,
    replay?: { readonly fetchId: string; readonly index: number | "latest" },
  ) {
    const { serial } = this.#options;
    return upstreamHeaders({ serial, epoch: this.epoch, seq, atMs, subject, ...(replay ? { replay } : {}) });
  }
}
