import { describe, expect, test } from "vitest";
import { decide } from "../decide.ts";
import { decodeState, encodeState } from "../state-codec.ts";
import { FoldedCommunity, receptionIn, type SampleSpec } from "../testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "../testing/street.ts";
import type { TopologyDer } from "../topology/community-topology.ts";
import { viewElement } from "../views/element-view.ts";
import { viewReporter } from "../views/reporter-view.ts";
import { REASONS, type ReasonCode } from "./reason.ts";

const NOON_MS = MIDSUMMER_MS + 13 * 3_600_000;
const MIDNIGHT_MS = MIDSUMMER_MS + 3_600_000;
const house = houseSerial(0);
const ders: readonly TopologyDer[] = [
  { id: "pv", kind: "pv", ratedW: 6000 },
  { id: "battery", kind: "battery", ratedW: 5000, capacityWh: 10_000 },
  { id: "ev", kind: "ev", ratedW: 7400 },
];

function communityAt(atMs = NOON_MS): FoldedCommunity {
  return new FoldedCommunity({ topology: street({ houses: 2, ders }), atMs });
}

function netOf(community: FoldedCommunity): number | undefined {
  return viewElement(community.state, { kind: "building", id: house })?.figures.net.value;
}

const pv = (w: number) => ({ id: "pv", kind: "pv", w }) as const;
const battery = (w: number, soc_fraction: number) =>
  ({ id: "battery", kind: "battery", w, soc_fraction }) as const;

describe("samples that are rejected", () => {
  const cases: readonly (readonly [ReasonCode, SampleSpec])[] = [
    ["sample_in_future", { w: 100, ts: NOON_MS + 2001 }],
    ["sample_too_old", { w: 100, ts: NOON_MS - 74 * 3_600_000 }],
    ["phases_wrong", { phases: [{ w: 1 }, { w: 2 }] }],
    ["der_unknown", { w: 100, ders: [{ id: "heat", kind: "ev", w: 0 }] }],
    ["der_kind_wrong", { w: 100, ders: [{ id: "pv", kind: "battery", w: 0 }] }],
    ["sign_wrong", { w: 100, ders: [pv(200)] }],
    ["power_impossible", { w: 33_000 }],
    ["der_power_impossible", { w: -6000, ders: [pv(-12_001)] }],
    ["voltage_impossible", { w: 100, phases: [{ w: 100, v: 400 }, { w: 0 }, { w: 0 }] }],
  ];

  test.each(cases)(
    "%s keeps the sample in quarantine, answers with its gate, and leaves the state alone",
    (reason, sample) => {
      const community = communityAt();
      const effects = community.report({ sender: house, ts: NOON_MS }, sample);
      const { gate, code } = REASONS[reason];
      expect(receptionIn(effects)).toMatchObject({ code, gate, quarantine: "q1" });
      expect(receptionIn(effects).reason).toContain(reason);
      const entry = community.state.data.quarantine.get("q1");
      expect(entry).toMatchObject({ serial: house, position: 1, findings: [{ reason, sample: 0 }] });
      expect(effects).toContainEqual({ type: "quarantine", entry });
      expect(netOf(community)).toBeUndefined();
      expect(community.state.data.ledger.size).toBe(0);
    },
  );

  test("the other samples of the message are taken", () => {
    const community = communityAt();
    const effects = community.report(
      { sender: house },
      { w: 500, ts: NOON_MS - 2000 },
      { w: 50_000, ts: NOON_MS - 1000 },
      { w: 700, ts: NOON_MS },
    );
    expect(receptionIn(effects)).toMatchObject({ code: "PLAUSIBILITY", quarantine: "q1" });
    expect(community.state.data.quarantine.get("q1")?.findings).toMatchObject([{ sample: 1 }]);
    expect(netOf(community)).toBe(700);
  });

  test("a sender without a place is not let in", () => {
    const community = communityAt();
    const reception = receptionIn(community.report({ sender: "stranger" }, { w: 1 }));
    expect(reception).toMatchObject({ serial: "stranger", code: "INVALID_CONTENT", quarantine: "q1" });
  });

  test("an answer to a dispatch that was never sent is not expected", () => {
    const community = communityAt();
    const message = community.message({ sender: house }, { w: 1 });
    const body = { dispatch_id: "d1", status: "RECEIVED", at: NOON_MS } as const;
    const envelope = { ...message.envelope, schema: "community.dispatch-ack/1", body } as const;
    const effects = community.fold({ type: "message", envelope });
    expect(receptionIn(effects)).toMatchObject({ code: "INVALID_CONTENT", gate: "semantics" });
  });
});

