import type { CallReport } from "@sourceful/luarunner";
import { EvCharger, type EvChargerOptions } from "@sourceful/simulator";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { type Config, DriverBench, driverSource, emitted, withMovableClock } from "./driver-bench.ts";

const bench = new DriverBench();
const driver = withMovableClock(driverSource("kecontact"));

afterEach(() => bench.clear());
afterAll(() => bench.close());

const POLL_MS = 5_000;
const FAILSAFE_MS = 15_000;
/** 10 A on three phases of 230 V. */
const TEN_A_W = 6_900;

describe("telemetry", () => {
  test("is what is true", async () => {
    const { charger, poll } = await start({ vehicleA: 13, phases: 2 });
    charger.advance(1_800_000);
    const { sessionWh, chargedWh, powerW } = charger.state;
    expect(emitted(await poll())["ev"]).toEqual({
      w: powerW,
      phases: 3,
      charging: true,
      connected: true,
      max_a: 16,
      session_charge_wh: sessionWh,
      total_charge_wh: chargedWh,
      l1_a: 13,
      l2_a: 13,
      l3_a: 0,
      l1_v: 230,
      l2_v: 230,
      l3_v: 230,
    });
  });

  test("without a vehicle says so", async () => {
    const { poll } = await start({ isConnected: false });
    expect(emitted(await poll())["ev"]).toMatchObject({ w: 0, charging: false, connected: false });
  });

  test("leaves out what the station does not have", async () => {
    const { site, poll } = await start();
    site.server.faults.refusedRanges = [{ firstAddress: 1020, lastAddress: 1044 }];
    for (let i = 0; i < 4; i++) {
      const { ev = {} } = emitted(await poll());
      expect(ev["w"]).toBeUndefined();
      expect(ev["l1_v"]).toBeUndefined();
      expect(ev["l1_a"]).toBe(16);
    }
    const before = site.server.requests.length;
    await poll();
    const addresses = site.server.requests.slice(before).map(({ request }) => request?.address);
    expect(addresses).toContain(1000);
    expect(addresses).not.toContain(1020);
  });

  test("tells who the station is", async () => {
    const { init } = await start({ supportedA: 32 }, { max_a: 20 });
    expect(init.identity).toEqual({ make: "KEBA", sn: "18000001", ratedPowerW: 13_800 });
  });
});

