import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Clock, silentLogger, systemClock } from "@sourceful/domain";
import { CommunityNode, type CommunityTopology, replayLog } from "@sourceful/edgeware-aggregator";
import { SigningKey } from "@sourceful/identity";
import {
  EnvelopeSealer,
  Keyring,
  type SealedMessage,
  type StateSample,
  signedRecord,
  type UpstreamRecord,
} from "@sourceful/messaging";
import type { Report } from "./report.ts";
import { median } from "./statistics.ts";

const COMMUNITY = "bench";
const SAMPLES = 10;
/** How often a building sends an envelope, ms: ten samples, one a second. */
const ENVELOPE_MS = 10_000;
const START_MS = Date.UTC(2026, 5, 21, 10);
const HOUSES_PER_FEEDER = 25;
const FEEDERS_PER_TRANSFORMER = 4;
/** Envelopes that wait for the disk together. */
const AT_ONCE = 512;
const MESSAGES = 20_000;
const ROUNDS = 3;
const REPLAYED_BUILDINGS = 1_000;
/** Envelopes of each building in the log that is replayed: twenty minutes. */
const REPLAYED_PERIODS = 120;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * `pnpm bench edgeware`: signed envelopes of ten samples from their bytes to the state and the log on disk; what
 * one costs among 10,000 buildings over 100; and how fast a log is replayed.
 */
export async function benchEdgeware(report: Report): Promise<void> {
  const keys = Array.from({ length: 50 }, () => SigningKey.create());
  const rates: number[] = [];
  const processorRates: number[] = [];
  const costs: Record<"small" | "large", number[]> = { small: [], large: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [size, buildings] of [
      ["small", 100],
      ["large", 10_000],
    ] as const) {
      report.progress(`round ${round + 1} of ${ROUNDS}: ${buildings} buildings`);
      const { perMessageUs, perSecond, perProcessorSecond } = await ingest(buildings, MESSAGES, keys);
      costs[size].push(perMessageUs);
      if (size === "large") continue;
      rates.push(perSecond);
      processorRates.push(perProcessorSecond);
    }
  }
  const cost = { small: median(costs.small), large: median(costs.large) };
  report.figure(
    "edgeware.ingest.per_s",
    median(rates),
    "1/s",
    `envelopes of ${SAMPLES} samples verified, checked, folded and on disk, one thread (target >= 4000); ${rates.map(Math.round).join(", ")}; per second of processor time of the whole process ${Math.round(median(processorRates))}, which hardly depends on who else runs`,
  );
  report.figure(
    "edgeware.ingest.flatness",
    cost.large / cost.small,
    "",
    `cost of a message among 10,000 buildings over 100: ${cost.large.toFixed(0)} over ${cost.small.toFixed(0)} µs (target <= 1.3)`,
  );
  await benchReplay(report, "edgeware.replay.ratio", keys, REPLAYED_PERIODS, ENVELOPE_MS);
}

/**
 * `pnpm bench edgewareday`: a whole day's log of a thousand buildings that send once a minute, 1,440,000 envelopes,
 * written and replayed. Takes minutes, and 4 GB of disk.
 */
export async function benchEdgewareDay(report: Report): Promise<void> {
  const keys = Array.from({ length: 50 }, () => SigningKey.create());
  await benchReplay(report, "edgeware.replay.day.ratio", keys, DAY_MS / MINUTE_MS, MINUTE_MS);
}

