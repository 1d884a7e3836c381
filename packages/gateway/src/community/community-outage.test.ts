import { silentLogger, systemClock } from "@sourceful/domain";
import {
  type Bus,
  buildingStream,
  connectBus,
  openEnvelope,
  signedRecord,
  UpstreamReceiver,
  type UpstreamRecord,
} from "@sourceful/messaging";
import { NatsServer } from "@sourceful/nats-embedded";
import { afterEach, expect, test, vi } from "vitest";
import { MemberHouse } from "../testing/member-house.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function listen(port = 0): Promise<NatsServer> {
  const server = await NatsServer.listen({ host: "127.0.0.1", port, logger: silentLogger });
  closers.push(() => server.close());
  return server;
}

async function openBus(url: string, name: string): Promise<Bus> {
  const bus = await connectBus({ url, name, clock: systemClock, logger: silentLogger });
  closers.push(() => bus.close());
  return bus;
}

test("an hour without the server, a power cut in the middle: the community has what the building signed, once", async () => {
  const server = await listen();
  const [bus, peer] = [await openBus(server.url, "building"), await openBus(server.url, "community")];
  const stored: UpstreamRecord[] = [];
  const house = await MemberHouse.create({}, { bus });
  closers.push(() => house.stop());
  const receiver = new UpstreamReceiver({
    bus: peer,
    name: "edgeware",
    stream: buildingStream("erl"),
    store: ({ records, missing }) => {
      expect(missing).toEqual([]);
      stored.push(...records);
      return Promise.resolve();
    },
    ...signedRecord((message) => openEnvelope(message, house.keyring)),
    clock: systemClock,
    logger: silentLogger,
  });
  receiver.start();
  closers.push(() => receiver.close());
  await peer.flush();

  await house.run(20);
  await vi.waitFor(() => expect(stored).toHaveLength(2), PATIENCE);

  await server.close();
  await vi.waitFor(() => expect([bus.status, peer.status]).toEqual(["connecting", "connecting"]), PATIENCE);
  await house.run(1_800);
  await house.crash({ bus });
  await house.run(1_800);
  expect(stored).toHaveLength(2);
  await listen(Number(new URL(server.url).port));
  await vi.waitFor(() => expect([bus.status, peer.status]).toEqual(["connected", "connected"]), PATIENCE);
  await Promise.all([peer.flush(), bus.flush()]);
  await house.run(30);

  const { last_seq: lastSeq } = house.state;
  const named = () =>
    stored.map(({ data }) => JSON.parse(Buffer.from(data).toString()) as { boot: number; seq: number });
  const boots = () => [...new Set(named().map(({ boot }) => boot))];
  const seqsOf = (boot: number | undefined) =>
    named().flatMap((each) => (each.boot === boot ? [each.seq] : []));
  // A replay keeps to its rate by the building's clock.
  await vi.waitFor(async () => {
    await house.run(1);
    expect(seqsOf(boots()[1]).length).toBeGreaterThanOrEqual(lastSeq);
  }, PATIENCE);
  expect(boots()).toHaveLength(2);
  for (const boot of boots()) {
    expect(seqsOf(boot).toSorted((a, b) => a - b)).toEqual(seqsOf(boot).map((_, at) => at + 1));
  }
  // Whatever the power cut took had not been signed ten seconds earlier.
  expect(seqsOf(boots()[0]).length).toBeGreaterThanOrEqual(182);
});
