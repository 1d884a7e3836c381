import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { SigningKey } from "@sourceful/identity";
import { SimulatedDisk } from "@sourceful/journal/testing";
import { EnvelopeSealer, Keyring, type StateSample } from "@sourceful/messaging";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CommunityEffect } from "../core/community-effect.ts";
import { RULES_VERSION } from "../core/rules-version.ts";
import { encodeState } from "../core/state-codec.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../core/testing/street.ts";
import { auditable } from "./audit-log.ts";
import type { AuditRecord } from "./audit-record.ts";
import { CommunityNode, type CommunityNodeOptions } from "./community-node.ts";
import { SnapshotStore } from "./snapshot-store.ts";

const keys = new Map([0, 1, 2].map((house) => [houseSerial(house), SigningKey.create()]));
const keyring = new Keyring(
  "street",
  [...keys].map(([sender, { publicKey }]) => ({ sender, role: "building", keyEpoch: 1, publicKey }) as const),
);
const steward = {
  type: "assignment",
  assignment: {
    id: "mary/steward",
    actor: "mary",
    role: "steward",
    permissions: ["quarantine:release"],
    roleControl: "monitor_only",
    actorControl: "monitor_only",
    fromMs: 0,
    decisionRecord: "board-1",
  },
} as const;
let directory: string;
let clock: FakeClock;
let sealers: Map<string, EnvelopeSealer>;
const nodes: CommunityNode[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "community-node-"));
  clock = new FakeClock(MIDSUMMER_MS);
  sealers = new Map(
    [...keys].map(([sender, key]) => [
      sender,
      new EnvelopeSealer({ key, community: "street", sender, boot: 1 }),
    ]),
  );
});

afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close();
  await rm(directory, { recursive: true, force: true });
});

async function open(options: Partial<CommunityNodeOptions> = {}): Promise<CommunityNode> {
  const node = await CommunityNode.open({
    directory,
    topology: street({ houses: 3 }),
    keyring,
    clock,
    logger: silentLogger,
    ...options,
  });
  nodes.push(node);
  return node;
}

function report(house: number, ...samples: Partial<StateSample>[]) {
  const ts = clock.nowMs();
  const { data, subject } = (sealers.get(houseSerial(house)) as EnvelopeSealer).seal("buildingState", {
    atMs: ts,
    dataClass: "REAL",
    sourceRef: "meter",
    validForMs: 900_000,
    body: {
      timestamp_source: "device_clock_synced",
      samples: samples.map((sample) => ({ ts, quality: "valid" as const, ...sample })),
    },
  });
  return { data, subject };
}

async function auditOf(node: CommunityNode): Promise<AuditRecord[]> {
  const records: AuditRecord[] = [];
  for await (const record of node.audit.records()) records.push(record);
  return records;
}

test("what was received is in the state when it is acknowledged", async () => {
  const node = await open();
  await node.receive(report(0, { w: 1200 }));
  expect(node.state.data.position).toBe(2);
  expect(node.state.data.reporters.get(houseSerial(0))?.heardMs).toBe(MIDSUMMER_MS);
});

test("a node that ended without warning is after its start what it was, to the byte", async () => {
  const node = await open({ snapshotEvery: 7 });
  for (let round = 0; round < 12; round++) {
    await clock.advance(1000);
    await Promise.all([0, 1, 2].map((house) => node.receive(report(house, { w: 100 * house + round }))));
    await node.take({ type: "tick" });
  }
  await node.snapshot();
  await node.take({ type: "tick" });
  // What a process that is killed leaves: the files as they are.
  const copy = `${directory}-copy`;
  await cp(directory, copy, { recursive: true });
  const again = await open({ directory: copy });
  expect(Buffer.from(encodeState(again.state)).equals(encodeState(node.state))).toBe(true);
  expect(again.recovery.snapshot).toBeGreaterThan(0);
  await again.close();
  await rm(copy, { recursive: true });
});

test("a snapshot that other rules led to is gone on from, and the log says who decides from there on", async () => {
  const node = await open();
  for (let round = 0; round < 5; round++) await node.receive(report(round % 3, { w: round }));
  await node.close();
  const snapshots = new SnapshotStore(join(directory, "snapshots"), silentLogger);
  const state = JSON.parse(Buffer.from(encodeState(node.state)).toString()) as object;
  const older = { ...state, rules: 0, refused: [["TIME", 9]] };
  const position = node.log.lastPosition;
  await snapshots.write({ position, bytes: Buffer.from(JSON.stringify(older)) });
  const again = await open();
  expect(again.recovery).toEqual({ snapshot: position, folded: 0 });
  expect(again.state.data).toMatchObject({ rules: RULES_VERSION, position: position + 1 });
  expect([...again.state.data.refused]).toEqual([["TIME", 9]]);
});

test("without snapshots, or with damaged ones, the log alone gives the same state", async () => {
  const node = await open();
  for (let round = 0; round < 5; round++) await node.receive(report(round % 3, { w: round }));
  await node.close();
  const before = encodeState(node.state);
  for (const name of await readdir(join(directory, "snapshots"))) {
    await writeFile(join(directory, "snapshots", name), "not a snapshot");
  }
  const again = await open();
  expect(again.recovery.snapshot).toBe(0);
  expect(Buffer.from(encodeState(again.state)).equals(before)).toBe(true);
});

