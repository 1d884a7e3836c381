import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger, systemClock } from "@sourceful/domain";
import { decodeUpstreamPayload, reportJournal } from "@sourceful/gateway";
import { SigningKey } from "@sourceful/identity";
import { inspectJournal } from "@sourceful/journal";
import { type BuildingEnvelope, type Bus, connectBus, type GatewayState } from "@sourceful/messaging";
import { findFreePort, TestNatsServer } from "@sourceful/messaging/testing";
import { NatsServer } from "@sourceful/nats-embedded";
import { ModbusServer, RegisterBank } from "@sourceful/simulator";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CommunitySide, type Received } from "../testing/community-side.ts";
import { ProgramRun } from "../testing/program-run.ts";

const PATIENCE = { timeout: 60_000, interval: 50 };
const HOUSE = `
PROTOCOL = "modbus"
function driver_init() host.set_make("ACME") end
function driver_poll()
  host.modbus_read(100, 2)
  host.emit("meter", { W = 300, L1_W = 100, L2_W = 100, L3_W = 100, L1_V = 230, total_import_Wh = 5000, total_export_Wh = 10 })
  host.emit("battery", { W = 0, SoC_nom_fract = 0.5 })
  return 1000
end
function driver_command() return true end
function driver_default_mode() end
function driver_cleanup() end
`;

let dataDir: string;
const key = SigningKey.create();
const closers: (() => unknown)[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "edge-node-"));
  const server = new ModbusServer({ units: { 1: new RegisterBank({ holding: { 100: [1, 2] } }) } });
  closers.push(() => server.close());
  const device = {
    sn: "H",
    register_map: "acme",
    host: "127.0.0.1",
    port: await server.listen(),
    ders: ["meter", "battery"].map((type) => ({ type, enabled: true })),
  };
  await mkdir(join(dataDir, "drivers"));
  await writeFile(join(dataDir, "drivers", "acme.lua"), HOUSE);
  await writeFile(join(dataDir, "devices.json"), JSON.stringify({ devices: [device] }));
  await writeMembership({});
});
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  await rm(dataDir, { recursive: true, force: true });
});

async function writeMembership(parts: object): Promise<void> {
  const membership = {
    community: "erl",
    edgeware: [{ public_key: key.publicKey }],
    meter: "H",
    report_s: 1,
    control_level: "supervised_control",
    flexibility: [{ sn: "H", type: "battery", rated_w: 5000, capacity_wh: 10_000 }],
    ...parts,
  };
  await writeFile(join(dataDir, "community.json"), JSON.stringify(membership));
}

function runNode(...args: string[]): ProgramRun {
  const node = new ProgramRun(["--data-dir", dataDir, "--serial", "house-1", ...args]);
  closers.push(() => node.process.kill("SIGKILL"));
  return node;
}

async function printedId(...args: string[]): Promise<string> {
  const { stdout, exitCode } = await ProgramRun.result([
    "community",
    "id",
    "--data-dir",
    dataDir,
    "--serial",
    "house-1",
    ...args,
  ]);
  expect(exitCode).toBe(0);
  return stdout;
}

async function openBus(url: string): Promise<Bus> {
  const bus = await connectBus({ url, name: "community", clock: systemClock, logger: silentLogger });
  closers.push(() => bus.close());
  return bus;
}

/** What the building has on disk, as `boot:seq`, and when it was stored. */
async function recorded(): Promise<string[]> {
  const journal = await inspectJournal({
    directory: reportJournal(join(dataDir, "community"), "erl"),
    logger: silentLogger,
  });
  const names: string[] = [];
  for await (const { payload } of journal.read()) {
    const { data } = decodeUpstreamPayload(payload);
    names.push(nameOf(JSON.parse(Buffer.from(data).toString()) as BuildingEnvelope));
  }
  return names;
}

const nameOf = ({ boot, seq }: BuildingEnvelope) => `${boot}:${seq}`;

async function grows(by: number): Promise<void> {
  const before = (await recorded()).length;
  await vi.waitFor(
    async () => expect((await recorded()).length).toBeGreaterThanOrEqual(before + by),
    PATIENCE,
  );
}

