import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger, systemClock } from "@sourceful/domain";
import { FakeClock, RecordingLogger } from "@sourceful/domain/testing";
import { SigningKey } from "@sourceful/identity";
import {
  type Bus,
  type BusMessage,
  buildSubject,
  buildSubjectPattern,
  connectBus,
  EnvelopeSealer,
  Keyring,
  openEnvelope,
  type SealedMessage,
  type UpstreamPosition,
  upstreamHeaders,
} from "@sourceful/messaging";
import { NatsServer } from "@sourceful/nats-embedded";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { houseSerial, street } from "../core/testing/street.ts";
import { Answers } from "./answers.ts";
import { CommunityNode } from "./community-node.ts";
import { Ingress } from "./ingress.ts";

const community = "street";
const serial = houseSerial(0);
const houseKey = SigningKey.create();
const nodeKey = SigningKey.create();
const keyring = new Keyring(community, [
  { sender: serial, role: "building", keyEpoch: 1, publicKey: houseKey.publicKey },
]);
const PATIENCE = { timeout: 30_000, interval: 20 };

const closers: (() => unknown)[] = [];
let directory: string;
let node: CommunityNode;
let house: Bus;
let sealer: EnvelopeSealer;
let lastSampleMs = 0;

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "ingress-"));
  closers.push(() => rm(directory, { recursive: true, force: true }));
  const server = await NatsServer.listen({ port: 0, logger: silentLogger });
  closers.push(() => server.close());
  const open = async (name: string) => {
    const bus = await connectBus({ url: server.url, name, clock: systemClock, logger: silentLogger });
    closers.push(() => bus.close());
    return bus;
  };
  const bus = await open("edgeware");
  house = await open("house");
  sealer = new EnvelopeSealer({ key: houseKey, community, sender: serial, boot: 1 });
  const own = { clock: systemClock, logger: silentLogger };
  const answers = new Answers({
    ...own,
    bus,
    version: "1",
    sealer: new EnvelopeSealer({ key: nodeKey, community, sender: "edgeware", boot: 1 }),
  });
  node = await CommunityNode.open({
    ...own,
    directory,
    topology: street({ houses: 1 }),
    keyring,
    onDecided: (effects) => answers.take(effects),
  });
  closers.push(() => node.close());
  // As after an earlier run that had received everything up to here.
  await writeFile(join(directory, "positions.json"), JSON.stringify([[serial, { epoch: 3, seq: 0 }]]));
  const ingress = await Ingress.open({
    ...own,
    bus,
    community,
    node,
    positionsFile: join(directory, "positions.json"),
  });
  closers.push(() => ingress.close());
  closers.push(() => answers.close());
  ingress.start();
  answers.start(() => node.state);
  await bus.flush();
});

/** Signs what the house measures for a place in its record, or for none. */
function report(w: number): (place: UpstreamPosition | undefined) => SealedMessage {
  // Two samples of one millisecond are one sample, and the first of them counts.
  const ts = Math.max(systemClock.nowMs(), lastSampleMs + 1);
  lastSampleMs = ts;
  return sealer.prepare("buildingState", {
    atMs: ts,
    dataClass: "REAL",
    sourceRef: "meter",
    validForMs: 60_000,
    body: { timestamp_source: "device_clock_synced", samples: [{ ts, quality: "valid", w }] },
  });
}

/** What the house is told on that subject, from now on. */
async function hear(kind: "reception" | "buildingUpstreamAck"): Promise<BusMessage[]> {
  const heard: BusMessage[] = [];
  house.subscribe(buildSubject(kind, { community, serial }), (message) => void heard.push(message));
  await house.flush();
  return heard;
}

function publishRecord(sign: ReturnType<typeof report>, seq: number): void {
  publishAs(sign({ epoch: 3, seq }), seq);
}

function publishAs(
  { subject, data }: Pick<SealedMessage, "subject" | "data">,
  seq: number,
  bus = house,
): void {
  bus.publish(subject, data, upstreamHeaders({ serial, epoch: 3, seq, atMs: systemClock.nowMs(), subject }));
}

test("a building's record is acknowledged once it is in the log, and remembered over a restart", async () => {
  const acks = await hear("buildingUpstreamAck");
  for (let seq = 1; seq <= 5; seq++) publishRecord(report(100 * seq), seq);
  await vi.waitFor(() => {
    const last = JSON.parse(Buffer.from(acks.at(-1)?.data ?? "{}").toString()) as { seq?: number };
    expect(last).toMatchObject({ epoch: 3, seq: 5 });
  }, PATIENCE);
  const reporter = node.state.data.reporters.get(serial);
  expect(reporter?.heardMs).toBeGreaterThan(0);
  await vi.waitFor(async () => {
    const kept = JSON.parse(await readFile(join(directory, "positions.json"), "utf8")) as unknown;
    expect(kept).toEqual([[serial, { epoch: 3, seq: 5 }]]);
  }, PATIENCE);
});

