import { afterEach, describe, expect, test } from "vitest";
import { FakeDer, GuardedHouse } from "../testing/guarded-house.ts";
import type { SiteConfig } from "./site-config.ts";

const SITE: SiteConfig = {
  meter: "METER-1",
  fuse: { max_a: [25, 25, 25] },
  ders: [
    { sn: "BAT-1", type: "battery" },
    { sn: "EV-1", type: "ev", max_w: 11_040 },
    { sn: "PV-1", type: "pv", max_w: 9000 },
  ],
};
const FUSE_W = 25 * 230 * 3;

let house: GuardedHouse;
afterEach(() => house.stop());

/** A house whose DERs begin at those powers, read once. */
async function openHouse(
  powers: { battery?: number; ev?: number; pv?: number } = {},
  site: Partial<SiteConfig> = {},
): Promise<void> {
  house = await GuardedHouse.create({ ...SITE, ...site }, [
    new FakeDer("BAT-1", "battery", powers.battery ?? 0),
    new FakeDer("EV-1", "ev", powers.ev ?? 0),
    new FakeDer("PV-1", "pv", powers.pv ?? 0),
  ]);
  await house.run(2);
}

function derState(sn: string) {
  return house.guard.state.ders.find((der) => der.sn === sn);
}

describe("a fuse", () => {
  test("that is not full leaves everybody alone", async () => {
    await openHouse({ battery: 5000, ev: 11_040 });
    await house.run(60);
    expect(house.commands).toEqual([]);
    expect(house.guard.state.ders.map(({ state }) => state)).toEqual(["free", "free", "free"]);
  });

  test("that is too full lowers those who take most, at the second reading, below its current", async () => {
    await openHouse({ battery: 5000, ev: 11_040 });
    house.householdW = [2300, 0, 0];
    await house.run(1);
    expect(house.commands).toEqual([]);
    await house.run(1);
    // L1: 25 A − 10 A = 15 A, which is 10 350 W on three phases, and the battery takes less than half of it.
    expect(house.takeCommands()).toEqual(["3 EV-1 ev_set_current 4830"]);
    expect(Math.max(...house.phasesW) / 230).toBeLessThanOrEqual(25);
    expect(derState("EV-1")).toMatchObject({
      state: "held",
      set_w: 4830,
      circuit: "grid",
      reason: "fuse of grid on L1: 25 A, 15.0 A for its DERs",
    });
    expect(derState("BAT-1")).toEqual({ sn: "BAT-1", der: "battery", state: "free" });
  });

  test("gives back in steps when there is room for 30 s, repeats itself every 20 s, and lets go at the end", async () => {
    await openHouse({ ev: 11_040 });
    house.householdW = [4000, 0, 0];
    await house.run(3);
    const [lowered] = house.takeCommands();
    expect(lowered).toMatch(/EV-1 ev_set_current 4830$/);
    await house.run(60);
    expect(house.takeCommands().every((line) => line.endsWith("ev_set_current 4830"))).toBe(true);
    house.householdW = [0, 0, 0];
    await house.run(200);
    const steps = [...new Set(house.takeCommands().map((line) => line.split(" ").slice(2).join(" ")))];
    expect(steps).toEqual([
      "ev_set_current 4830",
      "ev_set_current 7590",
      "ev_set_current 10350",
      "ev_set_current 11040",
    ]);
    expect(derState("EV-1")?.state).toBe("free");
    await house.run(60);
    expect(house.takeCommands()).toEqual([]);
  });

  test("pauses a charger that cannot charge with what is left", async () => {
    await openHouse({ ev: 11_040 });
    house.householdW = [5000, 0, 0];
    await house.run(3);
    expect(house.takeCommands()).toEqual(["3 EV-1 ev_pause"]);
    expect(house.der("EV-1").powerW).toBe(0);
  });

  test("counts what a DER gives: a battery that discharges makes room", async () => {
    await openHouse({ battery: -6000, ev: 11_040 });
    house.householdW = [4000, 4000, 4000];
    await house.run(10);
    expect(house.commands).toEqual([]);
  });

  test("makes others give way to one that does not obey, and says so", async () => {
    await openHouse({ battery: 5000, ev: 11_040 });
    house.der("BAT-1").powerW = 8000;
    house.der("EV-1").fails = (action) => (action.startsWith("ev_") ? "charger is offline" : undefined);
    await house.run(10);
    expect(derState("EV-1")).toMatchObject({ state: "held", problem: "ev_set_current: charger is offline" });
    expect(house.gridW).toBeLessThanOrEqual(FUSE_W);
    expect(house.der("BAT-1").powerW).toBeGreaterThan(5000);
    house.der("EV-1").fails = undefined;
    await house.run(60);
    expect(derState("EV-1")?.problem).toBeUndefined();
    expect(house.gridW).toBeLessThanOrEqual(FUSE_W);
  });

  test("sees when a DER says yes and does nothing", async () => {
    await openHouse({ battery: 5000, ev: 11_040 });
    house.der("BAT-1").powerW = 8000;
    house.der("EV-1").ignores = true;
    await house.run(40);
    expect(derState("EV-1")?.problem).toMatch(/^is at 11040 W although it was told \d+ W$/);
    expect(house.gridW).toBeLessThanOrEqual(FUSE_W);
  });
});

