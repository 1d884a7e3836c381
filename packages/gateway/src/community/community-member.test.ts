import { SigningKey } from "@sourceful/identity";
import type { BuildingEnvelope, DerControlState, StateSample } from "@sourceful/messaging";
import { afterEach, describe, expect, test } from "vitest";
import { MemberHouse } from "../testing/member-house.ts";
import { CommunityMember } from "./community-member.ts";

let house: MemberHouse | undefined;
afterEach(async () => {
  await house?.stop();
  house = undefined;
});
async function open(...args: Parameters<typeof MemberHouse.create>): Promise<MemberHouse> {
  house = await MemberHouse.create(...args);
  return house;
}

const samplesOf = (told: readonly BuildingEnvelope[]): StateSample[] =>
  told.flatMap((envelope) => (envelope.schema === "community.building-state/1" ? envelope.body.samples : []));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
/** Numbers of what was stored, by start. */
function seqsByBoot(told: readonly BuildingEnvelope[]): number[][] {
  const boots = [...new Set(told.map(({ boot }) => boot))].toSorted((a, b) => a - b);
  return boots.map((boot) => told.filter((envelope) => envelope.boot === boot).map(({ seq }) => seq));
}
const idle: DerControlState = { der: "battery", state: "idle", default_confirmed: true };
const BATTERY = { flexibility: [{ sn: "B", type: "battery", rated_w: 5000, capacity_wh: 10_000 }] } as const;
const withBattery = { flexibility: [...BATTERY.flexibility] };
function addBattery({ readings, controls }: MemberHouse): void {
  readings.set("B", [{ kind: "battery", fields: { w: 0, soc: 0.5 } }]);
  controls.set("B", [idle]);
}

