import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { REASONS } from "./ingress/reason.ts";
import { feederModel } from "./plausibility/feeder-model.ts";
import { RULES_VERSION } from "./rules-version.ts";
import { encodeState } from "./state-codec.ts";
import { FoldedCommunity, type MessageSpec, type SampleSpec } from "./testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "./testing/street.ts";
import type { CommunityTopology, Phase } from "./topology/community-topology.ts";

/** What the script below came to under each version. A version's line is never changed: a changed rule is a new one. */
const FINGERPRINTS: Readonly<Record<number, string>> = {
  1: "d80dcd5772419425",
  2: "afb370458deea0b6",
};

const HOUSES = 13;
const NOON_MS = MIDSUMMER_MS + 12 * 3_600_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const phaseOf = (house: number) => ((house % 3) + 1) as Phase;
const action = { actor: "mary", role: "steward", decisionRecord: "dr-7", explanation: "the owner showed it" };

/** Single-phase houses along a country road, so that neighbours' voltages tell; a meter at the feeder's head. */
function countryRoad(): CommunityTopology {
  const ders = [
    { id: "pv", kind: "pv", ratedW: 6000, tiltDeg: 35, azimuthDeg: 180 },
    { id: "battery", kind: "battery", ratedW: 5000, capacityWh: 10_000 },
  ] as const;
  const base = street({ houses: HOUSES, ders });
  return {
    ...base,
    connectionPoints: base.connectionPoints.map((point, i) => ({ ...point, phases: [phaseOf(i)] })),
    lines: (base.lines ?? []).map((line) => ({ ...line, rOhm: line.rOhm * 4, xOhm: line.xOhm * 4 })),
    sharing: { version: "3", kind: "SK-PROP", lossFraction: 0.02 },
    peds: [
      {
        id: "ped",
        boundaryVersion: "2",
        method: "annual-net@1.2",
        connectionPoints: ["cp-0", "cp-1", "cp-2"],
        importFactor: 2,
        exportFactor: 2,
      },
    ],
  };
}

/** Some days on the road: honest reports, one of everything that is kept out or doubted, and every other event. */
function foldScript(): FoldedCommunity {
  const topology = countryRoad();
  const community = new FoldedCommunity({ topology, atMs: NOON_MS });
  join(community);
  for (let minute = 0; minute < 50; minute++) {
    reportRoad(community, minute, minute > 30 && minute < 40 ? 5 : undefined);
    community.tick(MINUTE_MS);
  }
  sayOddThings(community);
  act(community, topology);
  for (let hour = 0; hour < 80; hour++) {
    if (hour % 8 === 0) reportRoad(community, 60 * hour + 60);
    community.tick(HOUR_MS);
  }
  return community;
}

function join(community: FoldedCommunity): void {
  for (let house = 0; house < HOUSES; house++) {
    community.fold({
      type: "membership",
      membership: {
        serial: houseSerial(house),
        state: "ACTIVE",
        hasMemberDataClause: house % 2 === 0,
        rawSeries: { residency: false, consent: false, contract: false },
        decisionRecord: "dr-1",
      },
    });
  }
  community.fold({
    type: "assignment",
    assignment: {
      id: "mary/steward",
      actor: "mary",
      role: "steward",
      permissions: ["quarantine:release", "topology:switch:report"],
      roleControl: "monitor_only",
      actorControl: "monitor_only",
      fromMs: 0,
      decisionRecord: "dr-2",
    },
  });
}

