import { RejectedError } from "@sourceful/domain";
import { SigningKey } from "@sourceful/identity";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { EnvelopeSealer, Keyring, type MessageFacts, openEnvelope, type StateSample } from "../index.ts";

const key = SigningKey.create();
const keyring = new Keyring("erl", [
  { sender: "hugin-1", role: "building", keyEpoch: 1, publicKey: key.publicKey },
]);
let sealer: EnvelopeSealer;

beforeEach(() => {
  sealer = new EnvelopeSealer({ key, community: "erl", sender: "hugin-1", boot: 7 });
});

function stateOf(...samples: StateSample[]): MessageFacts<"buildingState"> {
  const body = { timestamp_source: "gateway_stamped", samples } as const;
  return { atMs: 5, dataClass: "REAL", sourceRef: "meter", validForMs: 1, body };
}
const seqOf = ({ data }: { data: Uint8Array }) =>
  (JSON.parse(Buffer.from(data).toString()) as { seq: number }).seq;

test("numbers are contiguous, for each recipient", () => {
  const beat = (recipient: string) =>
    sealer.seal("communityHeartbeat", {
      recipient,
      atMs: 1,
      dataClass: "COMPUTED",
      sourceRef: "node",
      validForMs: 1,
      body: { interval_ms: 1, version: "1" },
    });
  expect([beat("a"), beat("b"), beat("a"), beat("a"), beat("b")].map(seqOf)).toEqual([1, 1, 2, 3, 2]);
});

test("a message that is refused takes no number", () => {
  sealer.seal("buildingState", stateOf({ ts: 1, quality: "valid" }));
  expect(() => sealer.seal("buildingState", stateOf())).toThrow(RejectedError);
  expect(seqOf(sealer.seal("buildingState", stateOf({ ts: 1, quality: "valid" })))).toBe(2);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])("%s is never signed", (w) => {
  expect(() => sealer.seal("buildingState", stateOf({ ts: 1, quality: "valid", w }))).toThrow(
    expect.objectContaining({ code: "message_invalid", message: expect.stringContaining("samples[0].w") }),
  );
});

test("a name that is none is refused", () => {
  const odd = new EnvelopeSealer({ key, community: "erl", sender: 'a"b', boot: 1 });
  expect(() => odd.seal("buildingState", stateOf({ ts: 1, quality: "valid" }))).toThrow(/sender/);
});

test("a message that is prepared has its number, and is refused at once if at all", () => {
  const later = sealer.prepare("buildingState", stateOf({ ts: 1, quality: "valid" }));
  const next = sealer.seal("buildingState", stateOf({ ts: 2, quality: "valid" }));
  expect([later({ epoch: 1, seq: 9 }), later(undefined), next].map(seqOf)).toEqual([1, 1, 2]);
  expect(() => sealer.prepare("buildingState", stateOf())).toThrow(RejectedError);
  expect(seqOf(sealer.seal("buildingState", stateOf({ ts: 1, quality: "valid" })))).toBe(3);
});

test("what would only fit without a place is refused before it has one", () => {
  const of = (length: number) =>
    stateOf({ ts: 1, quality: "valid", ders: [], note: "x".repeat(length) } as never);
  const bytes = sealer.seal("buildingState", of(0)).data.length;
  const most = of(65_536 - bytes);
  expect(sealer.seal("buildingState", most).data).toHaveLength(65_536);
  expect(() => sealer.prepare("buildingState", most)).toThrow(
    expect.objectContaining({ code: "value_out_of_range" }),
  );
  const fitting = of(65_536 - bytes - 60);
  const place = { epoch: 2 ** 32 - 1, seq: 2 ** 48 - 1 };
  expect(sealer.prepare("buildingState", fitting)(place).data.length).toBeLessThanOrEqual(65_536);
});

test("a message that would be too large is refused", () => {
  const ders = Array.from({ length: 64 }, (_, at) => ({
    id: `${"x".repeat(100)}${at}`,
    kind: "pv" as const,
    w: 1,
  }));
  const samples = Array.from({ length: 12 }, (_, at) => ({ ts: at, quality: "valid" as const, ders }));
  expect(() => sealer.seal("buildingState", stateOf(...samples))).toThrow(
    expect.objectContaining({ code: "value_out_of_range" }),
  );
});

test("whatever is sealed opens to the same", () => {
  const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  const positive = anyNumber.map(Math.abs);
  const anyPhase = fc.record(
    { w: anyNumber, var: anyNumber, v: positive, a: positive },
    { requiredKeys: [] },
  );
  const anySample = fc.record(
    {
      ts: fc.nat(),
      quality: fc.constantFrom("valid", "suspect", "estimated", "missing", "quarantined"),
      w: anyNumber,
      phases: fc.array(anyPhase, { minLength: 1, maxLength: 3 }),
      import_wh: positive,
    },
    { requiredKeys: ["ts", "quality"] },
  );
  fc.assert(
    fc.property(fc.array(anySample, { minLength: 1, maxLength: 20 }), (samples) => {
      const sealed = sealer.seal("buildingState", stateOf(...(samples as StateSample[])));
      const opened = openEnvelope(sealed, keyring);
      expect(opened).toMatchObject({ ok: true });
      expect(opened.ok && JSON.stringify(opened.envelope.body)).toBe(
        JSON.stringify({ timestamp_source: "gateway_stamped", samples }),
      );
    }),
  );
});