async function benchReplay(
  report: Report,
  key: string,
  keys: readonly SigningKey[],
  periods: number,
  envelopeMs: number,
): Promise<void> {
  report.progress(`a log of ${REPLAYED_BUILDINGS} buildings is written`);
  const directory = await mkdtemp(join(tmpdir(), "edgeware-bench-"));
  try {
    await fill(directory, REPLAYED_BUILDINGS, periods * REPLAYED_BUILDINGS, keys, envelopeMs);
    report.progress("it is replayed");
    const residentMb: number[] = [];
    const from = performance.now();
    const { events, spanMs, divergence } = await replayLog({
      directory,
      clock: systemClock,
      logger: silentLogger,
      onProgress: () => residentMb.push(Math.round(process.memoryUsage.rss() / 1e6)),
    });
    const tookMs = performance.now() - from;
    const half = residentMb.length >> 1;
    if (divergence) throw new Error(`the replay diverged at ${divergence.position}: ${divergence.path}`);
    report.figure(
      key,
      spanMs / tookMs,
      "",
      `${events} events, ${(spanMs / MINUTE_MS).toFixed(1)} min of ${REPLAYED_BUILDINGS} buildings sending every ${envelopeMs / 1000} s, replayed and compared in ${(tookMs / 1000).toFixed(1)} s; a day would take ${((DAY_MS / spanMs) * (tookMs / MINUTE_MS)).toFixed(0)} min; resident memory at most ${Math.max(...residentMb.slice(0, half))} MB in the first half, ${Math.max(...residentMb.slice(half))} MB in the second`,
    );
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function ingest(
  buildings: number,
  messages: number,
  keys: readonly SigningKey[],
): Promise<{ perMessageUs: number; perSecond: number; perProcessorSecond: number }> {
  const directory = await mkdtemp(join(tmpdir(), "edgeware-bench-"));
  try {
    const { tookMs, processorMs } = await fill(directory, buildings, messages, keys, ENVELOPE_MS);
    return {
      perMessageUs: (tookMs * 1000) / messages,
      perSecond: messages / (tookMs / 1000),
      perProcessorSecond: messages / (processorMs / 1000),
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Sends so many messages into a new community; answers what that took, without signing them, ms. */
async function fill(
  directory: string,
  buildings: number,
  messages: number,
  keys: readonly SigningKey[],
  envelopeMs: number,
): Promise<{ tookMs: number; processorMs: number }> {
  const clock = new BenchClock();
  const serials = Array.from({ length: buildings }, (_, i) => `house-${i}`);
  const keyOf = (i: number) => keys[i % keys.length] as SigningKey;
  const keyring = new Keyring(
    COMMUNITY,
    serials.map((sender, i) => ({ sender, role: "building", keyEpoch: 1, publicKey: keyOf(i).publicKey })),
  );
  const sealers = serials.map(
    (sender, i) => new EnvelopeSealer({ key: keyOf(i), community: COMMUNITY, sender, boot: 1 }),
  );
  const node = await CommunityNode.open({
    directory,
    topology: streetOf(serials),
    keyring,
    clock,
    logger: silentLogger,
    // Snapshots are not part of what a message costs.
    snapshotEvery: Number.POSITIVE_INFINITY,
  });
  const { isGenuine } = signedRecord((message) => node.open(message));
  let tookMs = 0;
  let processorUs = 0;
  let sent = 0;
  let underWay: Promise<unknown> = Promise.resolve();
  while (sent < messages) {
    const batch: UpstreamRecord[] = [];
    const period = Math.floor(sent / buildings);
    const end = Math.min(messages, (period + 1) * buildings, sent + AT_ONCE);
    for (; sent < end; sent++) {
      const house = sent % buildings;
      const record = { epoch: 1, seq: period + 1 };
      const facts = { ...envelopeFacts(house, period, envelopeMs), record };
      const sealed: SealedMessage = (sealers[house] as EnvelopeSealer).seal("buildingState", facts);
      batch.push({ ...sealed, ...record, serial: serials[house] as string, atMs: facts.atMs });
    }
    clock.set(START_MS + (period + 1) * envelopeMs);
    const from = performance.now();
    const before = process.cpuUsage();
    // As the ingress does; what is opened for its number is not opened again.
    if (!batch.every(isGenuine)) throw new Error("a number was not believed; nothing was measured");
    const under = Promise.all([
      ...batch.map((message) => node.receive(message)),
      node.take({ type: "tick" }),
    ]);
    // As on a bus: the next messages come while these wait for the disk.
    await underWay;
    underWay = under;
    tookMs += performance.now() - from;
    processorUs += microseconds(process.cpuUsage(before));
  }
  const from = performance.now();
  const before = process.cpuUsage();
  await underWay;
  tookMs += performance.now() - from;
  processorUs += microseconds(process.cpuUsage(before));
  const refused = [...node.state.data.refused.values()].reduce((sum, count) => sum + count, 0);
  const quarantined = node.state.data.quarantine.size;
  await node.close();
  if (refused + quarantined > 0) {
    throw new Error(`${refused} messages were refused and ${quarantined} quarantined; nothing was measured`);
  }
  return { tookMs, processorMs: processorUs / 1000 };
}

function microseconds({ user, system }: NodeJS.CpuUsage): number {
  return user + system;
}

function envelopeFacts(house: number, period: number, envelopeMs: number) {
  const startMs = START_MS + period * envelopeMs;
  const stepMs = envelopeMs / SAMPLES;
  const samples = Array.from({ length: SAMPLES }, (_, i): StateSample => {
    const w = 400 + ((house * 37 + period * 11 + i * 3) % 300);
    return {
      ts: startMs + i * stepMs,
      quality: "valid",
      w,
      phases: [
        { w: w / 2, v: 231.2 },
        { w: w / 4, v: 230.8 },
        { w: w / 4, v: 231 },
      ],
      ders: [{ id: "INV-1:pv", kind: "pv", w: -200 - (i % 5) }],
    };
  });
  return {
    atMs: startMs + (SAMPLES - 1) * stepMs,
    dataClass: "REAL",
    sourceRef: "METER-1",
    validForMs: 60_000,
    body: { timestamp_source: "device_clock_synced", samples },
  } as const;
}

function streetOf(serials: readonly string[]): CommunityTopology {
  const feeders = Math.ceil(serials.length / HOUSES_PER_FEEDER);
  return {
    version: 1,
    community: COMMUNITY,
    latitudeDeg: 53.3,
    longitudeDeg: -6.3,
    nominalV: 230,
    transformers: Array.from({ length: Math.ceil(feeders / FEEDERS_PER_TRANSFORMER) }, (_, i) => ({
      id: `t${i}`,
      ratedVa: 400_000,
    })),
    feeders: Array.from({ length: feeders }, (_, i) => ({
      id: `f${i}`,
      transformer: `t${Math.floor(i / FEEDERS_PER_TRANSFORMER)}`,
    })),
    connectionPoints: serials.map((serial, i) => ({
      id: `cp-${serial}`,
      feeder: `f${Math.floor(i / HOUSES_PER_FEEDER)}`,
      phases: [1, 2, 3],
      importVa: 16_000,
      exportVa: 6_000,
      buildings: [{ serial, ders: [{ id: "INV-1:pv", kind: "pv", ratedW: 4000 }] }],
    })),
  };
}

/** Time that stands where the bench puts it; waiting takes real time. */
class BenchClock implements Clock {
  #nowMs = START_MS;

  set(nowMs: number): void {
    this.#nowMs = nowMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  monotonicMs(): number {
    return systemClock.monotonicMs();
  }

  after(delayMs: number, run: () => void): ReturnType<Clock["after"]> {
    return systemClock.after(delayMs, run);
  }
}
