import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger, systemClock } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { SigningKey } from "@sourceful/identity";
import { EnvelopeSealer, Keyring } from "@sourceful/messaging";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseCommunity } from "../configuration/community-file.ts";
import { topologyOf } from "../configuration/read-community.ts";
import { assignmentsAt } from "../core/authority/assignment.ts";
import { encodeState } from "../core/state-codec.ts";
import { MIDSUMMER_MS } from "../core/testing/street.ts";
import { CommunityNode } from "./community-node.ts";
import { LiveCommunity } from "./live-community.ts";

const keys = [SigningKey.create(), SigningKey.create(), SigningKey.create()] as const;
let directory: string;
let clock: FakeClock;
let logger: RecordingLogger;
let keyring: Keyring;
const closers: (() => Promise<void>)[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "live-community-"));
  clock = new FakeClock(MIDSUMMER_MS);
  logger = new RecordingLogger();
  keyring = new Keyring("lane");
});

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  await rm(directory, { recursive: true, force: true });
});

const file = () => join(directory, "community.yaml");

interface Parts {
  readonly community?: string;
  readonly houses?: readonly string[];
  readonly stewards?: string;
  readonly more?: string;
}

function yaml({
  community = "lane",
  houses = [house(0), house(1)],
  stewards = '- { name: mary, role: steward, may: ["quarantine:release"], decision_record: board-1 }',
  more = "",
}: Parts = {}): string {
  return `community: ${community}
location: { latitude_deg: 53.3, longitude_deg: -6.3 }
transformers: [{ id: T1, rated_va: 100000 }]
feeders: [{ id: F1, transformer: T1 }]
connection_points: [{ id: CP1, feeder: F1, phases: [1, 2, 3], import_va: 17000, buildings: [${houses.join(", ")}] }]
stewards: [${stewards.replace(/^- /, "")}]
${more}`;
}

function house(number: 0 | 1 | 2, { state = "ACTIVE", key = keys[number], epoch = 1 } = {}): string {
  return `{ serial: house-${number}, public_key: ${key.publicKey}, key_epoch: ${epoch}, member: { state: ${state}, decision_record: contract-${number} } }`;
}

/** Followed by `reload`, or by itself when `isWatching`. `written` is what the file says by then. */
async function open({ isWatching = false, written = yaml() } = {}): Promise<{
  node: CommunityNode;
  live: LiveCommunity;
}> {
  const text = yaml();
  await writeFile(file(), text);
  const config = parseCommunity(text, file());
  const node = await CommunityNode.open({
    directory: join(directory, "data"),
    topology: topologyOf(config, 1),
    keyring,
    clock,
    logger: silentLogger,
  });
  closers.push(() => node.close());
  await writeFile(file(), written);
  const watch = isWatching ? {} : { quietMs: 3_600_000, lookEveryMs: 3_600_000 };
  const live = await LiveCommunity.start({
    node,
    keyring,
    file: file(),
    config,
    clock: systemClock,
    logger,
    ...watch,
  });
  closers.push(() => live.close());
  return { node, live };
}

async function change(live: LiveCommunity, parts: Parts): Promise<void> {
  await writeFile(file(), yaml(parts));
  await live.reload();
}

const heartbeat = (number: 0 | 1 | 2, key = keys[number]) =>
  new EnvelopeSealer({ key, community: "lane", sender: `house-${number}`, boot: 1 }).seal(
    "buildingHeartbeat",
    {
      atMs: clock.nowMs(),
      dataClass: "REAL",
      sourceRef: "node",
      validForMs: 60_000,
      body: { interval_ms: 30_000, version: "1", mode: "full", uptime_s: 1 },
    },
  );

test("a community begins as its file says: members, stewards and keys", async () => {
  const { node } = await open();
  const { members, assignments, topology, refused } = node.state.data;
  expect([...members.keys()]).toEqual(["house-0", "house-1"]);
  expect(assignments.map(({ actor }) => actor)).toEqual(["mary"]);
  expect(topology.version).toBe(1);
  await node.receive(heartbeat(0));
  expect(refused.size).toBe(0);
  await node.receive(heartbeat(2));
  expect(Object.fromEntries(refused)).toEqual({ IDENTITY: 1 });
});

