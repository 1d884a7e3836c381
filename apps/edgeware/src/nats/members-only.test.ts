import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger, systemClock } from "@sourceful/domain";
import { SigningKey } from "@sourceful/identity";
import { type Bus, connectBus, EnvelopeSealer } from "@sourceful/messaging";
import { TestNatsServer } from "@sourceful/messaging/testing";
import { userNkey } from "@sourceful/nats-embedded";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EdgeWare } from "../edgeware.ts";
import { ProgramRun } from "../testing/program-run.ts";
import type { NatsChoice } from "./start-nats.ts";

const PATIENCE = { timeout: 30_000, interval: 50 };
const keys = { "house-1": SigningKey.create(), "house-2": SigningKey.create() };
type Serial = keyof typeof keys;

let directory: string;
let file: string;
const closers: (() => unknown)[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "members-only-"));
  file = join(directory, "community.yaml");
  await writeCommunity("house-1", "house-2");
});

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  await rm(directory, { recursive: true, force: true });
});

async function writeCommunity(...serials: readonly Serial[]): Promise<void> {
  const points = serials.map((serial) => ({
    id: `P-${serial}`,
    feeder: "F",
    phases: [1],
    import_va: 9_200,
    buildings: [{ serial, public_key: keys[serial].publicKey }],
  }));
  // JSON is YAML.
  await writeFile(
    file,
    JSON.stringify({
      community: "lane",
      location: { latitude_deg: 53, longitude_deg: -6 },
      transformers: [{ id: "T", rated_va: 100_000 }],
      feeders: [{ id: "F", transformer: "T" }],
      connection_points: points,
    }),
  );
}

async function openEdgeWare(
  nats: NatsChoice = { kind: "embedded", port: 0, isMembersOnly: true },
): Promise<EdgeWare> {
  const edgeware = await EdgeWare.open({
    communityFile: file,
    dataDir: join(directory, "data"),
    nats,
    httpPort: 0,
    logger: silentLogger,
  });
  closers.push(() => edgeware.close());
  return edgeware;
}

async function enter(url: string, serial: Serial): Promise<Bus> {
  const key = keys[serial];
  const bus = await connectBus({
    url,
    name: serial,
    auth: { type: "nkey", nkey: userNkey(key.publicKey), sign: (nonce) => key.sign(nonce) },
    reconnectMs: 50,
    clock: systemClock,
    logger: silentLogger,
  });
  closers.push(() => bus.close());
  return bus;
}

function sealState(serial: Serial, w: number) {
  const ts = systemClock.nowMs();
  const sealer = new EnvelopeSealer({ key: keys[serial], community: "lane", sender: serial, boot: ts });
  return sealer.seal("buildingState", {
    atMs: ts,
    dataClass: "REAL",
    sourceRef: "meter",
    validForMs: 900_000,
    body: { timestamp_source: "device_clock_synced", samples: [{ ts, quality: "valid", w }] },
  });
}

test("a community hears its members, each by its own connection, until they leave its file", async () => {
  const edgeware = await openEdgeWare();
  const [one, two] = [await enter(edgeware.natsUrl, "house-1"), await enter(edgeware.natsUrl, "house-2")];
  await expectOwnVoices(edgeware, one, two);

  await writeCommunity("house-2");
  await vi.waitFor(() => expect(one.failure).toMatchObject({ reason: "refused" }), PATIENCE);
  expect(two.status).toBe("connected");
  await writeCommunity("house-1", "house-2");
  await vi.waitFor(() => expect(one.status).toBe("connected"), PATIENCE);
});

async function expectOwnVoices(edgeware: EdgeWare, one: Bus, two: Bus): Promise<void> {
  const powerOf = (serial: Serial) => edgeware.node.state.data.reporters.get(serial)?.live?.netW;
  // Genuine, but by its neighbour's connection: it does not even arrive.
  const carried = sealState("house-1", 700);
  two.publish(carried.subject, carried.data);
  const own = sealState("house-2", 300);
  two.publish(own.subject, own.data);
  await vi.waitFor(() => expect(powerOf("house-2")).toBe(300), PATIENCE);
  expect(powerOf("house-1")).toBeUndefined();
  one.publish(carried.subject, carried.data);
  await vi.waitFor(() => expect(powerOf("house-1")).toBe(700), PATIENCE);
}

test.skipIf(!TestNatsServer.isAvailable)(
  "at a nats-server with what nats-users prints the same keys do the same (needs nats-server)",
  async () => {
    const data = ["--data-dir", join(directory, "data")];
    const { stdout } = await ProgramRun.result(["nats-users", "--community", file, ...data]);
    const id = JSON.parse((await ProgramRun.result(["id", "--json", ...data])).stdout) as { nkey: string };
    expect(stdout).toContain(`"nkey": "${id.nkey}"`);
    const server = await TestNatsServer.start(stdout);
    closers.push(() => server.stop());
    const url = `nats://127.0.0.1:${server.port}`;
    const edgeware = await openEdgeWare({ kind: "server", url });
    await expectOwnVoices(edgeware, await enter(url, "house-1"), await enter(url, "house-2"));
  },
);

test.each([
  [["--nats-tls-cert", "x.pem"], "--nats-tls-cert and --nats-tls-key go together"],
  [["--nats-host", "no host"], "--nats-host"],
])("%j is refused with exit code 2", async (args, message) => {
  const ports = ["--nats-port", "0", "--http-port", "0", "--data-dir", join(directory, "data")];
  const { exitCode, stderr } = await ProgramRun.result(["run", "--community", file, ...ports, ...args]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
});