test("a message of nobody known is kept with its bytes and its reason, and changes nothing else", async () => {
  const decided: CommunityEffect[] = [];
  const node = await open({ onDecided: (effects) => void decided.push(...effects) });
  const stranger = new EnvelopeSealer({
    key: SigningKey.create(),
    community: "street",
    sender: houseSerial(1),
    boot: 1,
  });
  const { data, subject } = stranger.seal("buildingState", {
    atMs: clock.nowMs(),
    dataClass: "REAL",
    sourceRef: "meter",
    validForMs: 1000,
    body: {
      timestamp_source: "device_clock_synced",
      samples: [{ ts: clock.nowMs(), quality: "valid", w: 9000 }],
    },
  });
  await node.receive({ data, subject });
  expect(decided).toMatchObject([{ type: "quarantine", entry: { gate: "identity", code: "IDENTITY" } }]);
  const kept = await node.log.message(2);
  expect(Buffer.from(kept?.bytes ?? []).equals(data)).toBe(true);
  expect(node.state.data.reporters.get(houseSerial(1))?.heardMs).toBeUndefined();
});

test("a quarantined message is let in by a steward who may, and by nobody else; the audit has both", async () => {
  const node = await open();
  await node.take(steward);
  await node.receive(report(0, { w: 250_000 }));
  const [entry] = [...node.state.data.quarantine.values()];
  if (!entry) throw new Error("nothing in quarantine");
  const action = {
    actor: "tom",
    role: "steward",
    decisionRecord: "d-1",
    explanation: "the meter was read by hand",
  };
  await node.release(entry.position, action);
  expect(node.state.data.quarantine.get(entry.id)?.released).toBeUndefined();
  await node.release(entry.position, { ...action, actor: "mary" });
  expect(node.state.data.quarantine.get(entry.id)?.released).toMatchObject({ actor: "mary" });
  const actions = (await auditOf(node))
    .flatMap(({ effects }) => effects)
    .filter(({ type }) => type === "action");
  expect(actions).toMatchObject([
    { isDone: false, action: { actor: "tom" } },
    { isDone: true, action: { actor: "mary" } },
  ]);
});

test("a release is the same after a start without a snapshot", async () => {
  const node = await open();
  await node.take(steward);
  await node.receive(report(0, { w: 250_000 }));
  const [entry] = [...node.state.data.quarantine.values()];
  await node.release(entry?.position ?? 0, {
    actor: "mary",
    role: "steward",
    decisionRecord: "d-1",
    explanation: "seen",
  });
  await node.close();
  await rm(join(directory, "snapshots"), { recursive: true });
  const again = await open();
  expect(Buffer.from(encodeState(again.state)).equals(encodeState(node.state))).toBe(true);
});

test("decisions that were not in the audit when the node ended are there after its start, once", async () => {
  const node = await open();
  await node.receive(report(0, { w: 250_000 }));
  await node.receive(report(1, { w: 250_000 }));
  const before = await auditOf(node);
  await node.close();
  await rm(join(directory, "audit"), { recursive: true });
  await rm(join(directory, "snapshots"), { recursive: true });
  const decided: CommunityEffect[] = [];
  const again = await open({ onDecided: (effects) => void decided.push(...effects) });
  expect(await auditOf(again)).toEqual(before);
  expect(auditable(decided)).toEqual(before.flatMap(({ effects }) => effects));
  await again.close();
  const third = await open();
  expect(await auditOf(third)).toEqual(before);
});

test("a disk that takes nothing acknowledges nothing, and the state stays that of the log", async () => {
  const disk = new SimulatedDisk();
  const node = await open({ fileSystem: disk });
  await node.receive(report(0, { w: 1 }));
  const before = encodeState(node.state);
  disk.fail("write", "ENOSPC");
  const refusal = { code: "journal_unwritable", message: expect.stringContaining(join(directory, "log")) };
  await expect(node.receive(report(1, { w: 2 }))).rejects.toMatchObject(refusal);
  expect(node.refusal).toMatchObject(refusal);
  expect(Buffer.from(encodeState(node.state)).equals(before)).toBe(true);
  disk.heal();
  await clock.advance(1000);
  await node.receive(report(1, { w: 2 }));
  expect(node.refusal).toBeUndefined();
});

test("a snapshot that was begun is removed: at once when the disk is full, else with the next", async () => {
  const disk = new SimulatedDisk();
  const node = await open({ fileSystem: disk });
  const folder = join(directory, "snapshots");
  await node.receive(report(0, { w: 1 }));
  disk.fail("datasync", "ENOSPC", { path: /snapshot/ });
  await expect(node.snapshot()).rejects.toMatchObject({ code: "ENOSPC" });
  expect(await disk.list(folder)).toEqual([]);
  disk.heal();
  const interrupted = await disk.open(join(folder, "0000000000000001.snapshot.tmp"), "create");
  await interrupted.close();
  await node.snapshot();
  expect(await disk.list(folder)).toEqual(["0000000000000002.snapshot"]);
});

test("time never runs backwards in the log, whatever the clock does", async () => {
  const logger = new RecordingLogger();
  const node = await open({ logger });
  await node.take({ type: "tick" });
  clock.jumpWallClockTo(MIDSUMMER_MS - 3_600_000);
  for (let i = 0; i < 3; i++) await node.take({ type: "tick" });
  expect(node.state.data.nowMs).toBe(MIDSUMMER_MS);
  expect(node.failure).toBeUndefined();
  // What is said meanwhile is too old for the log, and whoever runs the node has to know why.
  const told = logger.lines.filter(({ level }) => level === "error");
  expect(told).toMatchObject([{ message: "this machine's clock is behind the log's last event" }]);
});

test("a topology with problems begins no log", async () => {
  const broken = { ...street(), feeders: [] };
  await expect(open({ topology: broken })).rejects.toMatchObject({ code: "config_invalid" });
  const good = await open();
  expect(good.log.lastPosition).toBe(1);
});
