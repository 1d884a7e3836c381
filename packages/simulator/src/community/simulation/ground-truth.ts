/** One sample as it really was. */
export interface TrueSample {
  /** When it was measured, by the world's clock. */
  readonly atMs: number;
  readonly netW: number;
  /** The meter broke: what it says cannot be. */
  readonly isBroken: boolean;
}

/** One message a building keeps until it is acknowledged. */
export interface KeptMessage {
  readonly boot: number;
  readonly seq: number;
  /** Times of its samples, by the building's clock. */
  readonly sampleTimes: readonly number[];
}

interface Record {
  /** By number in the record less one. */
  readonly messages: KeptMessage[];
  isLost: boolean;
}

/** What really happened in a world, as nobody in it knows: samples, and what buildings keep. */
export class GroundTruth {
  readonly #samples = new Map<string, Map<number, TrueSample>>();
  readonly #records = new Map<string, Map<number, Record>>();

  noteSample(serial: string, byItsClockMs: number, sample: TrueSample): void {
    const known = this.#samples.get(serial) ?? new Map<number, TrueSample>();
    known.set(byItsClockMs, sample);
    this.#samples.set(serial, known);
  }

  sample(serial: string, byItsClockMs: number): TrueSample | undefined {
    return this.#samples.get(serial)?.get(byItsClockMs);
  }

  noteKept(serial: string, epoch: number, message: KeptMessage): void {
    const records = this.#records.get(serial) ?? new Map<number, Record>();
    const record = records.get(epoch) ?? { messages: [], isLost: false };
    record.messages.push(message);
    records.set(epoch, record);
    this.#records.set(serial, records);
  }

  /** The building's disk was replaced: what nobody had is gone. */
  noteLost(serial: string, epoch: number): void {
    const record = this.#records.get(serial)?.get(epoch);
    if (record) record.isLost = true;
  }

  /** What a building's record holds up to a number. */
  kept(serial: string, epoch: number, throughSeq: number): readonly KeptMessage[] {
    return this.#records.get(serial)?.get(epoch)?.messages.slice(0, throughSeq) ?? [];
  }

  /** Everything that was kept and not lost with a disk. */
  *everythingKept(): Generator<{ readonly serial: string; readonly message: KeptMessage }> {
    for (const [serial, records] of this.#records) {
      for (const { messages, isLost } of records.values()) {
        if (!isLost) for (const message of messages) yield { serial, message };
      }
    }
  }

  /** How many messages were kept. */
  get messages(): number {
    let count = 0;
    for (const records of this.#records.values()) {
      for (const { messages } of records.values()) count += messages.length;
    }
    return count;
  }
}
