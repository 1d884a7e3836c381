import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { SigningKey } from "@sourceful/identity";
import { EnvelopeSealer, Keyring } from "@sourceful/messaging";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DEFAULT_POLICY } from "../core/community-policy.ts";
import { decide } from "../core/decide.ts";
import { RULES_VERSION } from "../core/rules-version.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../core/testing/street.ts";
import { AuditLog } from "./audit-log.ts";
import { CommunityNode } from "./community-node.ts";
import { EventLog } from "./event-log.ts";
import { findDifference } from "./find-difference.ts";
import { replayLog } from "./replay-log.ts";
import { SnapshotStore } from "./snapshot-store.ts";

const key = SigningKey.create();
const sender = houseSerial(0);
let directory: string;
let clock: FakeClock;

/** A community that heard a house 40 times, twice something impossible, and kept a snapshot on the way. */
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "replay-log-"));
  clock = new FakeClock(MIDSUMMER_MS);
  const keyring = new Keyring("street", [
    { sender, role: "building", keyEpoch: 1, publicKey: key.publicKey },
  ]);
  const sealer = new EnvelopeSealer({ key, community: "street", sender, boot: 1 });
  const node = await CommunityNode.open({
    directory,
    topology: street({ houses: 1 }),
    keyring,
    clock,
    logger: silentLogger,
    snapshotEvery: 30,
  });
  for (let second = 0; second < 40; second++) {
    await clock.advance(1000);
    const w = second === 10 || second === 35 ? 250_000 : 500 + second;
    await node.receive(
      sealer.seal("buildingState", {
        atMs: clock.nowMs(),
        dataClass: "REAL",
        sourceRef: "meter",
        validForMs: 900_000,
        body: {
          timestamp_source: "device_clock_synced",
          samples: [{ ts: clock.nowMs(), quality: "valid", w }],
        },
      }),
    );
    await node.take({ type: "tick" });
  }
  await node.close();
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

const replay = (options: Partial<Parameters<typeof replayLog>[0]> = {}) =>
  replayLog({ directory, clock, logger: silentLogger, ...options });

test("a log replayed gives every decision and every state again", async () => {
  const { events, states, decisions, divergence, spanMs, decidedBy, lost } = await replay();
  expect(lost).toEqual([]);
  expect(decidedBy).toEqual([{ from: 1, version: RULES_VERSION }]);
  expect(divergence).toBeUndefined();
  expect([events, spanMs]).toEqual([80, 40_000]);
  expect(states).toBeGreaterThanOrEqual(2);
  expect(decisions).toBeGreaterThanOrEqual(2);
});

test("the first decision that comes out otherwise is named, with the field", async () => {
  const { divergence } = await replay({
    fold: (state, event) =>
      decide(state, event).effects.map((effect) =>
        effect.type === "quarantine" && event.position > 60
          ? { ...effect, entry: { ...effect.entry, gate: "time" } }
          : effect,
      ),
  });
  expect(divergence).toMatchObject({
    position: 72,
    in: "decision",
    decidedBy: RULES_VERSION,
    path: "effects[0].entry.gate",
    recorded: '"plausibility"',
    replayed: '"time"',
  });
});

test("a decision that is missing is a divergence too", async () => {
  const { divergence } = await replay({
    fold: (state, event) => decide(state, event).effects.filter(({ type }) => type !== "quarantine"),
  });
  expect(divergence).toMatchObject({ position: 22, in: "decision", path: "effects[0].type" });
});

test("a state that comes out otherwise is found at the next snapshot, with the field", async () => {
  const { divergence } = await replay({
    fold: (state, event) => {
      const { effects } = decide(state, event);
      if (event.position === 5) state.data.refused.set("IDENTITY", 1);
      return effects;
    },
  });
  expect(divergence).toMatchObject({ in: "state", path: "refused[0]", recorded: undefined });
});

