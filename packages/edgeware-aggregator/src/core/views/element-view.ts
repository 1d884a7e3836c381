import type { DataClass, QualityFlag } from "@sourceful/messaging";
import type { CommunityState } from "../community-state.ts";
import { CHANNELS, type Channel, type Freshness } from "../sums/contribution.ts";
import { GroupSum, type GroupTotals } from "../sums/group-sum.ts";
import type { ConnectionPoint } from "../topology/community-topology.ts";
import { type ElementRef, elementKey } from "../topology/element.ts";
import type { Figure } from "./figure.ts";
import { fuseFigures } from "./fuse-figures.ts";

/** A community, or a part of it, as it stands. Every number has these members' provenance. */
export interface ElementView {
  readonly element: ElementRef;
  readonly topologyVersion: number;
  readonly atMs: number;
  /** False when the element spans more than one partition: its sums mean nothing then (R55). */
  readonly isValid: boolean;
  readonly invalidReason?: string;
  /** Of a partition: how it is supplied. */
  readonly supply?: "connected" | "island" | "dead";
  readonly members: number;
  readonly byFreshness: Readonly<Record<Freshness, number>>;
  readonly suspect: number;
  /** Share of the rated capacity whose value is fresh, 0..1. */
  readonly coverage: number;
  /** Age of the oldest sample that contributes, ms. */
  readonly ageMs?: number;
  /** Worst of the contributing (R36). */
  readonly dataClass?: DataClass;
  /** Lowest of the contributing (R35). */
  readonly confidence?: number;
  readonly quality: QualityFlag;
  readonly sources: { readonly count: number; readonly digest: string };
  readonly figures: Readonly<Record<Channel, Figure>>;
  /** Where net power is within when the known sum is in its 95 % interval and what is missing is anywhere (R45). */
  readonly range: { readonly lowW: number; readonly highW: number };
  /** By the element's own meter, when it has one that is heard. */
  readonly measured?: Figure & { readonly freshness: Freshness };
  /** Sum and meter weighted by their inverse variances. */
  readonly fused?: Figure;
  /** Of a connection point: its capacities and what is left of them, at the worst of the range (R48). */
  readonly capacity?: {
    readonly importVa: number;
    readonly exportVa: number;
    readonly importHeadroomW: number;
    readonly exportHeadroomW: number;
  };
}

/** How an element stands, or undefined when the topology has no such element. */
export function viewElement(state: CommunityState, element: ElementRef): ElementView | undefined {
  const { data, derived } = state;
  const totals = totalsOf(state, element);
  if (!totals) return undefined;
  const key = elementKey(element);
  const contributing = totals.members - totals.byFreshness.missing;
  const figures = Object.fromEntries(
    CHANNELS.map((channel) => [channel, figureOf(totals, channel)]),
  ) as Record<Channel, Figure>;
  const partition = derived.index.partitions.find(
    ({ id }) => element.kind === "partition" && id === element.id,
  );
  const spanned = partitionsSpanned(state, element);
  const meter = derived.contributions.get(derived.index.meters.get(key) ?? "");
  const measuredNet = meter?.numbers.net;
  const measured = measuredNet && {
    value: measuredNet.milliW / 1000,
    knownValue: measuredNet.milliW / 1000,
    variance: measuredNet.varianceMilliW2 / 1000 + (measuredNet.commonMilliW / 1000) ** 2,
    known: 1,
    freshness: (meter as { freshness: Freshness }).freshness,
  };
  const fused = measured && fuseFigures(figures.net, measured);
  const point =
    element.kind === "connection_point"
      ? data.topology.connectionPoints.find(({ id }) => id === element.id)
      : undefined;
  const range = rangeOf(totals, figures.net, point);
  return {
    element,
    topologyVersion: data.topology.version,
    atMs: data.nowMs,
    isValid: spanned <= 1,
    ...(spanned > 1 && { invalidReason: `it is split over ${spanned} partitions` }),
    ...(partition && { supply: partition.kind }),
    members: totals.members,
    byFreshness: totals.byFreshness,
    suspect: totals.suspect,
    coverage: totals.ratedVa === 0 ? 0 : totals.freshVa / totals.ratedVa,
    ...(totals.oldestSampleMs !== undefined && { ageMs: data.nowMs - totals.oldestSampleMs }),
    ...(totals.dataClass !== undefined && { dataClass: totals.dataClass }),
    ...(totals.confidence !== undefined && { confidence: totals.confidence }),
    quality: qualityOf(totals),
    sources: { count: contributing, digest: totals.sourceDigest },
    figures,
    range,
    ...(measured && { measured }),
    ...(fused && { fused }),
    ...(point && {
      capacity: {
        importVa: point.importVa,
        exportVa: point.exportVa,
        importHeadroomW: Math.max(0, point.importVa - range.highW),
        exportHeadroomW: Math.max(0, point.exportVa + range.lowW),
      },
    }),
  };
}

