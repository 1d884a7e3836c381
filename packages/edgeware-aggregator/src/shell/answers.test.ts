import { silentLogger } from "@sourceful/domain";
import { FakeClock } from "@sourceful/domain/testing";
import { SigningKey } from "@sourceful/identity";
import { type Envelope, EnvelopeSealer, Keyring, openEnvelope } from "@sourceful/messaging";
import { expect, test } from "vitest";
import { createState } from "../core/community-state.ts";
import { decide } from "../core/decide.ts";
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
  return { clock, answers, bodies, state };
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

test("answers of a second go out together, however long their reasons, each building its own", async () => {
  const { clock, answers, bodies } = open();
  const reason = `der_unknown: no DER ${"x".repeat(470)} is registered`;
  const reception = (serial: string, seq: number) =>
    ({
      type: "reception",
      serial,
      boot: 1,
      seq,
      code: "INVALID_CONTENT",
      gate: "semantics",
      reason,
    }) as const;
  answers.take(Array.from({ length: 150 }, (_, at) => reception("house-00000", at + 1)));
  answers.take([reception("house-00001", 1)]);
  expect(bodies("community.reception/1")).toEqual([]);
  await clock.advance(1000);
  const told = bodies("community.reception/1").map(({ recipient, body }) => [
    recipient,
    (body as Envelope<"reception">["body"]).receptions.length,
  ]);
  expect(told).toEqual([
    ["house-00000", 64],
    ["house-00000", 64],
    ["house-00000", 22],
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

test("a building hears which of its own signs of life was believed last", async () => {
  const { clock, answers, bodies, state } = open();
  const of = (seq: number, atMs: number, ts: number) => {
    const head = { community: "street", sender: "house-00000", key_epoch: 1, boot: 1, seq, ts } as const;
    const facts = {
      data_class: "COMPUTED",
      source_ref: "edge-node",
      valid_for_ms: 60_000,
      idem: `${seq}`,
    } as const;
    const body = { interval_ms: 30_000, mode: "full", uptime_s: 1, version: "1" } as const;
    const envelope = { ...head, ...facts, schema: "community.building-heartbeat/1", body } as const;
    decide(state, { type: "message", position: seq, atMs, envelope });
  };
  of(1, MIDSUMMER_MS + 40, MIDSUMMER_MS);
  of(2, MIDSUMMER_MS + 80, MIDSUMMER_MS + 86_400_000);
  await clock.advance(30_000);
  const told = bodies("community.community-heartbeat/1").filter(
    ({ recipient }) => recipient === "house-00000",
  );
  expect(told.at(-1)?.body).toMatchObject({ heard_ts: MIDSUMMER_MS });
  answers.close();
});
