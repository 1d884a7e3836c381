import { silentLogger, systemClock } from "@sourceful/domain";
import {
  type CommunityState,
  createState,
  decide,
  type LedgerRecord,
  topologyOf,
} from "@sourceful/edgeware-aggregator";
import { SigningKey } from "@sourceful/identity";
import {
  type BuildingEnvelope,
  connectBus,
  EnvelopeSealer,
  Keyring,
  openFlexusEnvelope,
} from "@sourceful/messaging";
import { NatsServer } from "@sourceful/nats-embedded";
import { createStreet } from "@sourceful/simulator";
import { afterEach, expect, test } from "vitest";
import { startNorth } from "./start-north.ts";

const START_MS = Date.UTC(2026, 5, 21);
const street = createStreet({ startMs: START_MS, houses: 12 });
const { config } = street;
const key = SigningKey.create();
const sealer = new EnvelopeSealer({ key, community: config.community, sender: "edgeware", boot: 1 });
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const record: LedgerRecord = {
  startMs: START_MS,
  endMs: START_MS + 900_000,
  revision: 1,
  topologyVersion: 1,
  buildings: 12,
  known: 12,
  importMilliWh: 1_000_000,
  exportMilliWh: 0,
  dataClass: "COMPUTED",
  settlement: { isAccepted: false, reasons: [] },
};

test("a community without an upstream tells nobody", async () => {
  const state = () => createState({ topology: topologyOf(config, 1), atMs: START_MS });
  const options = { config, communityFile: "community.yaml", sealer, state };
  const north = await startNorth({ ...options, clock: systemClock, logger: silentLogger });
  north.take([{ type: "ledger", record }]);
  await north.close();
});

/** Every house says what it draws. */
function hear(state: CommunityState): void {
  for (const [i, serial] of street.houses.entries()) {
    const { data } = new EnvelopeSealer({
      key: street.key(serial),
      community: config.community,
      sender: serial,
      boot: 1,
    }).seal("buildingState", {
      atMs: START_MS,
      dataClass: "SYNTHETIC",
      sourceRef: serial,
      validForMs: 900_000,
      body: { timestamp_source: "device_clock_synced", samples: [{ ts: START_MS, ...street.read(serial) }] },
    });
    const envelope = JSON.parse(Buffer.from(data).toString()) as BuildingEnvelope;
    decide(state, { type: "message", position: i + 1, atMs: START_MS, envelope });
  }
}

test("a report leaves when enough contribute, and credentials that are not there are told", async () => {
  const server = await NatsServer.listen({ port: 0, logger: silentLogger });
  closers.push(() => server.close());
  const bus = await connectBus({ url: server.url, name: "flexus", clock: systemClock, logger: silentLogger });
  closers.push(() => bus.close());
  const heard: string[] = [];
  const keyring = new Keyring(config.community, [
    { sender: "edgeware", role: "community", keyEpoch: 1, publicKey: key.publicKey },
  ]);
  bus.subscribe("flexus.>", (message) => {
    const opened = openFlexusEnvelope(message, keyring);
    heard.push(opened.ok ? opened.envelope.schema : opened.refusal.reason);
  });
  await bus.flush();
  const upstream = { url: server.url };
  const state = createState({ topology: topologyOf(config, 1), atMs: START_MS });
  const options = { communityFile: "community.yaml", sealer, clock: systemClock, logger: silentLogger };
  const north = await startNorth({ ...options, config: { ...config, upstream }, state: () => state });
  // Nobody has been heard: fewer than the floor contribute, so nothing may leave.
  north.take([{ type: "ledger", record }]);
  expect(heard).toEqual([]);
  hear(state);
  north.take([{ type: "ledger", record }]);
  await expect.poll(() => heard).toEqual(["flexus.report/1"]);
  await north.close();
  const bad = { ...config, upstream: { ...upstream, creds_file: "nowhere.creds" } };
  await expect(startNorth({ ...options, config: bad, state: () => state })).rejects.toMatchObject({
    code: "config_unreadable",
  });
});