function totalsOf({ derived }: CommunityState, element: ElementRef): GroupTotals | undefined {
  if (element.kind !== "building") return derived.sums.get(elementKey(element))?.totals();
  const contribution = derived.contributions.get(element.id);
  if (!contribution || derived.index.places.get(element.id)?.kind !== "building") return undefined;
  const alone = new GroupSum(1);
  alone.replace(0, undefined, contribution);
  return alone.totals();
}

function figureOf(totals: GroupTotals, channel: Channel): Figure {
  const { known, milliW, varianceMilliW2, commonMilliW } = totals.channels[channel];
  const isWhole = known === totals.members && known > 0;
  return {
    ...(known > 0 && { knownValue: milliW / 1000 }),
    ...(isWhole && { value: milliW / 1000 }),
    variance: varianceMilliW2 / 1000 + (commonMilliW / 1000) ** 2,
    known,
  };
}

/** What is not sure is within what the connection carries, as is what is missing; only what was measured is beyond. */
function rangeOf(
  { lowMilliW, highMilliW }: GroupTotals,
  { variance }: Figure,
  point: ConnectionPoint | undefined,
): ElementView["range"] {
  const [lowW, highW] = [lowMilliW / 1000, highMilliW / 1000];
  const spreadW = 2 * Math.sqrt(variance);
  const { importVa, exportVa } = point ?? {
    importVa: Number.POSITIVE_INFINITY,
    exportVa: Number.POSITIVE_INFINITY,
  };
  return {
    lowW: Math.max(lowW - spreadW, Math.min(lowW, -exportVa)),
    highW: Math.min(highW + spreadW, Math.max(highW, importVa)),
  };
}

/**
 * Over how many partitions the buildings of an element are spread; those without a bus are anywhere. What is
 * connected is one through the public network, but for what has a place in the network itself: of a feeder with a
 * part on another transformer the sum is no flow.
 */
function partitionsSpanned({ derived }: CommunityState, element: ElementRef): number {
  if (element.kind === "building" || element.kind === "partition") return 1;
  const { places, groups, partitions, partitionOf } = derived.index;
  const isPlaced = element.kind !== "community" && element.kind !== "ped";
  const connected = new Set(
    isPlaced ? [] : partitions.filter(({ kind }) => kind === "connected").map(({ id }) => id),
  );
  const serials = groups.get(elementKey(element))?.serials ?? [];
  const found = new Set<string>();
  if (partitions.length > 1) {
    for (const serial of serials) {
      const bus = places.get(serial)?.point?.bus;
      const id = bus === undefined ? undefined : (partitionOf.get(bus) ?? "");
      if (id !== undefined) found.add(connected.has(id) ? "connected" : id);
    }
  }
  return found.size;
}

function qualityOf({ byFreshness, members, suspect }: GroupTotals): QualityFlag {
  if (members === 0 || byFreshness.missing > 0) return "missing";
  if (suspect > 0) return "suspect";
  return byFreshness.estimated > 0 ? "estimated" : "valid";
}