test("the building hears, signed, how each message was received", async () => {
  const receptions = await hear("reception");
  publishRecord(report(500), 1);
  publishRecord(report(900_000), 2);
  const believed = new Keyring(community, [
    { sender: "edgeware", role: "community", keyEpoch: 1, publicKey: nodeKey.publicKey },
  ]);
  // In one message or in two: they are told once a second.
  const told = () =>
    receptions.flatMap((message) => {
      const opened = openEnvelope(message, believed);
      return opened.ok && opened.envelope.schema === "community.reception/1"
        ? opened.envelope.body.receptions
        : [];
    });
  await vi.waitFor(() => expect(told()).toHaveLength(2), PATIENCE);
  expect(told()).toMatchObject([
    { boot: 1, seq: 1, code: "OK" },
    { boot: 1, seq: 2, code: "PLAUSIBILITY", gate: "plausibility", quarantine: expect.any(String) as string },
  ]);
});

test("what has no number, because the building's disk failed, is taken as it comes", async () => {
  const { subject, data } = report(700)(undefined);
  house.publish(subject, data);
  await vi.waitFor(() => expect(node.state.data.reporters.get(serial)?.heardMs).toBeGreaterThan(0), PATIENCE);
});

test("a message nobody of that name signed uses up no number: the true one with it is stored", async () => {
  const acks = await hear("buildingUpstreamAck");
  publishRecord(report(100), 1);
  const forger = new EnvelopeSealer({ key: SigningKey.create(), community, sender: serial, boot: 1 });
  const ts = systemClock.nowMs();
  const samples = [{ ts, quality: "valid", w: 9000 }] as const;
  const forged = forger.prepare("buildingState", {
    atMs: ts,
    dataClass: "REAL",
    sourceRef: "meter",
    validForMs: 60_000,
    body: { timestamp_source: "device_clock_synced", samples: [...samples] },
  });
  publishRecord(forged, 2);
  publishRecord(report(200), 2);
  await vi.waitFor(() => {
    const last = JSON.parse(Buffer.from(acks.at(-1)?.data ?? "{}").toString()) as { seq?: number };
    expect(last.seq).toBe(2);
  }, PATIENCE);
  expect(node.state.data.reporters.get(serial)?.live?.netW).toBe(200);
  expect(node.state.data.refused.get("IDENTITY")).toBe(1);
});

test("a message sent again under the next number is refused as that, and the true one is stored", async () => {
  const acks = await hear("buildingUpstreamAck");
  const first = report(100);
  publishRecord(first, 1);
  publishAs(first({ epoch: 3, seq: 1 }), 2);
  publishAs(report(150)(undefined), 2);
  publishRecord(report(200), 2);
  await vi.waitFor(() => {
    const last = JSON.parse(Buffer.from(acks.at(-1)?.data ?? "{}").toString()) as { seq?: number };
    expect(last.seq).toBe(2);
  }, PATIENCE);
  const { reporters, refused, quarantine } = node.state.data;
  expect(reporters.get(serial)?.live?.netW).toBe(200);
  expect(refused.get("IDENTITY")).toBe(2);
  // Whoever it was, the building's room in the quarantine is not theirs to fill.
  expect([...quarantine.values()].filter((entry) => entry.serial === serial)).toEqual([]);
});

test("of a flood of what nobody signed a part is kept, and a house is heard through it", async () => {
  const FLOOD = 400;
  const acks = await hear("buildingUpstreamAck");
  const subject = buildSubject("buildingHeartbeat", { community, serial });
  for (let n = 0; n < FLOOD; n++) house.publish(subject, Buffer.from(`{"n":${n}}`));
  publishRecord(report(100), 1);
  await vi.waitFor(() => expect(acks.length).toBeGreaterThan(0), PATIENCE);
  const refused = node.state.data.refused.get("INVALID_DATA") ?? 0;
  expect(refused).toBeGreaterThanOrEqual(50);
  expect(refused).toBeLessThan(FLOOD);
});