describe("samples that are suspect (R27)", () => {
  const cases: readonly (readonly [ReasonCode, number, readonly SampleSpec[]])[] = [
    ["power_over_rating", NOON_MS, [{ w: 18_000 }]],
    ["power_over_rating", NOON_MS, [{ w: -7000 }]],
    ["der_power_over_rating", NOON_MS, [{ w: 9000, ders: [{ id: "ev", kind: "ev", w: 8500 }] }]],
    ["phases_disagree", NOON_MS, [{ w: 3000, phases: [{ w: 0 }, { w: 0 }, { w: 1000 }] }]],
    [
      "sub_meters_exceed_main",
      NOON_MS,
      [{ w: 1000, ders: [pv(-500), battery(1700, 0.5), { id: "ev", kind: "ev", w: 0 }] }],
    ],
    ["pv_exceeds_clear_sky", MIDNIGHT_MS, [{ w: -500, ders: [pv(-1000)] }]],
    ["reported_suspect", NOON_MS, [{ w: 1000, quality: "suspect" }]],
    ["ramp_too_steep", NOON_MS, [{ w: -6200 }, { w: 16_500 }]],
    [
      "register_falls",
      NOON_MS,
      [
        { w: 100, import_wh: 5000, export_wh: 0 },
        { w: 100, import_wh: 4999, export_wh: 0 },
      ],
    ],
    [
      "register_falls",
      NOON_MS,
      [
        { w: 100, import_wh: 0, export_wh: 5 },
        { w: 100, import_wh: 0, export_wh: 4 },
      ],
    ],
  ];

  test.each(cases)("%s is let in with all the uncertainty there can be", (reason, atMs, samples) => {
    const community = communityAt(atMs);
    const timed = samples.map((sample, i) => ({ ...sample, ts: atMs - 1000 * (samples.length - 1 - i) }));
    const reception = receptionIn(community.report({ sender: house }, ...timed));
    expect(reception).toMatchObject({ code: "OK", gate: "plausibility" });
    expect(reception.reason).toContain(reason);
    const view = viewElement(community.state, { kind: "building", id: house });
    expect(view).toMatchObject({ quality: "suspect", suspect: 1, confidence: 0 });
    expect(view?.figures.net.value).toBe(samples.at(-1)?.w);
    expect(view?.figures.net.variance).toBeGreaterThanOrEqual(22_000 ** 2 / 12);
  });

  test("a sample that is well passes every gate", () => {
    const community = communityAt();
    const reception = receptionIn(
      community.report(
        { sender: house },
        {
          w: 900,
          phases: [
            { w: 300, v: 231 },
            { w: 300, v: 230 },
            { w: 300, v: 229 },
          ],
          import_wh: 1000,
          export_wh: 10,
          ders: [pv(-1000), battery(500, 0.5), { id: "ev", kind: "ev", w: 0 }],
        },
      ),
    );
    expect(reception).toEqual({ type: "reception", serial: house, boot: 1, seq: 1, code: "OK" });
    expect(viewReporter(community.state, house)).toMatchObject({ freshness: "fresh", doubts: [] });
  });

  function reportFor(minutes: number, sampleAt: (minute: number) => SampleSpec): string {
    const community = communityAt();
    const reasons: string[] = [];
    for (let minute = 0; minute <= minutes; minute++) {
      const { reason } = receptionIn(community.report({ sender: house }, sampleAt(minute)));
      if (reason !== undefined) reasons.push(reason);
      community.tick(60_000);
    }
    return reasons.join();
  }

  test("registers that run ahead of the power are found, those in step are not", () => {
    const registers = (wattsByRegister: number) => (minute: number) => ({
      w: 3000,
      import_wh: 1e6 + (wattsByRegister * minute) / 60,
      export_wh: 0,
    });
    expect(reportFor(30, registers(3000))).toBe("");
    expect(reportFor(30, registers(4500))).toContain("energy_mismatch");
  });

  test("charge that does not follow the battery's power is found, charge that does is not", () => {
    const charging = (wattsByCharge: number) => (minute: number) => ({
      w: 4000,
      ders: [battery(3000, 0.1 + (wattsByCharge * minute) / 60 / 10_000)],
    });
    expect(reportFor(8, charging(3000 * 0.95))).toBe("");
    expect(reportFor(8, charging(12_000))).toContain("charge_mismatch");
  });

  test("too many of them in a day raise one alarm (R29)", () => {
    const community = communityAt();
    for (let i = 0; i < 300; i++) {
      community.nowMs += 1000;
      community.report({ sender: house }, { w: 100, quality: i % 20 === 0 ? "suspect" : "valid" });
    }
    const alarms = community.effects.filter(({ type }) => type === "alarm");
    expect(alarms).toMatchObject([{ code: "samples_suspect", about: house }]);
  });
});