test("a start with the same file adds nothing to the log", async () => {
  const first = await open();
  const before = encodeState(first.node.state);
  await first.live.reload();
  expect(Buffer.from(encodeState(first.node.state)).equals(before)).toBe(true);
  for (const close of closers.splice(0).toReversed()) await close();
  const again = await open();
  expect(Buffer.from(encodeState(again.node.state)).equals(before)).toBe(true);
});

test("a building that is added has a place and is believed, one that is taken out neither", async () => {
  const { node, live } = await open();
  await change(live, { houses: [house(0), house(2)] });
  const { data, derived } = node.state;
  expect(data.topology.version).toBe(2);
  expect(data.topologyHistory.map(({ version }) => version)).toEqual([1, 2]);
  expect([...derived.index.places.keys()]).toEqual(["house-0", "house-2"]);
  expect(data.members.get("house-1")).toMatchObject({
    state: "EXITED",
    decisionRecord: "no longer in community.yaml",
  });
  await node.receive(heartbeat(2));
  expect(data.refused.size).toBe(0);
  await node.receive(heartbeat(1));
  expect(Object.fromEntries(data.refused)).toEqual({ IDENTITY: 1 });
});

test("a key's successor is believed and the one before is not", async () => {
  const { node, live } = await open();
  const successor = SigningKey.create(2);
  await change(live, { houses: [house(0, { key: successor, epoch: 2 }), house(1)] });
  expect(node.state.data.topology.version).toBe(1);
  await node.receive(heartbeat(0, successor));
  expect(node.state.data.refused.size).toBe(0);
  await node.receive(heartbeat(0));
  expect(Object.fromEntries(node.state.data.refused)).toEqual({ IDENTITY: 1 });
});

test("a member's state, a steward's end and the privacy floor are entries of the log", async () => {
  const { node, live } = await open();
  await change(live, {
    houses: [house(0, { state: "SUSPENDED" }), house(1)],
    stewards: "",
    more: "privacy_floor: 12",
  });
  const { data } = node.state;
  expect(data.members.get("house-0")?.state).toBe("SUSPENDED");
  expect(assignmentsAt(data.assignments, "mary", systemClock.nowMs() + 1)).toEqual([]);
  expect(data.assignments).toHaveLength(2);
  expect(data.policy.privacyFloor).toBe(12);
  await change(live, {});
  expect(assignmentsAt(data.assignments, "mary", systemClock.nowMs() + 1)).toHaveLength(1);
  expect(data.policy.privacyFloor).toBe(10);
});

test("a file with problems, or of another community, changes nothing and is told of", async () => {
  const { node, live } = await open();
  const before = encodeState(node.state);
  await change(live, { houses: ["{ serial: house-9 }"] });
  expect(live.problem).toContain("public_key is missing");
  await change(live, { community: "alley", houses: [house(2)] });
  expect(live.problem).toContain("a community's name does not change");
  expect(Buffer.from(encodeState(node.state)).equals(before)).toBe(true);
  expect(logger.lines.filter(({ level }) => level === "error")).toHaveLength(2);
  await node.receive(heartbeat(0));
  expect(node.state.data.refused.size).toBe(0);
  await change(live, {});
  expect(live.problem).toBeUndefined();
});

test("a change of the file is followed by itself", async () => {
  const { node } = await open({ isWatching: true });
  await writeFile(file(), yaml({ houses: [house(0)] }));
  await expect.poll(() => node.state.data.topology.version).toBe(2);
});

test("a change while the log was folded, before the file was watched, is followed too", async () => {
  const { node } = await open({ written: yaml({ houses: [house(0)] }) });
  expect(node.state.data.topology.version).toBe(2);
  await node.receive(heartbeat(1));
  expect(node.state.data.refused.get("IDENTITY")).toBe(1);
});

test("problems that a file got meanwhile are told", async () => {
  const { live } = await open({ written: "community: [" });
  expect(live.problem).toBeDefined();
});