describe("what is measured", () => {
  test("a sample for each reading of the meter, ten to a signature, in order", async () => {
    const { run, toldOf } = bound(await open());
    await run(60);
    const states = toldOf("community.building-state/1");
    expect(states.map(({ body }) => body.samples.length)).toEqual([10, 10, 10, 10, 10, 10]);
    const times = samplesOf(states).map(({ ts }) => ts);
    expect(times).toEqual(times.map((_, at) => (times[0] ?? 0) + at * 1000));
    expect(states[0]).toMatchObject({
      sender: "house-1",
      data_class: "REAL",
      source_ref: "M:meter",
      body: {
        timestamp_source: "gateway_stamped",
        samples: [
          { quality: "valid", w: 300, phases: [{ w: 100 }, { w: 100 }, { w: 100 }] },
          ...range(1, 9).map(() => ({})),
        ],
        readiness: { is_ready: false, mode: "local" },
      },
    });
  });

  test("a meter that is read seldom makes few samples, which do not wait for others", async () => {
    const site = await open();
    for (let at = 0; at < 12; at++) {
      site.read();
      await site.clock.advance(5_000);
    }
    const states = site.toldOf("community.building-state/1");
    expect(states.map(({ body }) => body.samples.length)).toEqual([3, 3, 3, 3]);
    expect(new Set(samplesOf(states).map(({ ts }) => ts)).size).toBe(12);
  });

  test("a meter that falls silent is told as such every ten seconds, and its value is never repeated", async () => {
    const site = await open();
    await site.run(30);
    site.readings.delete("M");
    await site.run(60);
    const samples = samplesOf(site.told);
    const missing = samples.filter(({ quality }) => quality === "missing");
    expect(missing.map(({ w }) => w)).toEqual(missing.map(() => undefined));
    expect(missing.length).toBeGreaterThanOrEqual(4);
    expect(samples.length - missing.length).toBe(30);
  });

  test("the log says once that no power is told, why, and when it is again", async () => {
    const site = await open({ meter: "INV-2" });
    const linesOfMeter = () =>
      site.logger.lines.filter(({ message }) => /\bmeter\b/.test(message)).map(({ message }) => message);
    await site.run(40);
    expect(linesOfMeter()).toEqual([
      "the meter of the grid connection is not read: the community is told no power",
    ]);
    site.member.follow({ ...site.membership, meter: "M" });
    await site.run(5);
    expect(linesOfMeter().slice(1)).toEqual(["the meter of the grid connection is read again"]);
    const { meter: _meter, ...unnamed } = site.membership;
    site.member.follow(unnamed);
    await site.run(40);
    expect(linesOfMeter().slice(2)).toEqual([
      "no meter is named in community.json or site.json: the community is told no power of this building",
    ]);
  });

  test("a message that would be too large is told in parts, each sample once", async () => {
    const site = await open();
    const id = "x".repeat(90);
    for (const at of range(1, 64)) {
      site.readings.set(`${id}${at}`, [
        {
          kind: "battery",
          fields: { w: at, soc: 0.5, capacity_wh: 9000, total_charge_wh: 1, total_discharge_wh: 2 },
        },
      ]);
    }
    await site.run(31);
    const states = site.toldOf("community.building-state/1");
    expect(states.length).toBeGreaterThan(3);
    const times = samplesOf(states).map(({ ts }) => ts);
    expect(times).toEqual(times.map((_, at) => (times[0] ?? 0) + at * 1000));
    expect(times.length).toBe(30);
    expect(seqsByBoot(states)).toEqual([range(1, states.length)]);
  });

  test("a value that cannot be told costs itself and not the message", async () => {
    const site = await open();
    site.readings.set("E", [{ kind: "ev", fields: { w: 0, soc: 80 } }]);
    await site.run(12);
    expect(samplesOf(site.told)[0]).toMatchObject({ w: 300, ders: [{ id: "E:ev", w: 0 }] });
  });

  test("one sample that is too large for any message is not lost without a word", async () => {
    const site = await open({ flexibility: range(1, 64).map((at) => ({ sn: `${at}`, type: "battery" })) });
    for (const at of range(1, 64)) {
      site.readings.set(`${at}`, [{ kind: "battery", fields: { w: at, soc: 0.5 } }]);
      site.controls.set(`${at}`, [{ ...idle, problem: "é".repeat(600) }]);
    }
    await site.run(12);
    expect(site.logger.lines.map(({ message }) => message)).toContain(
      "what the building says cannot be signed",
    );
  });

  test("what was sampled under one community.json is told under it", async () => {
    const site = await open({ data_class: "SYNTHETIC" });
    await site.run(5);
    site.member.follow({ ...site.membership, data_class: "REAL" });
    await site.run(20);
    const states = site.toldOf("community.building-state/1");
    const classOf = new Map(
      states.flatMap(({ data_class: of, body }) => body.samples.map(({ ts }) => [ts, of])),
    );
    const [first = 0] = classOf.keys();
    expect([...classOf].map(([ts, of]) => [ts - first, of])).toEqual(
      [...classOf.keys()].map((ts) => [ts - first, ts - first < 5_000 ? "SYNTHETIC" : "REAL"]),
    );
    expect(classOf.size).toBeGreaterThan(10);
  });

  test("margins of comfort are told from what a driver measures, as long as it does", async () => {
    const comfort = [
      { id: "room", kind: "room_temperature", lower: 19, upper: 24, sn: "HP", metric: "room_c" } as const,
    ];
    const site = await open({ comfort });
    site.measure("HP", "room_c", 18.5);
    await site.run(12);
    await site.run(300);
    const told = site.toldOf("community.building-state/1").map(({ body }) => body.comfort);
    expect(told[0]).toEqual([
      { id: "room", kind: "room_temperature", unit: "°C", to_lower: -0.5, to_upper: 5.5 },
    ]);
    expect(told.at(-1)).toEqual([{ id: "room", kind: "room_temperature", unit: "°C" }]);
  });

  test("a simulated building says so of all it says", async () => {
    const site = await open({ data_class: "SYNTHETIC", ...withBattery });
    addBattery(site);
    await site.run(12);
    expect(new Set([...site.told, ...site.heartbeats].map(({ data_class }) => data_class))).toEqual(
      new Set(["SYNTHETIC"]),
    );
  });
});

