import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { SigningKey } from "@sourceful/identity";
import { EnvelopeSealer, Keyring } from "@sourceful/messaging";
import { afterEach, beforeEach, expect, test } from "vitest";
import { encodeState } from "../core/state-codec.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../core/testing/street.ts";
import { CommunityNode } from "./community-node.ts";

const sender = houseSerial(0);
const old = SigningKey.create(1);
const keyring = () =>
  new Keyring("street", [{ sender, role: "building", keyEpoch: 1, publicKey: old.publicKey }]);
let directory: string;
let clock: FakeClock;
const nodes: CommunityNode[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "hostile-directory-"));
  clock = new FakeClock(MIDSUMMER_MS);
});

afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close();
  await rm(directory, { recursive: true, force: true });
});

async function open(ring = keyring()): Promise<CommunityNode> {
  const topology = street({ houses: 3 });
  const logger = silentLogger;
  const node = await CommunityNode.open({ directory, topology, keyring: ring, clock, logger });
  nodes.push(node);
  return node;
}

function report(sealer: EnvelopeSealer, w: number) {
  const ts = clock.nowMs();
  const body = { timestamp_source: "device_clock_synced", samples: [{ ts, quality: "valid", w }] } as const;
  return sealer.seal("buildingState", {
    atMs: ts,
    dataClass: "REAL",
    sourceRef: "meter",
    validForMs: 900_000,
    body,
  });
}

const newSealer = (key = old) => new EnvelopeSealer({ key, community: "street", sender, boot: 1 });
const bytesOf = ({ state }: CommunityNode) => Buffer.from(encodeState(state)).toString();

async function lived(): Promise<string> {
  const node = await open();
  const sealer = newSealer();
  for (const w of [100, 200, 99_000]) await node.receive(report(sealer, w));
  await node.close();
  return bytesOf(node);
}

test.each(["snapshots", "audit"])(
  "a log that is gone while %s are there is told of, not begun anew",
  async (kept) => {
    await lived();
    const other = kept === "audit" ? "snapshots" : "audit";
    for (const gone of ["log", other]) await rm(join(directory, gone), { recursive: true });
    await expect(open()).rejects.toMatchObject({ code: "log_unreadable", message: /the log is gone/ });
    // Nothing was begun: the next start is told the same.
    await expect(open()).rejects.toMatchObject({ details: { lastPosition: 0 } });
  },
);

async function rewriteSnapshots(change: (state: Record<string, unknown>) => void): Promise<void> {
  const folder = join(directory, "snapshots");
  for (const name of await readdir(folder)) {
    const [, json = ""] = (await readFile(join(folder, name), "utf8")).split("\n");
    const state = JSON.parse(json) as Record<string, unknown>;
    change(state);
    const text = JSON.stringify(state);
    const hash = createHash("sha256").update(text).digest("hex");
    await writeFile(join(folder, name), `${hash}\n${text}`);
  }
}

test.each<[string, (state: Record<string, unknown>) => void]>([
  ["of another format", (state) => void (state.format = 0)],
  ["that lacks what is newer than it", (state) => void delete state.reporters],
])("a snapshot %s is not used, the log gives the same state", async (_, change) => {
  const before = await lived();
  await rewriteSnapshots(change);
  const again = await open();
  expect(again.recovery.snapshot).toBe(0);
  expect(bytesOf(again)).toBe(before);
});

test("an envelope that somebody kept and plays again after a start has no effect", async () => {
  const node = await open();
  const kept = report(newSealer(), 100);
  await node.receive(kept);
  const audible = node.state.data.reporters.get(sender)?.live;
  await node.close();
  await clock.advance(5000);
  const again = await open();
  await again.receive(kept);
  expect(again.state.data.reporters.get(sender)).toMatchObject({ live: audible, heardMs: MIDSUMMER_MS });
});

test("a key of an epoch that is over signs nothing any more, and the one after it signs on", async () => {
  const ring = keyring();
  const node = await open(ring);
  const next = SigningKey.create(2);
  ring.add({ sender, role: "building", keyEpoch: 2, publicKey: next.publicKey });
  await node.receive(report(newSealer(next), 100));
  ring.remove(sender, 1);
  const rolledBack = new EnvelopeSealer({ key: old, community: "street", sender, boot: 9 });
  await node.receive(report(rolledBack, 9000));
  expect(node.state.data.reporters.get(sender)?.live?.netW).toBe(100);
  expect(Object.fromEntries(node.state.data.refused)).toEqual({ IDENTITY: 1 });
});