describe("a command", () => {
  test("for which there is room runs", async () => {
    await openHouse();
    expect(house.command("BAT-1", "battery", 15_000)).toBeUndefined();
    expect(house.command("EV-1", "ev_pause")).toBeUndefined();
  });

  test("beyond the fuse is refused with the numbers, not clamped", async () => {
    await openHouse();
    house.householdW = [1150, 0, 0];
    await house.run(1);
    expect(house.command("BAT-1", "battery", 15_000)).toEqual({
      code: "site_over_limit",
      reason: "it asks to take 15000 W and may take 13800 W (fuse of grid on L1: 25 A, 20.0 A for its DERs)",
    });
    expect(house.der("BAT-1").powerW).toBe(0);
    expect(house.command("BAT-1", "battery", 13_800)).toBeUndefined();
  });

  test("counts what another was told a moment ago, before anybody can measure it", async () => {
    await openHouse();
    expect(
      house.guard.refuse({ deviceId: "BAT-1", derType: "battery", action: "battery", powerW: 10_000 }),
    ).toBeUndefined();
    expect(house.command("EV-1", "ev_set_current", 11_040)).toMatchObject({ code: "site_over_limit" });
    expect(house.command("EV-1", "ev_set_current", 8000)).toMatchObject({ code: "site_making_room" });
    expect(house.command("EV-1", "ev_set_current", 7000)).toBeUndefined();
  });

  test("within its fair share has room made for it, and then runs", async () => {
    await openHouse({ battery: 14_000 });
    expect(house.command("EV-1", "ev_set_current", 8280)).toEqual({
      code: "site_making_room",
      reason: "BAT-1/battery has to make room for 8280 W first: send it again with a new id",
    });
    await house.run(3);
    expect(house.der("BAT-1").powerW).toBeLessThanOrEqual(FUSE_W - 8280);
    expect(house.command("EV-1", "ev_set_current", 8280)).toBeUndefined();
    house.der("EV-1").powerW = 8280;
    await house.run(120);
    expect(house.gridW).toBeLessThanOrEqual(FUSE_W);
  });

  test("for a DER that is not listed is refused, unless it asks for nothing", async () => {
    await openHouse();
    const unlisted = { deviceId: "BAT-9", derType: "battery", action: "battery" };
    expect(house.guard.refuse({ ...unlisted, powerW: 100 })).toMatchObject({ code: "site_not_listed" });
    expect(house.guard.refuse({ ...unlisted, powerW: 0 })).toBeUndefined();
    expect(house.guard.refuse({ ...unlisted, action: "deinit", powerW: undefined })).toBeUndefined();
  });
});

