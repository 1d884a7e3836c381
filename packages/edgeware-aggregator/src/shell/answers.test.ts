import { silentLogger } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { SigningKey } from "@sourceful/identity";
import { type Envelope, EnvelopeSealer, Keyring, openEnvelope } from "@sourceful/messaging";
import { expect, test } from "vitest";
import { createState } from "../core/community-state.ts";
import { MIDSUMMER_MS, street } from "../core/testing/street.ts";
import { Answers } from "./answers.ts";

const key = SigningKey.create();
const keyring = new Keyring("street", [
  { sender: "edgeware", role: "community", keyEpoch: 1, publicKey: key.publicKey },
]);

function open() {
  const clock = new FakeClock(MIDSUMMER_MS);
  const sent: Envelope[] = [];
  const answers = new Answers({
    bus: {
      publish: (subject, data) => {
        const opened = openEnvelope({ subject, data }, keyring);
        if (opened.ok) sent.push(opened.envelope);
        return opened.ok;
      },
    },
    sealer: new EnvelopeSealer({ key, community: "street", sender: "edgeware", boot: 1 }),
    version: "1.2.3",
    clock,
    logger: silentLogger,
  });
  const state = createState({ topology: street({ houses: 2 }), atMs: MIDSUMMER_MS });
  answers.start(() => state);
  const bodies = (schema: string) => sent.filter((envelope) => envelope.schema === schema);
  return { clock, answers, bodies };
}

test("every building and meter hears at once and every 30 s that the community is there", async () => {
  const { clock, answers, bodies } = open();
  const beats = () => bodies("community.community-heartbeat/1");
  expect(beats().map(({ recipient }) => recipient)).toEqual(["meter-f0", "house-00000", "house-00001"]);
  expect(beats()[0]?.body).toEqual({ interval_ms: 30_000, version: "1.2.3", topology_version: 1 });
  await clock.advance(30_000);
  expect(beats()).toHaveLength(6);
  answers.close();
  expect(clock.pendingCount).toBe(0);
});

test("answers of a second go out together, at most 256 to a message, each building its own", async () => {
  const { clock, answers, bodies } = open();
  const reception = (serial: string, seq: number) =>
    ({ type: "reception", serial, boot: 1, seq, code: "OK" }) as const;
  answers.take(Array.from({ length: 300 }, (_, at) => reception("house-00000", at + 1)));
  answers.take([reception("house-00001", 1)]);
  expect(bodies("community.reception/1")).toEqual([]);
  await clock.advance(1000);
  const told = bodies("community.reception/1").map(({ recipient, body }) => [
    recipient,
    (body as Envelope<"reception">["body"]).receptions.length,
  ]);
  expect(told).toEqual([
    ["house-00000", 256],
    ["house-00000", 44],
    ["house-00001", 1],
  ]);
  answers.close();
});

test("what waits when it stops is still told", () => {
  const { answers, bodies } = open();
  answers.take([{ type: "reception", serial: "house-00000", boot: 1, seq: 9, code: "TIME", gate: "time" }]);
  answers.close();
  expect(bodies("community.reception/1")[0]?.body).toEqual({
    receptions: [{ boot: 1, seq: 9, code: "TIME", gate: "time" }],
  });
});