describe("gaps", () => {
  test.each([
    ["without power", {}],
    ["marked missing", { w: 0, quality: "missing" }],
    ["with a phase not measured", { phases: [{ w: 1 }, { v: 230 }, { w: 1 }] }],
  ] as const)("a sample %s stays a gap and is no zero (R21)", (_, sample) => {
    const community = communityAt();
    expect(receptionIn(community.report({ sender: house }, sample)).code).toBe("OK");
    const view = viewElement(community.state, { kind: "building", id: house });
    expect(view?.figures.net).toEqual({ variance: 0, known: 0 });
    expect(view).toMatchObject({ quality: "missing", coverage: 0, range: { lowW: -6000, highW: 16_000 } });
  });
});

describe("order", () => {
  test("a message that comes twice is answered twice and counted once (R17)", () => {
    const community = communityAt();
    const message = community.message({ sender: house }, { w: 100 });
    expect(receptionIn(community.fold(message)).code).toBe("OK");
    const slot = structuredClone([...community.state.data.ledger.values()][0]?.slots.get(house));
    expect(receptionIn(community.fold(message))).toMatchObject({ code: "OK", reason: "it came before" });
    expect([...community.state.data.ledger.values()][0]?.slots.get(house)).toEqual(slot);
  });

  test.each([
    ["the same key", "k", "k"],
    ["the number of the first as its key", undefined, `${house}:1:1`],
    ["its own number, which was the first's key", `${house}:1:2`, undefined],
  ])("what comes again under another number, with %s, is counted once", (_, idem, again) => {
    const community = communityAt();
    community.report({ sender: house, ...(idem !== undefined && { idem }) }, { w: 100 });
    // As after a start from a snapshot.
    const kept = decodeState(encodeState(community.state));
    for (const state of [community.state, kept]) {
      const slot = () => [...state.data.ledger.values()][0]?.slots.get(house);
      const before = structuredClone(slot());
      const spec = { sender: house, seq: 2, ts: NOON_MS + 1000, ...(again !== undefined && { idem: again }) };
      const { envelope } = community.message(spec, { w: 900 });
      const { effects } = decide(state, { type: "message", position: 2, atMs: NOON_MS + 1000, envelope });
      expect(receptionIn(effects)).toMatchObject({
        code: "TIME",
        reason: "it came before under another number",
      });
      expect(slot()).toEqual(before);
      expect(state.data.reporters.get(house)?.live?.netW).toBe(100);
    }
  });

  test("keys are remembered by the score, not without end", () => {
    const community = communityAt();
    for (let n = 0; n < 200; n++) community.report({ sender: house, idem: `k${n}` }, { w: 100 });
    expect(community.state.data.reporters.get(house)?.idems).toHaveLength(64);
    for (let n = 0; n < 10; n++) community.report({ sender: houseSerial(1) }, { w: 100 });
    expect(community.state.data.reporters.get(houseSerial(1))?.idems).toBeUndefined();
  });

  test("a message that was rejected is rejected again, not acknowledged (R17)", () => {
    const community = communityAt();
    const message = community.message({ sender: house }, { w: 50_000 });
    const [, first] = community.fold(message);
    expect(community.fold(message)).toEqual([first]);
    expect(first).toMatchObject({ type: "reception", code: "PLAUSIBILITY", quarantine: "q1" });
    expect(community.state.data.quarantine.size).toBe(1);
  });

  test("a message overtaken by a later one does not go back in time, and its delay is measured", () => {
    const community = communityAt();
    const late = community.message({ sender: house, seq: 1 }, { w: 100 });
    community.nowMs += 7000;
    community.report({ sender: house, seq: 2 }, { w: 200 });
    expect(viewReporter(community.state, house)).toMatchObject({ missingMessages: 1 });
    community.fold(late);
    expect(netOf(community)).toBe(200);
    expect(viewReporter(community.state, house)).toMatchObject({ missingMessages: 0, reorderMs: 7000 });
  });

  test("samples up to 15 minutes old update the state, older ones only the ledger", () => {
    const community = communityAt();
    community.report({ sender: house, ts: NOON_MS - 900_001 }, { w: 100 });
    expect(netOf(community)).toBeUndefined();
    expect(community.state.data.ledger.size).toBe(1);
    community.report({ sender: house, ts: NOON_MS - 900_000 }, { w: 200 });
    expect(netOf(community)).toBe(200);
  });

  test("a message past its validity only reaches the ledger", () => {
    const community = communityAt();
    community.report({ sender: house, ts: NOON_MS - 5000, validForMs: 4000 }, { w: 100 });
    expect(netOf(community)).toBeUndefined();
    expect(community.state.data.ledger.size).toBe(1);
  });
});