describe("commands", () => {
  test("a power becomes a current that is not more than it", async () => {
    const { charger, command } = await start();
    for (const [watts, amperes] of [
      [TEN_A_W, 10],
      [7_000.5, 10.145],
      [11_040, 16],
      [4_140, 6],
    ] as const) {
      expect((await command("ev_set_current", watts)).returned).toEqual([true]);
      expect(charger.state.drawnA).toBe(amperes);
      expect(charger.state.powerW).toBeLessThanOrEqual(watts);
    }
  });

  test("they are written before anything is read", async () => {
    const { site, command, poll } = await start();
    await poll();
    site.server.clearRequests();
    await command("ev_set_current", TEN_A_W);
    expect(site.server.requests[0]?.request?.action).toBe("write-registers");
  });

  test("less than 6 A is a pause", async () => {
    const { charger, command } = await start();
    expect((await command("ev_set_current", 4_139)).returned).toEqual([true]);
    expect(charger.state).toMatchObject({ isCharging: false, offeredA: 0 });
  });

  test("pause and resume, with what was set last", async () => {
    const { charger, command } = await start();
    await command("ev_set_current", TEN_A_W);
    expect((await command("ev_pause", 0)).returned).toEqual([true]);
    expect(charger.state.isCharging).toBe(false);
    for (const action of ["ev_resume", "ev_start"]) {
      expect((await command(action, 0)).returned).toEqual([true]);
      expect(charger.state.drawnA).toBe(10);
    }
  });

  test("one phase is counted as one", async () => {
    const { charger, command } = await start({ phases: 1 }, { phases: 1 });
    await command("ev_set_current", 2_300);
    expect(charger.state).toMatchObject({ drawnA: 10, powerW: 2_300 });
  });

  test.each([
    ["more than the fuse", "ev_set_current", 13_801, /more than 20 A/],
    ["energy out of the vehicle", "ev_set_current", -1_000, /takes no energy out/],
    ["a power that is none", "ev_set_current", "much", /not a number/],
    ["an unknown action", "battery", 0, /unknown action battery/],
  ])("%s is refused, and nothing is written", async (_name, action, power, problem) => {
    const { call } = await start({ supportedA: 32 }, { max_a: 20 });
    const report = await call("driver_command", action, power, {});
    expect(report).toMatchObject({ ok: false, writes: [] });
    expect(report.error?.message).toMatch(problem);
  });

  test.each([5004, 5014, 5016, 5018])(
    "a station that refuses register %i is not said to obey",
    async (address) => {
      const { site, command } = await start();
      site.server.faults.refusedRanges = [{ firstAddress: address, lastAddress: address, exceptionCode: 4 }];
      const report = await command("ev_set_current", TEN_A_W);
      expect(report.ok).toBe(false);
      expect(report.error?.message).toMatch(`register ${address}`);
    },
  );

  test("a station that answers and does nothing is found out", async () => {
    const { charger, command } = await start({}, { allow_without_failsafe: true });
    charger.map.writeRegisters = () => undefined;
    expect((await command("ev_pause", 0)).error?.message).toMatch(/does not hold what was written/);
    expect((await command("ev_set_current", TEN_A_W)).error?.message).toMatch(/offers 16 A instead of 10$/);
    expect((await command("ev_pause", 0)).error?.message).toMatch(/goes on charging/);
  });

  test("a station without a failsafe is commanded only if the site allows it", async () => {
    for (const isAllowed of [false, true]) {
      const { site, command, poll } = await start({}, { allow_without_failsafe: isAllowed });
      site.server.faults.refusedRanges = [{ firstAddress: 1600, lastAddress: 1603 }];
      await poll();
      const first = await command("ev_set_current", TEN_A_W);
      expect(first).toMatchObject({ ok: false, writes: [] });
      const report = await command("ev_set_current", TEN_A_W);
      expect(report.ok).toBe(isAllowed);
      if (!isAllowed)
        expect(report).toMatchObject({ writes: [], error: { message: expect.stringMatching(/failsafe/) } });
    }
  });
});

