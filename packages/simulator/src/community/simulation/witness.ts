import type {
  CommunityEffect,
  CommunityEvent,
  CommunityState,
  MessageEvent,
} from "@sourceful/edgeware-aggregator";
import type { GroundTruth, KeptMessage } from "./ground-truth.ts";
import type { Invariant } from "./violation.ts";

type Report = (invariant: Invariant, message: string) => void;
type Sample = { readonly ts: number; readonly quality: string };

/** Times of one sample, by the world's clock. */
export interface Newest {
  readonly measuredMs: number;
  readonly arrivedMs: number;
}

/** How many messages came to what. */
export interface Tally {
  decided: number;
  duplicates: number;
  quarantined: number;
  refused: number;
  published: number;
}

/**
 * Watches what EdgeWare decides and acknowledges, over all its crashes, and compares it with what really
 * happened. Keeps its own books of what has to be in the state, by other means than EdgeWare's.
 */
export class Witness {
  readonly tally: Tally = { decided: 0, duplicates: 0, quarantined: 0, refused: 0, published: 0 };
  /** The last position that was decided in any life. */
  lastPosition = 0;
  readonly #truth: GroundTruth;
  readonly #report: Report;
  readonly #intervalMs: number;
  readonly #decisions = new Map<number, string>();
  /** By sender, boot and seq: those that were decided. */
  readonly #known = new Set<string>();
  /** Samples that were let in, by sender and start of their interval. */
  readonly #counts = new Map<string, Map<number, number>>();
  /** The newest sample that was let in, by sender. */
  readonly #newest = new Map<string, Newest>();
  readonly #ackedSeq = new Map<string, number>();
  readonly #quarantined = new Set<string>();

  constructor(truth: GroundTruth, intervalMs: number, report: Report) {
    this.#truth = truth;
    this.#intervalMs = intervalMs;
    this.#report = report;
  }

  /** The newest sample of that sender that was let in. */
  newest(serial: string): Newest | undefined {
    return this.#newest.get(serial);
  }

  /** EdgeWare decided about an event; in a recovery again, which must be the same. `state` is after it. */
  decided(
    effects: readonly CommunityEffect[],
    event: CommunityEvent,
    state: CommunityState | undefined,
  ): void {
    const text = JSON.stringify(effects);
    const before = this.#decisions.get(event.position);
    if (before !== undefined) {
      if (before !== text)
        this.#report("replay", `event ${event.position} was decided otherwise after a start`);
      return;
    }
    this.#decisions.set(event.position, text);
    this.lastPosition = Math.max(this.lastPosition, event.position);
    this.tally.published += effects.filter(({ type }) => type === "publish").length;
    if (event.type === "refused") this.#refused(effects);
    if (event.type === "message") this.#message(effects, event, state);
  }

  /** EdgeWare told a building that it has its record up to there. */
  acknowledged(serial: string, epoch: number, seq: number): void {
    const key = `${serial} ${epoch}`;
    const from = this.#ackedSeq.get(key) ?? 0;
    if (seq <= from) return;
    this.#ackedSeq.set(key, seq);
    const kept = this.#truth.kept(serial, epoch, seq);
    if (kept.length < seq) this.#report("acknowledged", `${serial} never kept a record ${epoch}/${seq}`);
    for (const message of kept.slice(from))
      this.#mustBeKnown("acknowledged", serial, message, "was acknowledged");
  }

  /** EdgeWare runs again after a crash, or a moment without one: all that was decided must be in its state. */
  checkState(state: CommunityState): void {
    const { data } = state;
    if (data.position < this.lastPosition) {
      this.#report("acknowledged", `the log ends at ${data.position}, and ${this.lastPosition} was decided`);
    }
    for (const key of this.#known) {
      const [serial = "", boot, seq] = key.split(" ");
      const tracks = data.reporters.get(serial)?.tracks;
      if (tracks && !hasArrived(tracks, Number(boot), Number(seq))) {
        this.#report("acknowledged", `${key} was decided and is not in the state`);
      }
    }
    for (const serial of this.#counts.keys()) this.#checkCounts(serial, state);
    for (const id of this.#quarantined) {
      if (!data.quarantine.has(id)) this.#report("quarantine", `${id} is not in quarantine any more`);
    }
  }

  /** Everything buildings kept must have arrived by now. */
  checkComplete(): void {
    for (const { serial, message } of this.#truth.everythingKept()) {
      this.#mustBeKnown("complete", serial, message, "was kept");
    }
  }

  #mustBeKnown(invariant: Invariant, serial: string, { boot, seq }: KeptMessage, what: string): void {
    if (this.#known.has(`${serial} ${boot} ${seq}`)) return;
    this.#report(invariant, `message ${boot}/${seq} of ${serial} ${what} and is not in the log`);
  }

  #refused(effects: readonly CommunityEffect[]): void {
    this.tally.refused += 1;
    if (!effects.some(({ type }) => type === "quarantine")) {
      this.#report("quarantine", "a message was refused and is not in quarantine");
    }
  }

