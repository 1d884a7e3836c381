import { mkdtemp, rm } from "node:fs/promises";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "@sourceful/domain";
import { RecordingLogger } from "@sourceful/domain/testing";
import { type CommunityConfig, parseCommunity } from "@sourceful/edgeware-aggregator";
import { SigningKey } from "@sourceful/identity";
import { type Bus, type BusOptions, connectBus } from "@sourceful/messaging";
import { userNkey } from "@sourceful/nats-embedded";
import { TestCertificates } from "@sourceful/nats-embedded/testing";
import { afterEach, expect, test, vi } from "vitest";
import { type NatsChoice, type StartedNats, startNats } from "./start-nats.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
const key = SigningKey.create();
const [one, two] = [SigningKey.create(), SigningKey.create()];
const STATE = "communities.lane.buildings.house-1.state.json.v1";
const RECEPTION = "communities.lane.buildings.house-1.reception.json.v1";
/** On this machine, by a name that does not say so. */
const MAPPED = "::ffff:127.0.0.1";
const hasIpv6 = Object.values(networkInterfaces()).some((each) =>
  each?.some(({ family }) => family === "IPv6"),
);

const logger = new RecordingLogger();
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

function community(houses: Readonly<Record<string, SigningKey>>): CommunityConfig {
  return parseCommunity(
    JSON.stringify({
      community: "lane",
      location: { latitude_deg: 53, longitude_deg: -6 },
      transformers: [{ id: "T", rated_va: 100_000 }],
      feeders: [{ id: "F", transformer: "T" }],
      connection_points: Object.entries(houses).map(([serial, { publicKey }]) => ({
        id: `P-${serial}`,
        feeder: "F",
        phases: [1],
        import_va: 9_200,
        buildings: [{ serial, public_key: publicKey }],
      })),
    }),
    "community.yaml",
  );
}

async function start(choice: Partial<Extract<NatsChoice, { kind: "embedded" }>> = {}): Promise<StartedNats> {
  const config = community({ "house-1": one, "house-2": two });
  const nats = await startNats(
    { kind: "embedded", port: 0, ...choice },
    { config, key },
    logger,
    systemClock,
  );
  closers.push(() => nats.close());
  return nats;
}

async function connect(options: Pick<BusOptions, "url" | "auth" | "ca" | "pin">): Promise<Bus> {
  const bus = await connectBus({ name: "test", clock: systemClock, logger, reconnectMs: 30, ...options });
  closers.push(() => bus.close());
  return bus;
}

const as = (signer: SigningKey) =>
  ({
    type: "nkey",
    nkey: userNkey(signer.publicKey),
    sign: (nonce: Uint8Array) => signer.sign(nonce),
  }) as const;

/** Subjects a bus hears. */
async function listen(bus: Bus, subject: string): Promise<string[]> {
  const heard: string[] = [];
  bus.subscribe(subject, (message) => void heard.push(message.subject));
  await bus.flush();
  return heard;
}

test("on this machine every program gets in", async () => {
  const { connection } = await start();
  const [edgeware, anyone] = [await connect(connection), await connect({ url: connection.url })];
  const heard = await listen(edgeware, STATE);
  anyone.publish(STATE, new Uint8Array(1));
  await vi.waitFor(() => expect(heard).toEqual([STATE]), PATIENCE);
});

test("where only members are wanted nobody else gets in", () => expectMembersOnly({ isMembersOnly: true }));

test.skipIf(!hasIpv6)("beyond the loopback nobody but members gets in (needs IPv6)", () =>
  expectMembersOnly({ host: MAPPED }),
);

