import type { Clock } from "@sourceful/domain";
import {
  type BusMessage,
  buildingStream,
  buildSubjectPattern,
  decodeMessage,
  fetchedSealer,
  parseSubject,
  readUpstreamRecord,
  type UpstreamRecord,
  upstreamHeaders,
} from "@sourceful/messaging";
import type { RandomSource } from "../../random-source.ts";
import type { HouseKeys } from "../house-keys.ts";
import type { Connection } from "./virtual-network.ts";

export interface ForgerOptions {
  readonly connection: Connection;
  readonly community: string;
  readonly keys: HouseKeys;
  readonly clock: Clock;
  readonly random: RandomSource;
}

/** How many messages it remembers. */
const REMEMBERED = 64;
/** Share of questions for a building's record that it answers, too. */
const ANSWERED = 0.2;

/**
 * Somebody on the bus without anybody's key, who may publish everything: says again what others said before, also as
 * the next of their record, changes a byte of it, says what makes no sense, and answers for others that what is asked
 * for is gone.
 */
export class Forger {
  readonly #options: ForgerOptions;
  readonly #heard: BusMessage[] = [];

  constructor(options: ForgerOptions) {
    const { connection, community, random } = options;
    this.#options = options;
    connection.subscribe(buildSubjectPattern("buildingState", { community }), (message) => {
      this.#heard.push(message);
      if (this.#heard.length > REMEMBERED) this.#heard.shift();
    });
    connection.subscribe(buildSubjectPattern("buildingUpstreamFetch", { community }), (message) => {
      if (random.next() < ANSWERED) this.#answer(message);
    });
  }

  /** Does one of its tricks with something it heard. */
  strike(): void {
    const { random, connection } = this.#options;
    const heard = this.#heard[Math.floor(this.#heard.length * random.next())];
    if (!heard) return;
    const { subject } = heard;
    const data = Buffer.from(heard.data);
    const trick = random.next();
    const at = Math.floor(data.length * random.next());
    if (trick < 0.3) data[at] = (data[at] as number) ^ (1 << Math.floor(8 * random.next()));
    else if (trick < 0.45) return void connection.publish(subject, data.subarray(0, at));
    else if (trick < 0.75) return this.#usurp();
    connection.publish(subject, data);
  }

  /** Sends the latest it heard again, as what comes next of the same record. */
  #usurp(): void {
    const latest = this.#heard.at(-1);
    const record = latest && readUpstreamRecord(latest);
    if (record) this.#options.connection.publish(record.subject, record.data, headersOf(record, 1));
  }

  #answer({ subject, data }: BusMessage): void {
    const { connection, community, keys, clock } = this.#options;
    const serial = parseSubject(subject)?.serial;
    const decoded = decodeMessage("upstreamFetch", data);
    if (serial === undefined || !decoded.ok) return;
    const { id, after, receiver } = decoded.message;
    const stream = buildingStream(community);
    const heard = this.#heard.map(readUpstreamRecord).findLast((record) => record?.serial === serial);
    if (heard) {
      const headers = headersOf(heard, 1, { fetchId: id, index: 0 });
      connection.publish(stream.subject("replay", { serial, receiver }), heard.data, headers);
    }
    const through = { epoch: after?.epoch ?? 1, seq: (after?.seq ?? 0) + 1000 };
    const missing = [{ from_seq: (after?.seq ?? 0) + 1, to_seq: through.seq, reason: "dropped" as const }];
    const answer = { id, ...(after && { after }), records: 0, missing, through, last: through };
    const sign = fetchedSealer({ key: keys.of("forger"), community, serial, boot: 1, clock });
    connection.publish(stream.subject("fetched", { serial, receiver }), sign(receiver, answer));
  }
}

function headersOf(record: UpstreamRecord, ahead: number, replay?: UpstreamRecord["replay"]) {
  const { serial, epoch, seq, atMs, subject } = record;
  return upstreamHeaders({ serial, epoch, seq: seq + ahead, atMs, subject, ...(replay && { replay }) });
}