test.each([
  ["version", { format: 1 }],
  ["rules", { rules: 0 }],
])("a snapshot of another %s is not compared, and not taken for a forgery", async (_, other) => {
  const { states } = await replay();
  const snapshots = new SnapshotStore(join(directory, "snapshots"), silentLogger);
  const [first = 0] = await snapshots.positions();
  const written = await snapshots.read(first);
  const older = JSON.parse(Buffer.from(written?.bytes ?? []).toString()) as Record<string, unknown>;
  const bytes = Buffer.from(JSON.stringify({ ...older, ...other, reporters: [] }));
  await snapshots.write({ position: first, bytes });
  const logger = new RecordingLogger();
  const again = await replay({ logger });
  expect(again.divergence).toBeUndefined();
  expect(again.states).toBe(states - 1);
  expect(logger.lines).toMatchObject([
    { level: "warn", message: "a snapshot is of another version and not compared" },
  ]);
});

test.each([
  ["rules 0", { rules: 0 }, { from: 1, version: 0 }, { decidedBy: 0 }],
  ["rules nobody wrote down", {}, { from: 1 }, {}],
])("a divergence says that %s decided, and from where on these do", async (_, rules, first, decidedBy) => {
  const other = join(directory, "other");
  const own = { clock, logger: silentLogger };
  const log = await EventLog.open({ ...own, directory: join(other, "log") });
  await log.append({ type: "genesis", topology: street({ houses: 1 }), policy: DEFAULT_POLICY, ...rules });
  await log.append({ type: "retention", kept: "log", problem: "full" });
  await log.close();
  const open = () =>
    CommunityNode.open({
      ...own,
      directory: other,
      topology: street({ houses: 1 }),
      keyring: new Keyring("street"),
    });
  // It finds that others decided and says so, once.
  for (const _start of [1, 2]) await (await open()).close();
  const here = { from: 3, version: RULES_VERSION };
  expect(await replay({ directory: other })).toMatchObject({ events: 2, decidedBy: [first, here] });

  await rm(join(other, "audit"), { recursive: true });
  const audit = await AuditLog.open({ ...own, directory: join(other, "audit") });
  const alarm = { type: "alarm", severity: "SEV-4", code: "as_it_was", about: "log", reason: "" } as const;
  await audit.add({ position: 2, atMs: clock.nowMs(), effects: [alarm] });
  await audit.close();
  const { divergence, replayedBy } = await replay({ directory: other });
  expect(replayedBy).toBe(RULES_VERSION);
  expect(divergence).toEqual({
    position: 2,
    in: "decision",
    path: "effects[0].severity",
    recorded: '"SEV-4"',
    replayed: '"SEV-2"',
    ...decidedBy,
  });
});

/** Changes the log's only file. */
async function harmLog(harm: (bytes: Buffer) => Buffer): Promise<void> {
  const folder = join(directory, "log");
  const [name = ""] = (await readdir(folder)).filter((entry) => entry.endsWith(".segment"));
  await writeFile(join(folder, name), harm(await readFile(join(folder, name))));
}

test("an event that is damaged in the log is told of, also where nothing comes out otherwise", async () => {
  await rm(join(directory, "snapshots"), { recursive: true });
  // A message amid others like it: the one about which there is a decision.
  await harmLog((bytes) => {
    bytes[bytes.indexOf('"seq":11,')] = 0;
    return bytes;
  });
  expect(await replay()).toMatchObject({ events: 79, decisions: 1, lost: [{ from: 22, to: 22 }] });
  expect(await replay()).not.toHaveProperty("divergence");
});

test("an end that is gone is told of by what was made of it", async () => {
  await harmLog((bytes) => bytes.subarray(0, -10));
  expect(await replay()).toMatchObject({ events: 79, lost: [{ from: 81, to: 81 }] });
});

test("a directory without a log is said to be one", async () => {
  await expect(replay({ directory: join(directory, "nowhere") })).rejects.toMatchObject({
    code: "config_unreadable",
  });
});

test.each([
  [{ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, { path: "a[1].b", recorded: "2", replayed: "3" }],
  [{ a: 1 }, { a: 1, c: null }, { path: "c", recorded: undefined, replayed: "null" }],
  [[1], { 0: 1 }, { path: "", recorded: "[1]", replayed: '{"0":1}' }],
  [{ a: 1 }, { a: 1 }, undefined],
])("the first difference of %j and %j", (recorded, replayed, difference) => {
  expect(findDifference(recorded, replayed)).toEqual(difference);
});