describe("a silent meter", () => {
  test("stands DERs down once, refuses commands and says why", async () => {
    await openHouse({ battery: 5000, ev: 7000, pv: -3000 });
    house.isMeterSilent = true;
    await house.run(58);
    expect(house.takeCommands()).toEqual([]);
    await house.run(120);
    expect(house.takeCommands()).toEqual(["62 BAT-1 deinit", "62 EV-1 ev_pause"]);
    expect(house.guard.state).toMatchObject({
      meters: [{ circuit: "grid", sn: "METER-1", fresh: false, problem: "no power was heard for 60 s" }],
      ders: [{ state: "stood_down" }, { state: "stood_down" }, { state: "free" }],
    });
    expect(house.command("BAT-1", "battery", 500)).toEqual({
      code: "site_meter_silent",
      reason: "meter METER-1 of grid is silent: nobody knows what there is room for",
    });
    expect(house.command("BAT-1", "battery", -500)).toMatchObject({ code: "site_meter_silent" });
    expect(house.command("BAT-1", "battery", 0)).toBeUndefined();
    expect(
      house.logger.lines.filter(({ message }) => message === "meter is silent, dispatch stops"),
    ).toHaveLength(1);
  });

  test("is believed again after 30 s of speech, and DERs are given back", async () => {
    await openHouse({ ev: 7000 });
    house.isMeterSilent = true;
    await house.run(70);
    house.isMeterSilent = false;
    house.takeCommands();
    await house.run(28);
    expect(house.takeCommands()).toEqual([]);
    expect(house.command("EV-1", "ev_set_current", 7000)).toMatchObject({ code: "site_meter_silent" });
    await house.run(5);
    expect(house.takeCommands().map((line) => line.split(" ").slice(1).join(" "))).toEqual([
      "BAT-1 deinit",
      "EV-1 ev_resume",
    ]);
    expect(house.command("EV-1", "ev_set_current", 7000)).toBeUndefined();
  });

  test("is one that lost a phase, too", async () => {
    await openHouse({ ev: 7000 });
    house.silentPhases = [2];
    await house.run(63);
    expect(house.takeCommands()).toContain("62 EV-1 ev_pause");
    expect(house.guard.state.meters).toMatchObject([
      { fresh: false, age_s: 1, problem: "it does not tell the current of L2" },
    ]);
  });

  test("that never spoke stands DERs down after its time", async () => {
    house = await GuardedHouse.create(SITE, [new FakeDer("EV-1", "ev", 7000)]);
    house.isMeterSilent = true;
    expect(house.command("EV-1", "ev_set_current", 7000)).toMatchObject({ code: "site_meter_silent" });
    await house.run(59);
    expect(house.takeCommands()).toEqual([]);
    await house.run(3);
    expect(house.takeCommands()).toContain("60 EV-1 ev_pause");
  });

  test("stops panels only where somebody limits what is given", async () => {
    await openHouse({ pv: -8000 }, { fuse: { max_a: [25, 25, 25], max_export_w: 5000 } });
    house.takeCommands();
    house.isMeterSilent = true;
    await house.run(75);
    expect(house.der("PV-1").powerW).toBe(0);
    expect(derState("PV-1")).toMatchObject({ state: "held", reason: "meter METER-1 of grid is silent" });
  });

  test("keeps telling a DER that did not hear to stop", async () => {
    await openHouse({ ev: 7000 });
    house.der("EV-1").fails = () => "no link";
    house.isMeterSilent = true;
    await house.run(80);
    expect(house.commands.filter((line) => line.includes("EV-1")).length).toBeGreaterThan(2);
    expect(derState("EV-1")).toMatchObject({ state: "stood_down", problem: "ev_pause: no link" });
  });
});

describe("a limit of what is given", () => {
  test("curtails panels to it, beside what the house takes, and lets them go again", async () => {
    await openHouse({ pv: -8000 }, { limits: { production: { failsafe_w: 9000 } } });
    house.householdW = [500, 500, 500];
    await house.heartbeat();
    expect(await house.limit({ direction: "production", limit_w: -4000 })).toMatchObject({
      status: "accepted",
      state: "limited",
      applied_w: 4000,
    });
    await house.run(12);
    expect(house.takeCommands().at(-1)).toMatch(/PV-1 curtail 5450$/);
    expect(house.gridW).toBeGreaterThanOrEqual(-4000);
    await house.limit({ direction: "production", active: false });
    await house.live(300);
    expect(house.takeCommands().at(-1)).toMatch(/PV-1 curtail_disable$/);
    expect(house.der("PV-1").powerW).toBe(-8000);
  });
});