describe("the record", () => {
  test("signs of life have numbers of their own, so that those of the record are contiguous", async () => {
    const site = await open();
    await site.run(120);
    expect(seqsByBoot(site.told)).toEqual([range(1, 12)]);
    expect(seqsByBoot(site.heartbeats)).toEqual([range(1, 5)]);
    expect(site.heartbeats[0]?.boot).toBeGreaterThan(site.told[0]?.boot ?? Number.POSITIVE_INFINITY);
    expect(site.state).toMatchObject({ last_seq: 12, backlog: 0, rejected: 0 });
  });

  test("an hour without its community comes afterwards, with the times it had", async () => {
    const site = await open({ ...withBattery });
    addBattery(site);
    await site.run(30);
    site.bus.isConnected = false;
    await site.run(3_600);
    expect(samplesOf(site.told)).toHaveLength(30);
    expect(site.state.backlog).toBeGreaterThan(400);
    site.bus.isConnected = true;
    await site.run(60);
    const times = samplesOf(site.told).map(({ ts }) => ts);
    expect(times.length).toBeGreaterThanOrEqual(3_680);
    expect(times).toEqual(times.map((_, at) => (times[0] ?? 0) + at * 1000));
    expect(seqsByBoot(site.told)).toEqual([range(1, site.stored.length)]);
    expect(site.state.backlog).toBeLessThan(3);
    // 72 hours at this rate are far below what is kept when nobody says otherwise.
    const bytesAnHour = site.stored.reduce((sum, { data }) => sum + data.length, 0);
    expect(bytesAnHour * 72).toBeLessThan(2 ** 30);
  });

  test("power cuts lose nothing that was acknowledged, and nothing comes twice", async () => {
    const site = await open();
    await site.run(35);
    for (let cut = 0; cut < 3; cut++) {
      await site.crash();
      await site.run(35);
      site.bus.isConnected = false;
      await site.run(35);
      await site.crash();
      site.bus.isConnected = true;
      await site.run(35);
    }
    const { told } = site;
    expect(seqsByBoot(told)).toHaveLength(7);
    for (const seqs of seqsByBoot(told)) expect(seqs).toEqual(range(1, seqs.length));
    const times = samplesOf(told).map(({ ts }) => ts);
    expect(new Set(times).size).toBe(times.length);
    expect(site.state.backlog).toBe(0);
  });

  test("what waits is signed when the node stops", async () => {
    const site = await open();
    await site.run(14);
    await site.member.close();
    await site.clock.advance(5_000);
    expect(samplesOf(site.told)).toHaveLength(14);
  });

  test("a disk that fails holds nothing up, and shows", async () => {
    const site = await open();
    site.disk.fail("write", "ENOSPC");
    let changes = 0;
    site.member.onChange(() => void (changes += 1));
    await site.run(25);
    expect(site.state.journal_failure).toContain("ENOSPC");
    expect(changes).toBeGreaterThan(0);
    expect(site.bus.sent.filter(({ subject }) => subject.endsWith(".state.json.v1"))).toHaveLength(2);
  });

  test("nothing that was said to one community is kept where another asks", async () => {
    const site = await open();
    await site.run(12);
    await site.member.close();
    site.membership = { ...site.membership, community: "lan" };
    await site.start();
    expect(site.state).toMatchObject({ community: "lan", last_seq: 0 });
    expect(site.state).not.toHaveProperty("backlog");
  });

  test("a serial that cannot be a building's is refused", async () => {
    const options = { serial: "a b", membership: { community: "erl" }, directory: "/nowhere" };
    await expect(CommunityMember.open(options as never)).rejects.toThrow(/the serial "a b" cannot be/);
  });
});

describe("flexibility", () => {
  const offers = (site: MemberHouse) =>
    site.toldOf("community.flexibility/1").map(({ body }) => [body.up?.capacity_w, body.down?.capacity_w]);

  test("is told at once, every minute, and when it moves", async () => {
    const site = await open(withBattery);
    addBattery(site);
    await site.run(121);
    expect(offers(site)).toEqual([
      [0, 0],
      [5000, 5000],
      [5000, 5000],
    ]);
    site.readings.set("B", [{ kind: "battery", fields: { w: -3000, soc: 0.5 } }]);
    const before = offers(site).length;
    await site.run(12);
    expect(offers(site).slice(before)).toEqual([[0, 5000]]);
  });

  test("is withdrawn as soon as a watchdog is in failsafe", async () => {
    const site = await open(withBattery);
    addBattery(site);
    await site.live(61);
    expect(site.state.mode).toBe("full");
    site.controls.set("B", [{ ...idle, state: "failsafe" }]);
    await site.run(2);
    expect(offers(site).at(-1)).toEqual([0, 0]);
    expect(site.state.mode).toBe("safe");
    await site.run(11);
    const { readiness } = site.toldOf("community.building-state/1").at(-1)?.body ?? {};
    expect(readiness).toMatchObject({
      is_ready: false,
      mode: "safe",
      ders: [{ id: "B:battery", is_ready: false, reason: "its control is failsafe" }],
    });
  });

  test("stays within what fuses leave, and is firm only then", async () => {
    const guard = {
      connection: { meter: "M", phases: 3 },
      state: { meters: [], limits: [], ders: [] },
      room: (direction: string) => [direction === "production" ? 1500 : 0],
    };
    const site = await open(withBattery, { site: { guard } });
    addBattery(site);
    await site.run(15);
    const last = site.toldOf("community.flexibility/1").at(-1);
    expect(last?.body).toMatchObject({
      up: { capacity_w: 1500, certainty: "firm" },
      down: { capacity_w: 0 },
      ders: ["B:battery"],
    });
    const unguarded = await open(withBattery);
    addBattery(unguarded);
    await unguarded.run(15);
    expect(unguarded.toldOf("community.flexibility/1").at(-1)?.body.up?.certainty).toBe("conditional");
    await site.stop();
  });

  test("is withdrawn when community.json offers nothing any more, once", async () => {
    const site = await open(withBattery);
    addBattery(site);
    await site.run(15);
    expect(offers(site).at(-1)).toEqual([5000, 5000]);
    const before = offers(site).length;
    site.member.follow({ ...site.membership, flexibility: [] });
    await site.run(2);
    const told = site.toldOf("community.flexibility/1").slice(before);
    expect(told.map(({ body }) => Object.keys(body))).toEqual([["start", "end"]]);
    await site.run(120);
    expect(offers(site)).toHaveLength(before + 1);
  });

  test("of a building that offers nothing nothing is told", async () => {
    const site = await open();
    await site.run(70);
    expect(offers(site)).toEqual([]);
  });
});