  #message(
    effects: readonly CommunityEffect[],
    event: MessageEvent,
    state: CommunityState | undefined,
  ): void {
    const { envelope, position } = event;
    const { sender, boot, seq } = envelope;
    const reception = effects.find((effect) => effect.type === "reception");
    const entry = effects.find((effect) => effect.type === "quarantine")?.entry;
    if (!reception) this.#report("quarantine", `the message at ${position} was not answered`);
    const key = `${sender} ${boot} ${seq}`;
    if (this.#known.has(key)) {
      this.tally.duplicates += 1;
      if (entry) this.#report("once", `${key} came again and was judged anew`);
      if (state) this.#checkCounts(sender, state);
      return;
    }
    this.#known.add(key);
    this.tally.decided += 1;
    if (entry) {
      this.tally.quarantined += 1;
      this.#quarantined.add(entry.id);
    }
    if (reception && reception.code !== "OK" && (!entry || state?.data.quarantine.has(entry.id) === false)) {
      this.#report("quarantine", `${key} was rejected (${reception.reason}) and is not in quarantine`);
    }
    if (envelope.schema !== "community.building-state/1") return;
    const rejected = entry?.findings.map(({ sample }) => sample);
    const isOut = (i: number) => rejected?.some((sample) => sample === undefined || sample === i) === true;
    for (const [i, sample] of envelope.body.samples.entries()) this.#sample(event, sample, isOut(i));
    if (state) this.#checkCounts(sender, state);
  }

  #sample({ envelope: { sender: serial }, atMs }: MessageEvent, { ts }: Sample, isOut: boolean): void {
    const truth = this.#truth.sample(serial, ts);
    if (!truth) return this.#report("quarantine", `${serial} never measured anything at ${ts}`);
    if (truth.isBroken && !isOut)
      this.#report("quarantine", `a broken reading of ${serial} at ${ts} was let in`);
    if (isOut) return;
    const newest = this.#newest.get(serial);
    if (!newest || truth.atMs > newest.measuredMs) {
      this.#newest.set(serial, { measuredMs: truth.atMs, arrivedMs: atMs });
    }
    const startMs = Math.floor(ts / this.#intervalMs) * this.#intervalMs;
    const counts = this.#counts.get(serial) ?? new Map<number, number>();
    counts.set(startMs, (counts.get(startMs) ?? 0) + 1);
    this.#counts.set(serial, counts);
  }

  #checkCounts(serial: string, { data, derived }: CommunityState): void {
    if (derived.index.places.get(serial)?.kind !== "building") return;
    for (const [startMs, count] of this.#counts.get(serial) ?? []) {
      const interval = data.ledger.get(startMs);
      // Intervals are forgotten when the ledger does not go back to them any more.
      if (!interval) continue;
      const applied = interval.slots.get(serial)?.samples ?? 0;
      if (applied === count) continue;
      const message = `${serial} has ${applied} samples in the interval at ${startMs}, ${count} were let in`;
      this.#report(applied > count ? "once" : "acknowledged", message);
    }
  }
}

interface Track {
  readonly boot: number;
  readonly next: number;
  readonly floor: number;
  readonly gaps: readonly (readonly [number, number])[];
}

/** Whether a number has arrived, as far as is remembered. */
function hasArrived(tracks: readonly Track[], boot: number, seq: number): boolean {
  const track = tracks.find((candidate) => candidate.boot === boot);
  if (!track) return tracks.some((other) => other.boot > boot);
  if (seq >= track.next) return false;
  return seq < track.floor || !track.gaps.some(([first, last]) => seq >= first && seq <= last);
}