/** Every house and the head's meter once, voltages by the network; the liar says 3 kW too little. */
function reportRoad(community: FoldedCommunity, minute: number, liar?: number): void {
  const { derived, data } = community.state;
  const [feeder] = data.topology.feeders;
  if (!feeder) throw new Error("the road has no feeder");
  const model = feederModel(data.topology, derived.index, feeder);
  const sunW = 3000 + 10 * (minute % 60);
  const trueW = (house: number) => 400 + ((house * 977 + minute * 131) % 1900) - (house % 4 === 0 ? sunW : 0);
  const columns = Array.from({ length: HOUSES }, (_, i) => model.powerOf(houseSerial(i), phaseOf(i)));
  for (let house = 0; house < HOUSES; house++) {
    const row = model.voltageRow(houseSerial(house), phaseOf(house));
    let v = 235 + 0.02 * ((7 * house) % 5);
    for (const [by, column] of columns.entries()) {
      v += ((row?.coefficients[row.unknowns.indexOf(column)] ?? 0) / 1000) * trueW(by);
    }
    const w = trueW(house) - (house === liar ? 3000 : 0);
    const pv = { id: "pv", kind: "pv" as const, w: house % 4 === 0 ? -sunW : 0 };
    const registers = { import_wh: 1e6 + 10 * minute, export_wh: 2e6 + 50 * minute };
    const spec = { sender: houseSerial(house), dataClass: house === 7 ? "SYNTHETIC" : "REAL" } as const;
    community.report(spec, { w, phases: [{ w, v }], ders: [pv], ...(house % 4 === 0 && registers) });
  }
  const phases = [1, 2, 3].map((phase) => {
    const houses = Array.from({ length: HOUSES }, (_, i) => i).filter((house) => phaseOf(house) === phase);
    return { w: houses.reduce((sum, house) => sum + trueW(house), 0), v: 235.1 };
  });
  community.report({ sender: "meter-f0" }, { phases });
}

const battery = (w: number, soc_fraction: number) =>
  ({ id: "battery", kind: "battery", w, soc_fraction }) as const;
const panels = (w: number) => ({ id: "pv", kind: "pv", w }) as const;

/** One message after the other, ten seconds apart, from house 9 unless it says otherwise. */
function sayOddThings(community: FoldedCommunity): void {
  const odd: readonly (readonly [Omit<MessageSpec, "sender">, ...SampleSpec[]])[] = [
    [{}, { w: 9000 }],
    [{}, { w: 18_000 }],
    [{}, { w: 40_000 }],
    [{}, { w: 900, quality: "suspect" }],
    [{}, { w: 900, quality: "estimated" }],
    [{}, { quality: "missing" }],
    [{}, { w: -6500 }],
    [{}, { w: 16_500 }],
    [{}, { w: 900, phases: [{ w: 300, v: 231 }] }],
    [{}, { w: 900, phases: [{ w: 300 }, { w: 600 }] }],
    [{}, { w: 900, phases: [{ w: 900, v: 700 }] }],
    [{}, { w: 900, ders: [{ id: "x", kind: "ev", w: 1 }] }],
    [{}, { w: 900, ders: [{ id: "pv", kind: "battery", w: 1 }] }],
    [{}, { w: 900, ders: [panels(500)] }],
    [{}, { w: -3000, ders: [panels(-7000)] }],
    [{}, { w: 900, ders: [panels(-60_000)] }],
    [{}, { w: -5800, ders: [panels(-5900)] }],
    [{}, { w: 900, ders: [panels(0), battery(4000, 0.5)] }],
    [{}, { w: 900, import_wh: 1e6, export_wh: 1e6 }],
    [{}, { w: 900, import_wh: 1e6 - 50, export_wh: 1e6 }],
    [{}, { w: Number.MAX_VALUE }],
    [{ ts: community.nowMs + 20_000 }, { w: 900 }],
    [{ ts: community.nowMs + HOUR_MS }, { w: 900 }],
    [{ ts: community.nowMs - HOUR_MS }, { w: 900 }],
    [{ ts: community.nowMs - 100 * HOUR_MS }, { w: 900 }],
    [{}, { w: 900, ts: community.nowMs + HOUR_MS }],
    [{ idem: "the same" }, { w: 900 }],
    [{ idem: "the same" }, { w: 901 }],
    [{ seq: 5000 }, { w: 900 }],
    [{ seq: 4000 }, { w: 901 }],
    [{ seq: 5000 }, { w: 902 }],
    ...[2, 3, 4, 5, 6, 7, 8, 9, 1].map((boot) => [{ boot, seq: 1 }, { w: 900 + boot }] as const),
  ];
  for (const [spec, ...samples] of odd) {
    community.report({ sender: houseSerial(9), ...spec }, ...samples);
    community.tick(10_000);
  }
  for (let minute = 0; minute < 10; minute++) {
    const registers = { import_wh: 5e6 + 1000 * minute, export_wh: 1e6 };
    community.report(
      { sender: houseSerial(10) },
      { w: 500, ...registers, ders: [battery(5000, 0.5 - minute / 100)] },
    );
    community.tick(MINUTE_MS);
  }
  community.report({ sender: "nobody" }, { w: 1 });
  const free = community.message({ sender: houseSerial(11) }, { w: 800 });
  if (free.envelope.schema === "community.building-state/1") {
    const body = { ...free.envelope.body, timestamp_source: "device_clock_free" } as const;
    community.fold({ ...free, envelope: { ...free.envelope, body } });
  }
  const { envelope } = community.message({ sender: houseSerial(11) }, { w: 800 });
  const body = { start: community.nowMs, end: community.nowMs + HOUR_MS };
  community.fold({ type: "message", envelope: { ...envelope, schema: "community.flexibility/1", body } });
  const delivery = { dispatch_id: "d1", baseline_method: "none", is_final: true, periods: [] };
  community.fold({
    type: "message",
    envelope: { ...envelope, seq: 90, idem: "90", schema: "community.delivery/1", body: delivery },
  });
  for (let beat = 0; beat < 12; beat++) {
    community.beat({ sender: houseSerial(12), ts: community.nowMs - 5000 });
    community.tick(30_000);
  }
  community.fold({ type: "refused", code: "IDENTITY", reason: "nobody signed it" });
  community.fold({ type: "refused", code: "INVALID_MESSAGE", reason: "no body", sender: houseSerial(3) });
}

