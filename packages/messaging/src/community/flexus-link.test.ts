import { silentLogger, systemClock } from "@sourceful/domain";
import { SigningKey } from "@sourceful/identity";
import { afterEach, describe, expect, test } from "vitest";
import {
  type BusMessage,
  connectBus,
  EnvelopeSealer,
  FLEXUS_SUBJECTS,
  FlexusLink,
  parseSubject,
  type SealedMessage,
  SUBJECTS,
} from "../index.ts";
import { findFreePort, TestNatsServer } from "../testing.ts";

const key = SigningKey.create();
const node = new EnvelopeSealer({ key, community: "erl", sender: "edgeware", boot: 1 });
const facts = { atMs: 1, dataClass: "COMPUTED", sourceRef: "state", validForMs: 1 } as const;
const report = (sealer = node) =>
  sealer.seal("flexusReport", {
    ...facts,
    body: {
      id: "rp-1",
      members: 10,
      topology_version: 1,
      intervals: [{ start: 0, end: 900_000, quality: "valid", coverage_fraction: 1 }],
    },
  });
const buildingState = new EnvelopeSealer({ key, community: "erl", sender: "hugin-1", boot: 1 }).seal(
  "buildingState",
  { ...facts, body: { timestamp_source: "gateway_stamped", samples: [{ ts: 1, quality: "valid", w: 1 }] } },
);

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function open(port: number): Promise<FlexusLink> {
  const options = { url: `nats://127.0.0.1:${port}`, name: "test", clock: systemClock, logger: silentLogger };
  const link = await FlexusLink.connect({ ...options, community: "erl" });
  closers.push(() => link.close());
  return link;
}

describe("what is not the community's own word to FLEXUS does not leave", () => {
  const elsewhere = new EnvelopeSealer({ key, community: "lan", sender: "edgeware", boot: 1 });
  const request = new EnvelopeSealer({ key, community: "erl", sender: "flexus", boot: 1 }).seal(
    "flexusOrder",
    {
      ...facts,
      body: { id: "o", offer: "f", activation_fraction: 1, response_deadline: 1 },
    },
  );
  test.each<[string, SealedMessage]>([
    ["a building's message", buildingState],
    ["one under the name of a report", { ...buildingState, kind: "flexusReport" }],
    ["one on the subject of a report", { ...buildingState, kind: "flexusReport", subject: report().subject }],
    ["a report on a building's subject", { ...report(), subject: buildingState.subject }],
    ["a report of another community", report(elsewhere)],
    ["one under our name", { ...report(elsewhere), subject: report().subject }],
    ["what FLEXUS says", request],
    ["bytes", { kind: "flexusReport", subject: report().subject, data: Buffer.from("{}") }],
    ["a kind there is not", { ...report(), kind: "toString" as "flexusReport" }],
  ])("%s", async (_, message) => {
    const link = await open(await findFreePort());
    // @ts-expect-error: the types refuse it as well
    expect(() => link.publish(message)).toThrow(expect.objectContaining({ code: "northbound_refused" }));
  });

  test("there is no subject that both connections know", () => {
    for (const { template } of Object.values(FLEXUS_SUBJECTS)) {
      expect(parseSubject(template.replace("{community}", "erl"))).toBeUndefined();
    }
    expect(Object.values(SUBJECTS).filter(({ template }) => template.startsWith("flexus."))).toEqual([]);
  });
});

test("a report is said to be sent only with a connection", async () => {
  const link = await open(await findFreePort());
  expect(link.status).toBe("connecting");
  expect(link.publish(report())).toBe(false);
});

test.skipIf(!TestNatsServer.isAvailable)("carries both ways (needs nats-server)", async () => {
  const server = await TestNatsServer.start();
  closers.push(() => server.stop());
  const link = await open(server.port);
  const flexus = await connectBus({
    url: `nats://127.0.0.1:${server.port}`,
    name: "flexus",
    clock: systemClock,
    logger: silentLogger,
  });
  closers.push(() => flexus.close());
  const heard: BusMessage[] = [];
  flexus.subscribe("flexus.>", (message) => void heard.push(message));
  link.subscribe("flexusOrder", (message) => void heard.push(message));
  await flexus.flush();
  await link.flush();
  const sealed = report();
  expect(link.publish(sealed)).toBe(true);
  await link.flush();
  await flexus.flush();
  flexus.publish("flexus.erl.order.json.v1", Buffer.from("an order"));
  await flexus.flush();
  await link.flush();
  expect(heard.map(({ subject }) => subject)).toEqual([
    "flexus.erl.report.json.v1",
    "flexus.erl.order.json.v1",
    "flexus.erl.order.json.v1",
  ]);
  expect(Buffer.from(heard[0]?.data ?? "").equals(sealed.data)).toBe(true);
});
