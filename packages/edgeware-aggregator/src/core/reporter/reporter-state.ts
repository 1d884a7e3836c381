import type { BuildingState } from "@sourceful/messaging";
import type { ControlLevel } from "../authority/control-level.ts";
import type { ClockSkew } from "./clock-skew.ts";
import { type DayProfile, emptyProfile } from "./day-profile.ts";
import type { LiveSample } from "./live-sample.ts";
import { assumedGrowth, type PowerGrowth } from "./power-growth.ts";
import type { SequenceTrack } from "./sequence-tracks.ts";
import type { TimeSpan } from "./time-span.ts";

type Readiness = NonNullable<BuildingState["readiness"]>;
type ComfortMargin = NonNullable<BuildingState["comfort"]>[number];

/** Registers and charge at one moment, with what was integrated from powers since. Energies in Wh. */
export interface EnergyAnchor {
  readonly sampleMs: number;
  readonly registerWh: number;
  integratedWh: number;
  /** How far the integration has come. */
  untilMs: number;
  /** How sure it is; stays 0 for charge, which has a tolerance of its own. */
  varianceWh2: number;
}

/** How many of a day's samples were suspect (R29). */
interface DayTally {
  day: number;
  samples: number;
  suspect: number;
  isAlarmed: boolean;
}

/** The latest flexibility envelope of a building that is still valid; the dispatch of a later part rests on it. */
export interface HeldFlexibility {
  readonly ts: number;
  readonly validUntilMs: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a building last said it would do if it were asked, and how much comfort leaves; while that is valid. */
export interface HeldReadiness {
  readonly ts: number;
  readonly validUntilMs: number;
  readonly is_ready: boolean;
  readonly control_level: ControlLevel;
  readonly mode: Readiness["mode"];
  readonly reasons: readonly string[];
  readonly comfort: readonly ComfortMargin[];
}

/**
 * All that is known of one sender of state: a building, or a meter at a feeder or transformer. Plain data,
 * owned by the fold and changed in place.
 */
export interface ReporterState {
  readonly serial: string;
  readonly tracks: SequenceTrack[];
  /** The latest idempotency keys that are not the number of their message; absent before the first. */
  idems?: string[];
  readonly clock: ClockSkew;
  isDrifting: boolean;
  /** How far behind the newest a sample arrived, lately: the reorder window as measured, ms. */
  reorderMs: number;
  /** When it has its place in the network, of a building that had none at first or left. */
  placed?: readonly TimeSpan[];
  /** When its member is ACTIVE. */
  active?: readonly TimeSpan[];
  /** When anything of it was last accepted, by our clock. */
  heardMs?: number;
  /** Time of its latest sign of life, by its own clock. */
  heartbeatTs?: number;
  live?: LiveSample;
  readonly growth: PowerGrowth;
  /** Net energy register (import − export) against integrated power. */
  energy?: EnergyAnchor;
  /** Last register readings, Wh. */
  importWh?: number;
  exportWh?: number;
  /** Charge against integrated power, by id of the battery. */
  readonly charge: Record<string, EnergyAnchor>;
  readonly profile: DayProfile;
  readonly tally: DayTally;
  /** The feeder's test speaks against it until then. */
  suspectUntilMs?: number;
  /** The day on which it was told that it pushed its own messages out of quarantine. */
  overflowDay?: number;
  flexibility?: HeldFlexibility;
  readiness?: HeldReadiness;
  /** When its contribution was last worked out; with it the contribution can be worked out again. */
  evaluatedMs: number;
}

/** A reporter of which nothing is known yet. `rangeW` is the whole range of its connection. */
export function newReporter(serial: string, rangeW: number, atMs: number): ReporterState {
  return {
    serial,
    tracks: [],
    clock: { offsetsMs: [] },
    isDrifting: false,
    reorderMs: 0,
    growth: assumedGrowth(rangeW),
    charge: {},
    profile: emptyProfile(),
    tally: { day: 0, samples: 0, suspect: 0, isAlarmed: false },
    evaluatedMs: atMs,
  };
}
