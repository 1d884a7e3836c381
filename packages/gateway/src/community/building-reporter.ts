import type { Clock } from "@sourceful/domain";
import type { DataClass, Flexibility, StateSample } from "@sourceful/messaging";
import type { Gateway } from "../gateway.ts";
import type { SiteGuard } from "../guard/site-guard.ts";
import { buildingFlexibility } from "./building-flexibility.ts";
import { comfortMargins } from "./comfort-margins.ts";
import { type ControlMode, controlMode } from "./control-mode.ts";
import { hasMoved } from "./has-moved.ts";
import { computedFrom, type MemberVoice } from "./member-voice.ts";
import type { MembershipConfig } from "./membership-config.ts";
import { MetricBoard } from "./metric-board.ts";
import { type OfferedState, offeredDers, WIRE_ID } from "./offered-ders.ts";
import { readiness } from "./readiness.ts";
import { SampleBatch } from "./sample-batch.ts";
import { meterReadAtMs, type SampleFacts, takeSample } from "./take-sample.ts";

/** What is reported of a gateway. */
export type ReportingGateway = Pick<Gateway, "snapshot" | "controlOf" | "limitsOf" | "onMetrics">;

export interface BuildingReporterOptions {
  readonly gateway: ReportingGateway;
  readonly guard: () => Pick<SiteGuard, "room" | "state" | "connection"> | undefined;
  readonly membership: () => MembershipConfig;
  readonly voice: Pick<MemberVoice, "tellState" | "tell">;
  readonly isCommunityHeard: () => boolean;
  readonly isDispatchEnabled: boolean;
  /** Told when the mode is another one. */
  readonly onMode: () => void;
  /** Told when the meter has been silent for a while, or none is named, and when it is read again. */
  readonly onMeter?: (meter: string | undefined, isRead: boolean) => void;
  readonly clock: Clock;
}

const MISSING_EVERY_MS = 10_000;
const FLEXIBILITY_MS = 60_000;
/** An offer that grows or shrinks is not told more often, ms; one that is withdrawn is told at once. */
const FLEXIBILITY_PAUSE_MS = 10_000;
/** A reading may come a little early. */
const EARLY = 0.9;

/** Everything at one moment. */
interface Moment extends SampleFacts {
  readonly monotonicMs: number;
  readonly ders: readonly OfferedState[];
}

/** Says what is measured, whether the building would take a dispatch, and what it could do. */
export class BuildingReporter {
  readonly #options: BuildingReporterOptions;
  readonly #batch = new SampleBatch();
  readonly #metrics = new MetricBoard();
  readonly #stopListening: () => void;
  #mode: ControlMode = "local";
  /** Time of the meter's reading in the last sample, Unix epoch ms. */
  #sampledMs: number | undefined;
  /** When the last sample without the meter was taken, or the first could have been, monotonic. */
  #missedMs: number;
  #isMeterSilent = false;
  #told: { readonly flexibility: Flexibility; readonly atMs: number } | undefined;