test("kills of the node, outages of the bus and restarts of EdgeWare: it has what the building has, once, and takes it", {
  timeout: 600_000,
}, async () => {
  const line = await printedId();
  let nats = await NatsServer.listen({
    host: "127.0.0.1",
    port: 0,
    logger: silentLogger,
    clock: systemClock,
  });
  const { url } = nats;
  closers.push(() => nats.close());
  const bus = await openBus(url);
  const directory = await mkdtemp(join(tmpdir(), "community-"));
  closers.push(() => rm(directory, { recursive: true }));
  const received: Received[] = [];
  const openSide = async () => {
    const onReceived = (each: Received) => void received.push(each);
    const side = await CommunitySide.open({ bus, directory, line, key, onReceived });
    closers.push(() => side.close());
    return side;
  };
  const records = () =>
    received.filter(({ envelope }) => envelope.schema !== "community.building-heartbeat/1");

  let side = await openSide();
  let node = runNode("--nats-url", url);
  await vi.waitFor(() => expect(records().length).toBeGreaterThanOrEqual(3), PATIENCE);

  // The bus is gone, the node goes on, and is killed in the middle of it.
  await nats.close();
  await grows(2);
  node.process.kill("SIGKILL");
  await node.ended();
  node = runNode("--nats-url", url);
  await grows(2);
  nats = await NatsServer.listen({
    host: "127.0.0.1",
    port: Number(new URL(url).port),
    logger: silentLogger,
    clock: systemClock,
  });
  await vi.waitFor(() => expect(bus.status).toBe("connected"), PATIENCE);

  // EdgeWare is away for a while, and begins where it ended.
  await side.close();
  await grows(2);
  side = await openSide();
  node.interrupt();
  expect(await node.ended()).toMatchObject({ exitCode: 0 });
  node = runNode("--nats-url", url);
  await grows(2);
  node.interrupt();
  await node.ended();
  node = runNode("--nats-url", url);
  const before = await recorded();
  await vi.waitFor(() => expect(records().length).toBeGreaterThan(before.length), PATIENCE);

  const names = records().map(({ envelope }) => nameOf(envelope));
  expect(before.filter((name) => !names.includes(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  const boots = new Map<string, number[]>();
  for (const name of before) {
    const [boot = "", seq] = name.split(":");
    boots.set(boot, [...(boots.get(boot) ?? []), Number(seq)]);
  }
  expect(boots.size).toBeGreaterThanOrEqual(3);
  for (const seqs of boots.values()) expect(seqs).toEqual(seqs.map((_, at) => at + 1));

  const cat = ["journal", "cat", "--data-dir", dataDir, "--community", "erl", "--json", "--to", "1"];
  const { stdout } = await ProgramRun.result(cat);
  expect(JSON.parse(stdout)).toMatchObject({ seq: 1, data: { sender: "house-1", seq: 1 } });

  const problems = received.flatMap(({ effects }) =>
    effects.filter((effect) => effect.type === "reception" && effect.code !== "OK"),
  );
  expect(problems).toEqual([]);
  const reporter = () => side.node.state.data.reporters.get("house-1");
  const flexibility = { up: { capacity_w: 5000, certainty: "conditional" }, ders: ["H:battery"] };
  await vi.waitFor(() => {
    expect(reporter()?.live).toMatchObject({ netW: 300 });
    expect(reporter()?.flexibility?.body).toMatchObject(flexibility);
  }, PATIENCE);
});

test.skipIf(!TestNatsServer.isAvailable)(
  "as a leaf it reports to its community and hears it; its state says so (needs nats-server)",
  async () => {
    const leafPort = await findFreePort();
    const hub = await TestNatsServer.start(`leafnodes { listen: "127.0.0.1:${leafPort}" }`);
    closers.push(() => hub.stop());
    const bus = await openBus(`nats://127.0.0.1:${hub.port}`);
    const subjects = new Set<string>();
    bus.subscribe(">", ({ subject }) => void subjects.add(subject));
    const communities: GatewayState["community"][] = [];
    bus.subscribe("gateways.house-1.state.json.v1", ({ data }) => {
      communities.push((JSON.parse(Buffer.from(data).toString()) as GatewayState).community);
    });
    const directory = await mkdtemp(join(tmpdir(), "community-"));
    closers.push(() => rm(directory, { recursive: true }));
    const received: Received[] = [];
    const side = await CommunitySide.open({
      bus,
      directory,
      line: await printedId(),
      key,
      onReceived: (each) => void received.push(each),
    });
    closers.push(() => side.close());
    runNode("--nats-port", "0", "--nats-leaf-url", `nats://127.0.0.1:${leafPort}`);
    const state = "communities.erl.buildings.house-1.state.json.v1";
    await vi.waitFor(() => expect(subjects).toContain(state), PATIENCE);
    await vi.waitFor(
      () =>
        expect(communities.at(-1)).toMatchObject({
          community: "erl",
          connected: true,
          backlog: expect.any(Number) as number,
          rejected: 0,
          last_reception: { code: "OK" },
        }),
      PATIENCE,
    );
    expect(
      [...subjects].filter((subject) => !/^(gateways|communities\.erl\.buildings)\.house-1\./.test(subject)),
    ).toEqual([]);
  },
);

test("at a server of the community's own it shows its key and says nothing else; removed, it is kept out and loses nothing", async () => {
  const { nkey } = JSON.parse(await printedId("--json")) as { nkey: string };
  const edgeware = { user: "edgeware", password: "secret" };
  const hub = await NatsServer.listen({
    port: 0,
    logger: silentLogger,
    auth: { users: [edgeware, { nkey }] },
  });
  closers.push(() => hub.close());
  const bus = await openBus(hub.url.replace("//", "//edgeware:secret@"));
  const subjects = new Set<string>();
  bus.subscribe(">", ({ subject }) => void subjects.add(subject));
  const directory = await mkdtemp(join(tmpdir(), "community-"));
  closers.push(() => rm(directory, { recursive: true }));
  const received: Received[] = [];
  const line = await printedId();
  const onReceived = (each: Received) => void received.push(each);
  const side = await CommunitySide.open({ bus, directory, line, key, onReceived });
  closers.push(() => side.close());

  await writeMembership({ url: hub.url });
  const node = runNode("--nats-port", "0");
  const [, url = ""] = await node.saying(/^NATS: (\S+)$/m);
  const local = await openBus(url);
  const [localSubjects, states] = [new Set<string>(), [] as GatewayState["community"][]];
  local.subscribe(">", ({ subject }) => void localSubjects.add(subject));
  local.subscribe("gateways.house-1.state.json.v1", ({ data }) => {
    states.push((JSON.parse(Buffer.from(data).toString()) as GatewayState).community);
  });
  const isTaken = { connected: true, rejected: 0, last_reception: { code: "OK" } };
  await vi.waitFor(() => expect(states.at(-1)).toMatchObject(isTaken), PATIENCE);
  expect(
    [...subjects].filter((subject) => !subject.startsWith("communities.erl.buildings.house-1.")),
  ).toEqual([]);
  expect([...localSubjects].filter((subject) => !subject.startsWith("gateways.house-1."))).toEqual([]);

  hub.reload({ users: [edgeware] });
  await node.saying(/"to":"community".*"reason":"refused"/, "stderr");
  await grows(2);
  const before = await recorded();
  hub.reload({ users: [edgeware, { nkey }] });
  const told = () => received.map(({ envelope }) => nameOf(envelope));
  await vi.waitFor(() => expect(before.filter((name) => !told().includes(name))).toEqual([]), PATIENCE);
  expect(new Set(told()).size).toBe(told().length);
});

test("the building's line stays the same, and is what community.yaml takes", async () => {
  const line = await printedId();
  expect(line).toMatch(
    /^- \{ serial: "house-1", public_key: "[\w-]{43}", key_epoch: 1 \} # nkey U[A-Z2-7]{55}\n$/,
  );
  expect(await printedId()).toBe(line);
  const json = JSON.parse(await printedId("--json")) as Record<string, unknown>;
  expect(line).toContain(String(json["public_key"]));
  expect(json).toMatchObject({ serial: "house-1", key_epoch: 1 });
});

test("a community.json with problems is refused with all of them", async () => {
  await writeMembership({ phases: 5, comfort: [{}], unknown: 1 });
  const { exitCode, stderr } = await runNode("--nats-port", "0").ended();
  expect(exitCode).toBe(2);
  for (const part of ["phases", "comfort[0]", "unknown"]) expect(stderr).toContain(part);
});
