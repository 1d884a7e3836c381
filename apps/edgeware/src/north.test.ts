import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger, systemClock } from "@sourceful/domain";
import { CommunityNode, decide, type LedgerRecord, topologyOf } from "@sourceful/edgeware-aggregator";
import { SigningKey } from "@sourceful/identity";
import { connectBus, EnvelopeSealer, Keyring, openFlexusEnvelope } from "@sourceful/messaging";
import { NatsServer } from "@sourceful/nats-embedded";
import { createStreet } from "@sourceful/simulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { North } from "./north.ts";

const PERIOD_MS = 900_000;
const PATIENCE = { timeout: 30_000 };
const { config } = createStreet({ startMs: 0, houses: 12 });
const { community } = config;
const key = SigningKey.create();
const sealer = new EnvelopeSealer({ key, community, sender: "edgeware", boot: 1 });
const own = { clock: systemClock, logger: silentLogger };
const closers: (() => Promise<void>)[] = [];
let node: CommunityNode;
let north: North;
let settled = 0;

/** A community of which each tick settles a period. */
beforeEach(async () => {
  const directory = await mkdtemp(join(tmpdir(), "edgeware-north-"));
  closers.push(() => rm(directory, { recursive: true, force: true }));
  node = await CommunityNode.open({
    directory,
    topology: topologyOf(config, 1),
    keyring: new Keyring(community),
    onDecided: (effects) => north.take(effects),
    fold: (state, event) => [...decide(state, event).effects, { type: "ledger", record: nextPeriod() }],
    ...own,
  });
  closers.push(() => node.close());
  north = new North({ communityFile: "community.yaml", sealer, audit: () => node.audit, ...own });
  closers.push(() => north.close());
});

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

function nextPeriod(): LedgerRecord {
  settled += 1;
  const startMs = systemClock.nowMs() + settled * PERIOD_MS;
  return {
    startMs,
    endMs: startMs + PERIOD_MS,
    revision: 1,
    topologyVersion: 1,
    buildings: 12,
    known: 12,
    importMilliWh: 1_000_000,
    exportMilliWh: 0,
    dataClass: "COMPUTED",
    isPublic: true,
    settlement: { isAccepted: false, reasons: [] },
  };
}

/** A FLEXUS, and what it hears. */
async function startFlexus(): Promise<{ url: string; heard: string[] }> {
  const server = await NatsServer.listen({ port: 0, logger: silentLogger });
  closers.push(() => server.close());
  const bus = await connectBus({ url: server.url, name: "flexus", ...own });
  closers.push(() => bus.close());
  const keyring = new Keyring(community, [
    { sender: "edgeware", role: "community", keyEpoch: 1, publicKey: key.publicKey },
  ]);
  const heard: string[] = [];
  bus.subscribe("flexus.>", (message) => {
    const opened = openFlexusEnvelope(message, keyring);
    heard.push(opened.ok ? opened.envelope.idem : opened.refusal.reason);
  });
  await bus.flush();
  return { url: server.url, heard };
}

test("a community without an upstream tells nobody, and one that gets one tells what waits", async () => {
  await north.follow({ community });
  expect(north.health).toBeUndefined();
  await node.take({ type: "tick" });
  const { url, heard } = await startFlexus();
  await north.follow({ community, upstream: { url } });
  await expect.poll(() => heard, PATIENCE).toHaveLength(1);
  expect(north.health).toEqual({ isConnected: true });
});

test("another upstream takes over where the one before was, and none is told twice", async () => {
  const [first, second] = [await startFlexus(), await startFlexus()];
  await north.follow({ community, upstream: { url: first.url } });
  await node.take({ type: "tick" });
  await expect.poll(() => first.heard, PATIENCE).toHaveLength(1);
  await north.follow({ community, upstream: { url: second.url } });
  await node.take({ type: "tick" });
  await expect.poll(() => second.heard, PATIENCE).toHaveLength(1);
  expect(first.heard).toHaveLength(1);
  expect(second.heard).not.toEqual(first.heard);
});

test("credentials that are not there are told, and the upstream before stays", async () => {
  const { url, heard } = await startFlexus();
  await north.follow({ community, upstream: { url } });
  await expect(
    north.follow({ community, upstream: { url, creds_file: "nowhere.creds" } }),
  ).rejects.toMatchObject({
    code: "config_unreadable",
    message: expect.stringMatching(/^community\.yaml: upstream: .*nowhere\.creds/) as string,
  });
  await node.take({ type: "tick" });
  await expect.poll(() => heard, PATIENCE).toHaveLength(1);
});

test("a server that is away is no error, and is told as the node's health", async () => {
  const { port } = await closedPort();
  await north.follow({ community, upstream: { url: `nats://127.0.0.1:${port}` } });
  expect(north.health).toMatchObject({ isConnected: false, problem: expect.any(String) as string });
});

/** A port that nobody listens on. */
async function closedPort(): Promise<{ port: number }> {
  const server = await NatsServer.listen({ port: 0, logger: silentLogger });
  await server.close();
  return { port: Number(new URL(server.url).port) };
}
