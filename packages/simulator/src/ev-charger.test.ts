import { FakeClock } from "@sourceful/domain/testing";
import { describe, expect, test } from "vitest";
import { EvCharger } from "./ev-charger.ts";
import { RawModbusClient } from "./raw-modbus-client.ts";
import { SunspecPlant } from "./sunspec-plant.ts";

const HOUR_MS = 3_600_000;
const read = ({ map }: EvCharger, address: number) => {
  const [high = 0, low = 0] = map.readRegisters("holding", address, 2);
  return high * 0x10000 + low;
};

describe("charging", () => {
  test("the vehicle draws what it is offered, up to what it takes, from 6 A on", () => {
    const charger = new EvCharger({ vehicleA: 13 });
    expect(charger.state.drawnA).toBe(13);
    for (const [mA, drawn] of [
      [10_000, 10],
      [6_000, 6],
      [63_000, 13],
    ] as const) {
      charger.map.writeRegisters(5004, [mA]);
      expect(charger.state.drawnA).toBe(drawn);
      expect(charger.state.powerW).toBe(drawn * 690);
    }
  });

  test("energy is the integral of power, until the vehicle is full", () => {
    const charger = new EvCharger({ phases: 1, wantedWh: 5_000, chargedWh: 100 });
    charger.map.writeRegisters(5004, [10_000]);
    charger.advance(HOUR_MS);
    expect(charger.state.sessionWh).toBeCloseTo(2_300);
    expect(read(charger, 1502)).toBe(23_000);
    charger.advance(2 * HOUR_MS);
    expect(charger.state).toMatchObject({ isCharging: false, sessionWh: 5_000, chargedWh: 5_100, powerW: 0 });
    expect(read(charger, 1000)).toBe(2);
  });

  test("it is suspended and goes on with the current it had", () => {
    const charger = new EvCharger();
    charger.map.writeRegisters(5004, [8_000]);
    charger.map.writeRegisters(5014, [0]);
    expect(charger.state).toMatchObject({ offeredA: 0, isCharging: false });
    expect([read(charger, 1000), read(charger, 1100)]).toEqual([5, 8_000]);
    charger.map.writeRegisters(5014, [1]);
    expect(charger.state.drawnA).toBe(8);
  });

  test("without a vehicle nothing flows; a new one begins a session", () => {
    const charger = new EvCharger();
    charger.advance(HOUR_MS);
    charger.setConnected(false);
    expect(charger.state).toMatchObject({ isConnected: false, powerW: 0 });
    expect([read(charger, 1000), read(charger, 1004)]).toEqual([1, 1]);
    charger.setConnected(true);
    expect(charger.state.sessionWh).toBe(0);
  });
});

describe("failsafe", () => {
  const watched = () => {
    const charger = new EvCharger();
    charger.map.writeRegisters(5016, [6_000]);
    charger.map.writeRegisters(5018, [15]);
    charger.map.writeRegisters(5004, [16_000]);
    return charger;
  };

  test("keeps to its current when no write came for its time, on the millisecond", () => {
    const charger = watched();
    charger.advance(14_999);
    read(charger, 1000);
    expect(charger.state).toMatchObject({ drawnA: 16, isFailsafe: false });
    charger.advance(1);
    expect(charger.state).toMatchObject({ drawnA: 6, isFailsafe: true });
    charger.map.writeRegisters(5004, [16_000]);
    expect(charger.state).toMatchObject({ drawnA: 16, isFailsafe: false });
  });

  test("charges with the old current until then, in one long step too", () => {
    const charger = watched();
    charger.advance(15_000 + HOUR_MS);
    expect(charger.state.sessionWh).toBeCloseTo(690 * ((16 * 15_000) / HOUR_MS + 6));
  });

  test("is put off by each current and enabling and by nothing else, and off by 0 s", () => {
    const charger = watched();
    for (const [address, value] of [
      [5004, 16_000],
      [5014, 1],
      [5014, 1],
    ] as const) {
      charger.advance(14_000);
      charger.map.writeRegisters(address, [value]);
    }
    charger.advance(14_000);
    charger.map.writeRegisters(5018, [15]);
    charger.advance(999);
    expect(charger.state.drawnA).toBe(16);
    charger.advance(1);
    expect(charger.state.drawnA).toBe(6);
    const unwatched = watched();
    unwatched.map.writeRegisters(5018, [0]);
    unwatched.advance(HOUR_MS);
    expect(unwatched.state.drawnA).toBe(16);
  });

  test("of 0 A suspends until it is enabled again", () => {
    const charger = watched();
    charger.map.writeRegisters(5016, [0]);
    charger.advance(15_000);
    expect(charger.state).toMatchObject({ drawnA: 0, offeredA: 0 });
    charger.map.writeRegisters(5004, [16_000]);
    expect(charger.state.drawnA).toBe(0);
    charger.map.writeRegisters(5014, [1]);
    expect(charger.state.drawnA).toBe(16);
  });
});

test.each([
  [5004, 0],
  [5004, 5_999],
  [5004, 63_001],
  [5016, 1],
  [5018, 9],
  [5018, 601],
  [5014, 2],
])("register %i does not take %i", (address, value) => {
  expect(() => new EvCharger().map.writeRegisters(address, [value])).toThrow("exception 3");
});

test("values are read one by one", () => {
  const { map } = new EvCharger();
  expect(() => map.readRegisters("holding", 1008, 4)).toThrow("exception 2");
  expect(() => map.readRegisters("holding", 1009, 2)).toThrow("exception 2");
});

test("served, it keeps the clock's pace and answers as unit 255", async () => {
  const clock = new FakeClock();
  const charger = new EvCharger();
  const site = await charger.serve({ clock });
  await clock.advance(36_000);
  expect(charger.state.sessionWh).toBeCloseTo(110.4);
  const client = await RawModbusClient.open(site.port);
  expect(await client.request([3, 0x03, 0xe8, 0, 2], { unitId: 255 })).toEqual([3, 4, 0, 0, 0, 3]);
  client.close();
  await site.close();
  expect(clock.pendingCount).toBe(0);
});

test("a house it is connected to draws its power on each phase", () => {
  const plant = new SunspecPlant({ models: { 1: [1, 203] }, startLocalHour: 23, speed: 0 });
  const charger = new EvCharger({ phases: 2, speed: 0 });
  const before = plant.state;
  plant.connect(charger);
  const { phases, gridW, loadW } = plant.state;
  expect(loadW - before.loadW).toBeCloseTo(charger.state.powerW);
  expect(gridW - before.gridW).toBeCloseTo(charger.state.powerW);
  expect(phases.map(({ loadW: w }, i) => Math.round(w - (before.phases[i]?.loadW ?? 0)))).toEqual([
    3680, 3680, 0,
  ]);
  charger.setCurrent(6);
  plant.advance(1_000);
  expect(plant.state.loadW - charger.state.powerW).toBeLessThan(before.loadW + 2_000);
});
