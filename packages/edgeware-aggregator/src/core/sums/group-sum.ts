import type { DataClass } from "@sourceful/messaging";
import { DATA_CLASSES } from "../data-class.ts";
import {
  CHANNELS,
  type Channel,
  type ContributedNumber,
  type Contribution,
  FRESHNESS,
  type Freshness,
} from "./contribution.ts";
import { MinTournament } from "./min-tournament.ts";
import { sourceHash } from "./source-hash.ts";

/** One channel's sum, and over how many members. Units as of `ContributedNumber`. */
export interface ChannelTotal extends ContributedNumber {
  readonly known: number;
}

/** Sums over a group of buildings as whole quanta; see `Contribution` for the units. */
export interface GroupTotals {
  readonly members: number;
  readonly byFreshness: Readonly<Record<Freshness, number>>;
  readonly suspect: number;
  readonly channels: Readonly<Record<Channel, ChannelTotal>>;
  readonly lowMilliW: number;
  readonly highMilliW: number;
  readonly ratedVa: number;
  readonly freshVa: number;
  /** Worst of the contributing members (R36); absent when none contributes. */
  readonly dataClass?: DataClass;
  /** Lowest of the contributing members (R35). */
  readonly confidence?: number;
  readonly oldestSampleMs?: number;
  /** Order-free hash of the contributing serials. */
  readonly sourceDigest: string;
}

/**
 * The sums of one group, kept up to date member by member: exact, and independent of the order of updates.
 * A replacement costs the same whatever the size of the group, but for the two minima, which take log2(n).
 */
export class GroupSum {
  readonly #known = new Int32Array(CHANNELS.length);
  readonly #milliW = new Float64Array(CHANNELS.length);
  readonly #varianceMilliW2 = new Float64Array(CHANNELS.length);
  readonly #commonMilliW = new Float64Array(CHANNELS.length);
  readonly #byFreshness = new Int32Array(FRESHNESS.length);
  readonly #byDataClass = new Int32Array(DATA_CLASSES.length);
  readonly #confidence: MinTournament;
  readonly #sampleMs: MinTournament;
  #members = 0;
  #suspect = 0;
  #lowMilliW = 0;
  #highMilliW = 0;
  #ratedVa = 0;
  #freshVa = 0;
  #hashHigh = 0;
  #hashLow = 0;

  constructor(slots: number) {
    this.#confidence = new MinTournament(slots);
    this.#sampleMs = new MinTournament(slots);
  }

  /** Puts `next` in the place of `previous`, which must be what the slot holds. */
  replace(slot: number, previous: Contribution | undefined, next: Contribution | undefined): void {
    if (previous?.freshness !== next?.freshness || previous?.ratedVa !== next?.ratedVa) {
      if (previous) this.#addStanding(previous, -1);
      if (next) this.#addStanding(next, 1);
    }
    this.#suspect += Number(next?.isSuspect ?? false) - Number(previous?.isSuspect ?? false);
    this.#lowMilliW += (next?.lowMilliW ?? 0) - (previous?.lowMilliW ?? 0);
    this.#highMilliW += (next?.highMilliW ?? 0) - (previous?.highMilliW ?? 0);
    const before = heard(previous);
    const after = heard(next);
    if (before?.serial !== after?.serial || before?.dataClass !== after?.dataClass) {
      if (before) this.#addSource(before, -1);
      if (after) this.#addSource(after, 1);
    }
    this.#addNumbers(before?.numbers, after?.numbers);
    this.#confidence.set(slot, after?.confidence ?? Number.POSITIVE_INFINITY);
    this.#sampleMs.set(slot, after?.sampleMs ?? Number.POSITIVE_INFINITY);
  }

  totals(): GroupTotals {
    const contributing = this.#members - (this.#byFreshness[FRESHNESS.indexOf("missing")] as number);
    const worst = this.#byDataClass.findLastIndex((count) => count > 0);
    return {
      members: this.#members,
      byFreshness: Object.fromEntries(
        FRESHNESS.map((freshness, i) => [freshness, this.#byFreshness[i]]),
      ) as Record<Freshness, number>,
      suspect: this.#suspect,
      channels: Object.fromEntries(CHANNELS.map((channel, i) => [channel, this.#channel(i)])) as Record<
        Channel,
        ChannelTotal
      >,
      lowMilliW: this.#lowMilliW,
      highMilliW: this.#highMilliW,
      ratedVa: this.#ratedVa,
      freshVa: this.#freshVa,
      ...(worst >= 0 && { dataClass: DATA_CLASSES[worst] as DataClass }),
      ...(contributing > 0 && {
        confidence: this.#confidence.min,
        oldestSampleMs: this.#sampleMs.min,
      }),
      sourceDigest: hex(this.#hashHigh) + hex(this.#hashLow),
    };
  }

  #channel(i: number): ChannelTotal {
    return {
      known: this.#known[i] as number,
      milliW: this.#milliW[i] as number,
      varianceMilliW2: this.#varianceMilliW2[i] as number,
      commonMilliW: this.#commonMilliW[i] as number,
    };
  }

  #addStanding({ freshness, ratedVa }: Contribution, sign: 1 | -1): void {
    this.#members += sign;
    bump(this.#byFreshness, FRESHNESS.indexOf(freshness), sign);
    this.#ratedVa += sign * ratedVa;
    if (freshness === "fresh") this.#freshVa += sign * ratedVa;
  }

  #addSource({ serial, dataClass }: Contribution, sign: 1 | -1): void {
    bump(this.#byDataClass, DATA_CLASSES.indexOf(dataClass), sign);
    const [high, low] = sourceHash(serial);
    this.#hashHigh = (this.#hashHigh ^ high) >>> 0;
    this.#hashLow = (this.#hashLow ^ low) >>> 0;
  }

  #addNumbers(before: Contribution["numbers"] = {}, after: Contribution["numbers"] = {}): void {
    for (let i = 0; i < CHANNELS.length; i++) {
      const channel = CHANNELS[i] as Channel;
      const was = before[channel];
      const is = after[channel];
      if (was === is) continue;
      bump(this.#known, i, (is ? 1 : 0) - (was ? 1 : 0));
      bump(this.#milliW, i, (is?.milliW ?? 0) - (was?.milliW ?? 0));
      bump(this.#varianceMilliW2, i, (is?.varianceMilliW2 ?? 0) - (was?.varianceMilliW2 ?? 0));
      bump(this.#commonMilliW, i, (is?.commonMilliW ?? 0) - (was?.commonMilliW ?? 0));
    }
  }
}

/** A contribution that has something to contribute. */
function heard(contribution: Contribution | undefined): Contribution | undefined {
  return contribution?.freshness === "missing" ? undefined : contribution;
}

function bump(counts: Int32Array | Float64Array, at: number, by: number): void {
  counts[at] = (counts[at] as number) + by;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, "0");
}