test("one message under two numbers that are both signed is stored twice and counted once", async () => {
  const receptions = await hear("reception");
  const acks = await hear("buildingUpstreamAck");
  const same = report(300);
  publishRecord(same, 1);
  publishRecord(same, 2);
  await vi.waitFor(() => {
    const last = JSON.parse(Buffer.from(acks.at(-1)?.data ?? "{}").toString()) as { seq?: number };
    expect(last.seq).toBe(2);
  }, PATIENCE);
  await vi.waitFor(() => expect(receptions.length).toBeGreaterThan(0), PATIENCE);
  const counted = [...node.state.data.ledger.values()].flatMap(({ slots }) => [...slots.values()]);
  expect(counted.reduce((sum, { samples }) => sum + samples, 0)).toBe(1);
});

test("a number is used up by what its building signed for it, also when nobody can read it", async () => {
  const acks = await hear("buildingUpstreamAck");
  const { subject, data } = report(100)({ epoch: 3, seq: 1 });
  const text = Buffer.from(data).toString().replace("building-state/1", "building-state/2");
  const signed = Buffer.from(text.slice(0, text.lastIndexOf(',"sig":"')));
  const sig = houseKey.sign(signed).toString("base64url");
  publishAs({ subject, data: Buffer.concat([signed, Buffer.from(`,"sig":"${sig}"}`)]) }, 1);
  publishRecord(report(200), 2);
  await vi.waitFor(() => {
    const last = JSON.parse(Buffer.from(acks.at(-1)?.data ?? "{}").toString()) as { seq?: number };
    expect(last.seq).toBe(2);
  }, PATIENCE);
  expect(node.state.data.refused.get("INVALID_MESSAGE")).toBe(1);
});

test("nobody is asked for a record who is not of the community, whatever is said in his name", async () => {
  const asked: BusMessage[] = [];
  const fetches = buildSubjectPattern("buildingUpstreamFetch", { community });
  house.subscribe(fetches, (message) => void asked.push(message));
  await house.flush();
  for (const sender of ["stranger-1", "stranger-2", serial]) {
    const { subject, data } = new EnvelopeSealer({ key: houseKey, community, sender, boot: 2 }).seal(
      "buildingHeartbeat",
      {
        atMs: systemClock.nowMs(),
        dataClass: "COMPUTED",
        sourceRef: "edge-node",
        validForMs: 60_000,
        body: {
          interval_ms: 15_000,
          mode: "local",
          uptime_s: 1,
          version: "1",
          journal: { epoch: 3, last_seq: 7, unkept: 0, receivers: [] },
        },
      },
    );
    house.publish(subject, data);
  }
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0), PATIENCE);
  expect(asked.map(({ subject }) => subject)).toEqual([
    buildSubject("buildingUpstreamFetch", { community, serial }),
  ]);
  // The latest of each subject, for which a building reads far back, would be of no use here.
  const question = JSON.parse(Buffer.from(asked[0]?.data ?? []).toString()) as object;
  expect(question).not.toHaveProperty("latest");
});

test("what is lost because the log does not take it is counted, and told once for many", async () => {
  const heard: ((message: BusMessage) => void)[] = [];
  const bus = {
    publish: () => true,
    subscribe: (subject: string, handler: (message: BusMessage) => void) => {
      if (subject === buildSubjectPattern("buildingHeartbeat", { community })) heard.push(handler);
      return { subject, close: () => undefined };
    },
  };
  const logger = new RecordingLogger();
  const clock = new FakeClock(systemClock.nowMs());
  const positionsFile = join(directory, "other-positions.json");
  const ingress = await Ingress.open({ bus, community, node, positionsFile, clock, logger });
  ingress.start();
  await node.close();
  const beat = () => {
    const body = { interval_ms: 30_000, mode: "full", uptime_s: 1, version: "1" } as const;
    const facts = { atMs: clock.nowMs(), dataClass: "REAL", sourceRef: "node", validForMs: 60_000 } as const;
    const { subject, data } = sealer.seal("buildingHeartbeat", { ...facts, body });
    for (const handle of heard) handle({ subject, data });
  };
  for (let i = 0; i < 3; i++) beat();
  for (let second = 0; second < 5; second++) await clock.advance(1000);
  beat();
  await clock.advance(1000);
  const told = () => logger.lines.filter(({ level }) => level === "error");
  const message = "messages without a number are lost: the log does not take them";
  expect(told()).toMatchObject([{ message, fields: { count: 3, error: "the journal is closed" } }]);
  await ingress.close();
  expect(told()).toMatchObject([{ fields: { count: 3 } }, { message, fields: { count: 1 } }]);
});