  constructor(options: BuildingReporterOptions) {
    const { gateway, clock } = options;
    this.#options = options;
    this.#missedMs = clock.monotonicMs();
    this.#stopListening = gateway.onMetrics(({ deviceId, message }) =>
      this.#metrics.take(deviceId, message, options.membership().comfort ?? [], clock.monotonicMs()),
    );
  }

  get mode(): ControlMode {
    return this.#mode;
  }

  /** Looks at the building, and says what is due. To be called at least twice in `sample_s`. */
  look(): void {
    const moment = this.#moment();
    this.#setMode(moment);
    const sample = this.#sample(moment);
    if (sample) {
      if (!this.#batch.isInOrder(sample)) this.#report(moment);
      this.#batch.add(sample, moment.monotonicMs);
    }
    const { report_s: reportS = 10 } = this.#options.membership();
    if (this.#batch.isDue(moment.monotonicMs, reportS * 1_000)) this.#report(moment);
    this.#offer(moment);
  }

  /** Says what waits, as what is in force now: what was taken under one community.json is not told under another. */
  settle(): void {
    this.#report(this.#moment());
  }

  /** Says what waits, and looks no more. */
  close(): void {
    this.#stopListening();
    this.settle();
  }

  #moment(): Moment {
    const { gateway, guard, membership, clock } = this.#options;
    const { meter: siteMeter, phases: sitePhases = 3 } = guard()?.connection ?? {};
    const { meter = siteMeter, phases = sitePhases } = membership();
    const statuses = gateway.snapshot();
    const nowMs = clock.nowMs();
    const controlOf = (deviceId: string) => gateway.controlOf(deviceId);
    const ders = offeredDers(membership(), { statuses, controlOf, nowMs });
    return { statuses, meter, phases, nowMs, monotonicMs: clock.monotonicMs(), ders };
  }

  #setMode(moment: Moment): void {
    const { gateway, guard, isCommunityHeard, onMode } = this.#options;
    const mode = controlMode({
      controls: moment.statuses.flatMap(({ sn }) => gateway.controlOf(sn) ?? []),
      site: guard()?.state,
      isCommunityHeard: isCommunityHeard(),
      isMeterFresh: meterReadAtMs(moment) !== undefined,
    });
    if (mode === this.#mode) return;
    this.#mode = mode;
    onMode();
  }

  /** One for each reading of the meter; while it is silent one now and then that says so. */
  #sample(moment: Moment): StateSample | undefined {
    const { sample_s: sampleS = 1 } = this.#options.membership();
    const readMs = meterReadAtMs(moment);
    if (readMs === undefined) {
      if (moment.monotonicMs - this.#missedMs < MISSING_EVERY_MS) return undefined;
      this.#missedMs = moment.monotonicMs;
      this.#setMeterSilent(true, moment.meter);
      return takeSample(moment);
    }
    this.#setMeterSilent(false, moment.meter);
    const sinceMs = readMs - (this.#sampledMs ?? Number.NEGATIVE_INFINITY);
    // Earlier than the last one: the clock was set.
    if (sinceMs === 0 || (sinceMs > 0 && sinceMs < sampleS * 1_000 * EARLY)) return undefined;
    this.#sampledMs = readMs;
    return takeSample(moment);
  }

  #setMeterSilent(isSilent: boolean, meter: string | undefined): void {
    if (isSilent === this.#isMeterSilent) return;
    this.#isMeterSilent = isSilent;
    this.#options.onMeter?.(meter, !isSilent);
  }

  #report(moment: Moment): void {
    const samples = this.#batch.take();
    if (samples.length === 0) return;
    const { voice, membership, isDispatchEnabled } = this.#options;
    const { control_level: controlLevel, comfort: bounds = [] } = membership();
    const valueOf = (sn: string, metric: string) => this.#metrics.valueOf(sn, metric, moment.monotonicMs);
    const comfort = comfortMargins(bounds, valueOf);
    voice.tellState({
      body: {
        timestamp_source: "gateway_stamped",
        samples,
        readiness: readiness({
          controlLevel,
          mode: this.#mode,
          ders: moment.ders,
          comfort,
          isDispatchEnabled,
        }),
        ...(comfort.length === 0 ? {} : { comfort }),
      },
      dataClass: this.#dataClass,
      sourceRef: sourceOf(moment.meter),
    });
  }

  #offer({ ders, nowMs, monotonicMs, meter }: Moment): void {
    // Who offered something and does so no more says that as well.
    if (ders.length === 0 && !this.#told?.flexibility.ders) return;
    const { gateway, guard, voice } = this.#options;
    const flexibility = buildingFlexibility({
      ders,
      boundsOf: ({ sn, type }) => gateway.limitsOf(sn, type),
      guard: guard(),
      nowMs,
    });
    const told = this.#told;
    const sinceMs = told ? monotonicMs - told.atMs : Number.POSITIVE_INFINITY;
    const moved = told && hasMoved(told.flexibility, flexibility);
    const isMoved = moved === "withdrawn" || (moved === "moved" && sinceMs >= FLEXIBILITY_PAUSE_MS);
    if (sinceMs < FLEXIBILITY_MS && !isMoved) return;
    this.#told = { flexibility, atMs: monotonicMs };
    const dataClass = computedFrom(this.#dataClass);
    voice.tell("flexibility", { body: flexibility, dataClass, sourceRef: sourceOf(meter) });
  }

  get #dataClass(): DataClass {
    return this.#options.membership().data_class ?? "REAL";
  }
}

function sourceOf(meter: string | undefined): string {
  return meter !== undefined && WIRE_ID.test(`${meter}:meter`) ? `${meter}:meter` : "edge-node";
}