describe("a limit of what is taken", () => {
  const LIMITS: Partial<SiteConfig> = { limits: { consumption: { failsafe_w: 4200, protective_w: 6000 } } };

  test("is the failsafe's until an energy guard speaks, then what it writes", async () => {
    await openHouse({ ev: 11_040 }, LIMITS);
    expect(house.guard.state.limits).toMatchObject([
      { direction: "consumption", state: "init", applied_w: 4200, because: "failsafe", circuit: "grid" },
    ]);
    await house.run(3);
    expect(house.gridW).toBeLessThanOrEqual(4200);
    await house.heartbeat();
    await house.limit({ limit_w: 8000 });
    await house.live(240);
    expect(house.gridW).toBeLessThanOrEqual(8000);
    expect(house.gridW).toBeGreaterThan(6500);
    expect(house.guard.state.limits).toMatchObject([
      { state: "limited", applied_w: 8000, because: "limit", src: "dso" },
    ]);
  });

  test("falls to the failsafe when heartbeats stop, and the house follows", async () => {
    await openHouse({ battery: 9000 }, LIMITS);
    await house.heartbeat();
    await house.limit({ active: false });
    await house.live(90);
    await house.run(45);
    expect(house.guard.state.limits).toMatchObject([{ state: "unlimited_controlled" }]);
    await house.run(85);
    expect(house.guard.state.limits).toMatchObject([{ state: "failsafe", applied_w: 4200 }]);
    expect(house.gridW).toBeLessThanOrEqual(4200);
  });

  test("a restart inside failsafe goes on with it, and serves the rest of its time", async () => {
    await openHouse({ battery: 9000 }, LIMITS);
    await house.heartbeat();
    await house.limit({ limit_w: 8000 });
    await house.run(121);
    await expect.poll(() => house.guard.state.limits).toMatchObject([{ state: "failsafe" }]);
    const [before] = house.guard.state.limits;
    await house.clock.advance(3_600_000);
    await house.guard.close();
    house.clock.jumpWallClockTo(house.clock.nowMs() + 30 * 24 * 3_600_000);
    await house.start();
    expect(house.guard.state.limits).toMatchObject([
      { state: "failsafe", applied_w: 4200, since_s: before?.since_s },
    ]);
    await house.clock.advance(3_600_000 - 120_000);
    expect(house.guard.state.limits).toMatchObject([{ state: "failsafe" }]);
    await house.clock.advance(121_000);
    await expect
      .poll(() => house.guard.state.limits)
      .toMatchObject([{ state: "unlimited_autonomous", applied_w: 6000, because: "protective" }]);
  });

  test("under § 14a leaves nobody the minimum of a device outside its circuit, nor what a battery gives itself", async () => {
    const ders: SiteConfig["ders"] = [
      { sn: "EV-1", type: "ev", enwg14a: { kind: "charge_point", rated_w: 11_000 } },
      { sn: "BAT-1", type: "battery", circuit: "steuve", enwg14a: { kind: "storage", rated_w: 10_000 } },
    ];
    const limits: SiteConfig["limits"] = { consumption: { failsafe_w: 0, circuit: "steuve", enwg14a: true } };
    await openHouse({}, { fuse: { max_a: [63, 63, 63] }, circuits: [{ name: "steuve" }], ders, limits });
    const charge = (powerW: number) =>
      house.guard.refuse({ deviceId: "BAT-1", derType: "battery", action: "battery", powerW })?.code;
    expect([charge(4200), charge(4300)]).toEqual([undefined, "site_over_limit"]);
    house.der("BAT-1").powerW = -3000;
    await house.run(2);
    expect([charge(4200), charge(4300)]).toEqual([undefined, "site_over_limit"]);
  });

  test("under § 14a is on its own circuit's DERs, with their minimum, the household outside and the sun on top", async () => {
    const ders: SiteConfig["ders"] = [
      { sn: "EV-1", type: "ev", circuit: "steuve", enwg14a: { kind: "charge_point", rated_w: 11_000 } },
      { sn: "BAT-1", type: "battery", circuit: "steuve", enwg14a: { kind: "storage", rated_w: 10_000 } },
    ];
    const limits: SiteConfig["limits"] = { consumption: { failsafe_w: 0, circuit: "steuve", enwg14a: true } };
    await openHouse(
      { ev: 11_040, battery: 5000 },
      { fuse: { max_a: [63, 63, 63] }, circuits: [{ name: "steuve" }], ders, limits },
    );
    house.householdW = [2000, 2000, 2000];
    await house.run(5);
    // Two devices: 7560 W, however low the limit is, and although the household takes 6000 W.
    const takenW = house.der("EV-1").powerW + house.der("BAT-1").powerW;
    expect(takenW).toBeLessThanOrEqual(7560);
    // A charger on three phases begins at 4140 W, more than half of it, so it pauses, and the battery goes on.
    expect(house.der("EV-1").powerW).toBe(0);
    expect(house.der("BAT-1").powerW).toBe(5000);
    house.der("PV-1").powerW = -9000;
    house.der("PV-1").ownW = -9000;
    await house.run(120);
    const sunnyW = house.der("EV-1").powerW + house.der("BAT-1").powerW;
    expect(sunnyW).toBeGreaterThan(7560);
    expect(sunnyW).toBeLessThanOrEqual(7560 + 3000);
  });
});

describe("another site.json", () => {
  test("gives back what it lists no more, and keeps what it holds", async () => {
    await openHouse({ battery: 9000, ev: 11_040 });
    await house.run(3);
    const held = house.guard.state.ders.filter(({ state }) => state === "held").map(({ sn }) => sn);
    expect(held).toContain("EV-1");
    house.takeCommands();
    house.follow({ ...SITE, ders: [{ sn: "BAT-1", type: "battery" }] });
    await house.run(1);
    expect(house.takeCommands()[0]).toMatch(/EV-1 ev_set_current 11040$/);
    expect(house.guard.state.ders.map(({ sn }) => sn)).toEqual(["BAT-1"]);
  });

  test("that is invalid shows in the state", async () => {
    await openHouse();
    house.guard.fail("site.json is gone");
    expect(house.guard.state.problem).toBe("site.json is gone");
    house.follow(SITE);
    expect(house.guard.state.problem).toBeUndefined();
  });
});