/** What people and the file do. */
function act(community: FoldedCommunity, topology: CommunityTopology): void {
  for (const { position } of community.state.data.quarantine.values()) {
    const quarantined = community.log[position - 1];
    if (quarantined?.type !== "message") continue;
    community.fold({ type: "release", action, quarantined });
    community.fold({ type: "release", action: { ...action, actor: "john" }, quarantined });
  }
  community.fold({ type: "switch", switchId: "s0", isClosed: false, source: "mary", action });
  reportRoad(community, 58);
  community.tick(MINUTE_MS);
  community.fold({ type: "switch", switchId: "s0", isClosed: true, source: "relay" });
  community.fold({ type: "switch", switchId: "s9", isClosed: true, source: "relay" });
  community.fold({ type: "retention", kept: "log", problem: "there is room for 9 days" });
  community.fold({ type: "retention", kept: "log" });
  const { policy } = community.state.data;
  community.fold({ type: "policy", policy: { ...policy, privacyFloor: 11 } });
  const less = { ...topology, connectionPoints: topology.connectionPoints.slice(0, -1), version: 2 };
  community.fold({ type: "topology", topology: less });
  community.fold({ type: "topology", topology: { ...less, feeders: [], version: 3 } });
  community.fold({ type: "topology", topology: { ...topology, version: 4 } });
  const [member] = community.state.data.members.values();
  if (member) community.fold({ type: "membership", membership: { ...member, state: "EXITED" } });
}

/** Ten digits of each number: the last ones of a sine are not the same on every machine. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(10)) : value;
}

test("a changed rule has a version of its own, and a line for it above", () => {
  const { effects, state } = foldScript();
  const whole = { effects, state: JSON.parse(new TextDecoder().decode(encodeState(state))) as unknown };
  const fingerprint = createHash("sha256").update(JSON.stringify(whole, rounded)).digest("hex").slice(0, 16);
  expect({ version: RULES_VERSION, fingerprint }).toEqual({
    version: Math.max(...Object.keys(FINGERPRINTS).map(Number)),
    fingerprint: FINGERPRINTS[RULES_VERSION],
  });
});

test("the script reaches every gate's every reason", () => {
  const told = JSON.stringify(foldScript().effects);
  expect(Object.keys(REASONS).filter((reason) => !new RegExp(`\\b${reason}\\b`).test(told))).toEqual([]);
});