describe("clocks (R19, R34)", () => {
  test("a clock that is a little off is corrected for, one second tells, half a second clears", () => {
    const community = communityAt();
    const beatAhead = (aheadMs: number, times: number) => {
      for (let i = 0; i < times; i++) {
        community.nowMs += 1000;
        community.beat({ sender: house, ts: community.nowMs + aheadMs });
      }
    };
    beatAhead(5000, 20);
    expect(viewReporter(community.state, house)).toMatchObject({ isDrifting: true, skewMs: -5000 });
    // Its own clock says the future, ours says now.
    expect(receptionIn(community.report({ sender: house, ts: community.nowMs + 5000 }, { w: 1 })).code).toBe(
      "OK",
    );
    beatAhead(0, 60);
    expect(viewReporter(community.state, house)?.isDrifting).toBe(false);
    expect(community.effects.filter(({ type }) => type === "alarm")).toMatchObject([
      { code: "clock_drifts" },
      { code: "clock_in_step" },
    ]);
  });

  test("delays do not look like a slow clock", () => {
    const community = communityAt();
    for (let i = 0; i < 40; i++) {
      community.nowMs += 1000;
      community.beat({ sender: house, ts: community.nowMs - (i % 4 === 0 ? 30 : 900 * (i % 4)) });
    }
    expect(viewReporter(community.state, house)?.skewMs).toBeCloseTo(30, 6);
  });

  test("what a drifting or a free-running clock timed is no evidence", () => {
    const community = communityAt();
    for (let i = 0; i < 3; i++) community.beat({ sender: house, ts: community.nowMs - 1500 });
    community.report({ sender: house }, { w: 1 });
    expect([...community.state.data.ledger.values()][0]?.slots.get(house)).toMatchObject({ isSuspect: true });
    const free = community.message({ sender: houseSerial(1) }, { w: 1 });
    const { envelope } = free;
    const body = { ...envelope.body, timestamp_source: "device_clock_free" } as typeof envelope.body;
    const reception = receptionIn(
      community.fold({ ...free, envelope: { ...envelope, body } as typeof envelope }),
    );
    expect(reception).toMatchObject({ code: "OK", gate: "time", reason: "suspect: clock_free" });
  });

  test("a message from more than the bound ahead is kept out", () => {
    const community = communityAt();
    const effects = community.report({ sender: house, ts: NOON_MS + 60_000 }, { w: 1 });
    expect(receptionIn(effects)).toMatchObject({ code: "TIME", gate: "time", quarantine: "q1" });
  });

  test("what was recorded during an outage does not spoil the estimate", () => {
    const community = communityAt();
    for (let i = 0; i < 20; i++) community.beat({ sender: house, ts: community.nowMs - 20 });
    for (let i = 0; i < 20; i++) community.report({ sender: house, ts: NOON_MS - 7_200_000 }, { w: 1 });
    expect(viewReporter(community.state, house)?.skewMs).toBe(20);
  });
});

test("the meter of a feeder that feeds in is believed: what is behind it are buildings, not DERs of its own", () => {
  const community = communityAt();
  const effects = community.report(
    { sender: "meter-f0", ts: NOON_MS },
    { phases: [{ w: -4000 }, { w: -3000 }, { w: -500 }] },
  );
  expect(receptionIn(effects)).toMatchObject({ code: "OK" });
  expect(receptionIn(effects).reason).toBeUndefined();
});

test("a flexibility envelope is held while it is valid", () => {
  const community = communityAt();
  const message = community.message({ sender: house }, { w: 1 });
  const body = { start: NOON_MS, end: NOON_MS + 60_000 };
  community.fold({ ...message, envelope: { ...message.envelope, schema: "community.flexibility/1", body } });
  expect(viewReporter(community.state, house)?.flexibility).toMatchObject({
    validUntilMs: NOON_MS + 60_000,
    body,
  });
  community.tick(60_000);
  expect(viewReporter(community.state, house)?.flexibility).toBeUndefined();
});