describe("control fails safe", () => {
  test("it is held while it is polled", async () => {
    const { charger, command, poll, pass } = await start();
    await command("ev_set_current", TEN_A_W);
    for (let i = 0; i < 12; i++) {
      await pass(POLL_MS);
      expect(held(await poll())).toBe(1);
      expect(charger.state.drawnA).toBe(10);
    }
  });

  test("the station keeps to 6 A when the host is gone", async () => {
    const { charger, session, command } = await start();
    await command("ev_set_current", TEN_A_W);
    await session.close();
    charger.advance(FAILSAFE_MS - 1);
    expect(charger.state.drawnA).toBe(10);
    charger.advance(1);
    expect(charger.state).toMatchObject({ drawnA: 6, isFailsafe: true });
  });

  test("or stops, if the site says so", async () => {
    const { charger, session, command } = await start({}, { default_a: 0 });
    await command("ev_set_current", TEN_A_W);
    await session.close();
    charger.advance(FAILSAFE_MS);
    expect(charger.state).toMatchObject({ isCharging: false, isFailsafe: true });
  });

  test("polls that come back bring it back", async () => {
    const { charger, command, poll, pass } = await start({}, { default_a: 0 });
    await command("ev_set_current", TEN_A_W);
    await pass(60_000);
    expect(charger.state.isCharging).toBe(false);
    expect(held(await poll())).toBe(1);
    expect(charger.state.drawnA).toBe(10);
  });

  test("it ends with its duration", async () => {
    const { charger, call, poll, pass } = await start();
    await call("driver_command", "ev_set_current", TEN_A_W, { duration_ms: 12_000 });
    for (let i = 0; i < 6; i++) {
      await pass(POLL_MS);
      await poll();
    }
    expect(charger.state.drawnA).toBe(6);
  });

  test("polls that may not write leave the station to its failsafe", async () => {
    const { charger, session, command, pass } = await start();
    await command("ev_set_current", TEN_A_W);
    for (const expected of [0, undefined, undefined]) {
      await pass(POLL_MS);
      const report = await session.call("driver_poll", [], { deadlineMs: 10_000, writes: "none" });
      expect(held(report)).toBe(expected);
    }
    expect(charger.state.drawnA).toBe(6);
  });

  test("a refresh that is refused is told, and costs no telemetry", async () => {
    const { site, command, poll, pass } = await start();
    await command("ev_set_current", TEN_A_W);
    site.server.faults.refusedRanges = [{ firstAddress: 5004, lastAddress: 5018 }];
    await pass(POLL_MS);
    const report = await poll();
    expect(held(report)).toBe(0);
    expect(emitted(report)["ev"]).toBeDefined();
  });

  test.each([
    [6, 6],
    [8, 8],
    [0, 0],
  ])(
    "the default mode leaves %i A, is confirmed, and writes nothing the second time",
    async (default_a, left) => {
      const { charger, command, call, poll, pass } = await start({}, { default_a });
      await command("ev_set_current", TEN_A_W);
      expect((await call("driver_default_mode", "ev")).returned).toEqual([true]);
      expect(charger.state.drawnA).toBe(left);
      expect(await call("driver_default_mode", "ev")).toMatchObject({ returned: [true], writes: [] });
      await pass(POLL_MS);
      expect((await poll()).writes).toEqual([]);
    },
  );

  test("the default mode ends a pause", async () => {
    const { charger, command, call } = await start();
    await command("ev_set_current", 4_140);
    await command("ev_pause", 0);
    expect((await call("driver_default_mode", "ev")).returned).toEqual([true]);
    expect(charger.state.drawnA).toBe(6);
  });

  test("a default mode that is refused is not confirmed, until the station has fallen back", async () => {
    const { charger, site, command, call } = await start();
    await command("ev_set_current", TEN_A_W);
    site.server.faults.refusedRanges = [{ firstAddress: 5004, lastAddress: 5018, exceptionCode: 4 }];
    const writes: number[] = [];
    for (let i = 0; i < 5; i++) {
      const report = await call("driver_default_mode", "ev");
      expect(report.ok).toBe(false);
      writes.push(report.writes.length);
    }
    expect(writes).toEqual([1, 1, 1, 0, 0]);
    charger.advance(FAILSAFE_MS);
    expect((await call("driver_default_mode", "ev")).returned).toEqual([true]);
  });

  test("cleanup lets go after a command, and asks nothing without one", async () => {
    const { charger, command, call } = await start();
    expect((await call("driver_cleanup")).requests).toBe(0);
    await command("ev_set_current", TEN_A_W);
    await call("driver_cleanup");
    expect(charger.state.drawnA).toBe(6);
  });

  test("a driver that has not read the station confirms nothing", async () => {
    const { call } = await bench.open(driver, { port: 1 });
    expect(await call("driver_default_mode", "ev")).toMatchObject({ ok: false, requests: 0 });
  });
});

test("a default that no vehicle can charge with is refused at the start", async () => {
  const { init } = await start({}, { default_a: 4 });
  expect(init.error?.message).toMatch(/default_a has to be 0, or from 6/);
});

function held({ metrics }: CallReport): number | undefined {
  return metrics.find(({ name }) => name === "setpoint_held")?.value;
}

/** A charging station with the driver initialised on it; time of both moves by `pass` alone. */
async function start(options: Partial<EvChargerOptions> = {}, config: Config = {}) {
  const charger = new EvCharger({ ...options, speed: 0 });
  const site = await charger.serve();
  bench.closeLater(() => site.close());
  const { session, call } = await bench.open(driver, { port: site.port, unitId: 255 });
  const init = await call("driver_init", config);
  return {
    charger,
    site,
    session,
    call,
    init,
    command: (action: string, powerW: number) => call("driver_command", action, powerW, {}),
    poll: () => call("driver_poll"),
    pass: async (ms: number) => {
      charger.advance(ms);
      await call("pass_time", ms);
    },
  };
}