describe("the community's word", () => {
  test("its heartbeats connect, and three that are missing disconnect", async () => {
    const site = await open();
    await site.run(5);
    expect(site.state).toMatchObject({ connected: false, mode: "local" });
    await site.heartbeat();
    await site.run(90);
    expect(site.state).toMatchObject({ connected: true, mode: "full" });
    expect(site.heartbeats.at(-1)?.body.heard_ts).toBeDefined();
    await site.run(2);
    expect(site.state).toMatchObject({ connected: false, mode: "local" });
  });

  test("a heartbeat that somebody kept and plays again is not believed", async () => {
    const site = await open();
    await site.heartbeat();
    await site.run(1);
    const kept = site.bus.sent.find(({ subject }) => subject.includes("community-heartbeat"));
    await site.run(100);
    site.bus.publish(kept?.subject ?? "", kept?.data ?? new Uint8Array());
    await site.run(1);
    expect(site.state.connected).toBe(false);
    expect(site.quarantined.at(-1)).toMatchObject({ code: "TIME" });
  });

  test("another key is not believed, and that is told once", async () => {
    const site = await open({ edgeware: [{ public_key: SigningKey.create().publicKey }] });
    await site.heartbeat();
    await site.heartbeat();
    expect(site.state.connected).toBe(false);
    expect(site.quarantined.map(({ code }) => code)).toEqual(["IDENTITY", "IDENTITY"]);
    expect(site.logger.lines.filter(({ message }) => message.includes("not believed"))).toHaveLength(1);
    site.member.follow({ ...site.membership, edgeware: [{ public_key: site.nodeKey.publicKey }] });
    await site.run(1);
    await site.heartbeat();
    expect(site.state.connected).toBe(true);
  });

  test("what it did not take is logged and shown", async () => {
    const site = await open();
    let changes = 0;
    site.member.onChange(() => void (changes += 1));
    await site.receptions({ boot: 1, seq: 1, code: "OK" });
    expect(site.state).toMatchObject({ connected: true, rejected: 0, last_reception: { code: "OK" } });
    changes = 0;
    await site.receptions(
      { boot: 1, seq: 2, code: "PLAUSIBILITY", gate: "plausibility", reason: "ramp_too_steep" },
      { boot: 1, seq: 3, code: "OK" },
    );
    expect(site.state).toMatchObject({
      rejected: 1,
      last_reception: { boot: 1, seq: 2, code: "PLAUSIBILITY", reason: "ramp_too_steep" },
    });
    expect(changes).toBe(1);
    expect(site.logger.lines).toContainEqual(
      expect.objectContaining({
        level: "warn",
        message: "the community did not take a message",
        fields: expect.objectContaining({ code: "PLAUSIBILITY", gate: "plausibility", seq: 2 }),
      }),
    );
  });

  test("another community.json is followed; another community waits for a start", async () => {
    const site = await open();
    site.member.follow({ ...site.membership, control_level: "advisory" });
    await site.run(12);
    expect(site.toldOf("community.building-state/1")[0]?.body.readiness?.control_level).toBe("advisory");
    site.member.follow({ community: "lan" });
    expect(site.state).toMatchObject({ community: "erl", problem: expect.stringContaining("lan") });
    site.member.follow(site.membership);
    expect(site.state).not.toHaveProperty("problem");
  });
});

function bound(site: MemberHouse) {
  return { run: site.run.bind(site), toldOf: site.toldOf.bind(site) };
}