async function expectMembersOnly(choice: Parameters<typeof start>[0]): Promise<void> {
  const { connection } = await start(choice);
  const { url } = connection;
  const refused = { status: "connecting", failure: { reason: "refused" } };
  expect(await connect({ url })).toMatchObject(refused);
  expect(await connect({ url: url.replace("//", "//edgeware:edgeware@") })).toMatchObject(refused);
  expect(await connect({ url: url.replace("//", "//token@") })).toMatchObject(refused);
  expect(await connect({ url, auth: as(SigningKey.create()) })).toMatchObject(refused);
  const [edgeware, house] = [await connect(connection), await connect({ url, auth: as(one) })];
  const [heard, answered] = [await listen(edgeware, STATE), await listen(house, RECEPTION)];
  house.publish(STATE, new Uint8Array(1));
  edgeware.publish(RECEPTION, new Uint8Array(1));
  await vi.waitFor(() => expect([...heard, ...answered]).toEqual([STATE, RECEPTION]), PATIENCE);
}

test("who leaves the community is cut off at once, who joins it gets in, the others notice nothing", async () => {
  const nats = await start({ isMembersOnly: true });
  const { connection } = nats;
  const { url } = connection;
  const [edgeware, leaving, staying] = [
    await connect(connection),
    await connect({ url, auth: as(one) }),
    await connect({ url, auth: as(two) }),
  ];
  const heard = await listen(leaving, RECEPTION);
  const statuses: string[] = [];
  for (const bus of [edgeware, staying]) bus.onStatus((status) => void statuses.push(status));
  const joining = SigningKey.create();
  expect(await connect({ url, auth: as(joining) })).toMatchObject({ failure: { reason: "refused" } });
  nats.follow(community({ "house-2": two, "house-3": joining }));
  edgeware.publish(RECEPTION, new Uint8Array(1));
  await edgeware.flush();
  await vi.waitFor(() => expect(leaving).toMatchObject({ failure: { reason: "refused" } }), PATIENCE);
  expect(await connect({ url, auth: as(joining) })).toMatchObject({ status: "connected" });
  expect([heard, statuses]).toEqual([[], []]);
});

test("a building whose key is replaced comes back with the new one only", async () => {
  const nats = await start({ isMembersOnly: true });
  const { connection } = nats;
  const { url } = connection;
  const before = await connect({ url, auth: as(one) });
  const next = SigningKey.create(2);
  nats.follow(community({ "house-1": next, "house-2": two }));
  await vi.waitFor(() => expect(before).toMatchObject({ failure: { reason: "refused" } }), PATIENCE);
  expect(await connect({ url, auth: as(next) })).toMatchObject({ status: "connected" });
});

test.skipIf(!TestCertificates.isAvailable)(
  "with a certificate nothing is said in clear, and buildings know whom they speak to (needs openssl)",
  async () => {
    const certificates = new TestCertificates();
    closers.push(() => certificates.remove());
    const { certFile, keyFile } = certificates.server;
    const { connection } = await start({ isMembersOnly: true, tls: { certFile, keyFile } });
    expect(connection.url).toMatch(/^tls:/);
    expect(await connect(connection)).toMatchObject({ status: "connected" });
    const house = { url: connection.url, auth: as(one) };
    expect(await connect({ ...house, ca: certificates.ca })).toMatchObject({ status: "connected" });
    expect(await connect(house)).toMatchObject({ failure: { reason: "unreachable" } });
  },
);

test("a certificate that is not there, or is none, is told by its option", async () => {
  const directory = await mkdtemp(join(tmpdir(), "start-nats-"));
  closers.push(() => rm(directory, { recursive: true }));
  const file = join(directory, "none.pem");
  await expect(start({ tls: { certFile: file, keyFile: file } })).rejects.toMatchObject({
    code: "config_unreadable",
    message: expect.stringContaining(`--nats-tls-cert ${file} cannot be read`) as string,
  });
  await expect(start({ tls: { certFile: "/dev/null", keyFile: "/dev/null" } })).rejects.toMatchObject({
    code: "config_invalid",
  });
});

test("a building that has the key of the community's node is a fault of the file", async () => {
  const config = community({ "house-1": key });
  const starting = startNats(
    { kind: "embedded", port: 0, isMembersOnly: true },
    { config, key },
    logger,
    systemClock,
  );
  await expect(starting).rejects.toMatchObject({ code: "config_invalid" });
});
