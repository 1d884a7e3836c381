import { execFile, spawnSync } from "node:child_process";
import { FakeClock } from "@sourceful/domain/testing";
import { describe, expect, test } from "vitest";
import { RawModbusClient } from "./raw-modbus-client.ts";
import { sunspecLayout } from "./sunspec-layout.ts";
import type { SunspecMap } from "./sunspec-map.ts";
import { SunspecPlant } from "./sunspec-plant.ts";
import { SUNSPEC_VARIANTS, type SunspecVariant } from "./sunspec-variants.ts";

const python = "/usr/bin/python3";
const hasPymodbus = spawnSync(python, ["-c", "import pymodbus"]).status === 0;

describe.each(Object.keys(SUNSPEC_VARIANTS) as SunspecVariant[])("variant %s", (variant) => {
  test.each([0, 40_000, 50_000])("serves its models at base %i", (base) => {
    const plant = new SunspecPlant({ models: variant, base, speed: 0 });
    for (const [unit, models] of Object.entries(SUNSPEC_VARIANTS[variant])) {
      expect(walk(plant.map(Number(unit)), base)).toEqual(models);
    }
  });
});

describe("what the registers say is what is true", () => {
  const plant = new SunspecPlant({ seed: 4, startLocalHour: 17, speed: 0 });
  plant.advance(7_200_000);
  const { readings, state } = plant;
  const point = (model: number, name: string) => valueOf(plant.map(), model, name);

  test("at the meter", () => {
    expect(point(203, "W")).toBe(Math.round(state.gridW));
    expect(point(203, "WphB")).toBe(Math.round(state.phases[1]?.gridW ?? Number.NaN));
    expect(point(203, "PhVphC")).toBeCloseTo(state.phases[2]?.voltageV ?? Number.NaN, 1);
    expect(point(203, "TotWhImp")).toBe(Math.round(state.importedWh));
    expect(point(203, "TotWhExp")).toBe(Math.round(state.exportedWh));
  });

  test("at the inverter, whose generation is positive", () => {
    expect(point(103, "W")).toBe(Math.round(state.inverterAcW));
    expect(point(103, "WH")).toBe(Math.round(state.inverterOutWh));
    expect(point(103, "Hz")).toBeCloseTo(state.frequencyHz, 2);
  });

  test("at the battery, whose discharge is positive", () => {
    expect(point(802, "W")).toBe(Math.round(-(state.battery?.powerW ?? Number.NaN)));
    expect(point(802, "SoC")).toBeCloseTo((state.battery?.soc ?? Number.NaN) * 100, 1);
    expect(point(124, "ChaState")).toBeCloseTo((state.battery?.soc ?? Number.NaN) * 100, 1);
  });

  test("and in canonical readings, with generation negative", () => {
    expect(readings.meter.w).toBe(state.gridW);
    expect(readings.inverter.w).toBe(-state.inverterAcW);
    expect(readings.pv.w).toBeLessThan(0);
    expect(readings.battery?.w).toBe(state.battery?.powerW);
  });
});

test("a meter that counts export as positive says so in power only", () => {
  const options = { startLocalHour: 12, battery: false, speed: 0 } as const;
  const plant = new SunspecPlant({ ...options, isMeterExportPositive: true });
  expect(plant.state.gridW).toBeLessThan(-1000);
  expect(valueOf(plant.map(), 203, "W")).toBe(Math.round(-plant.state.gridW));
  expect(valueOf(plant.map(), 203, "TotWhImp")).toBe(Math.round(plant.state.importedWh));
});

test("phases and battery follow from the models, unless they are given", () => {
  expect(new SunspecPlant({ models: "singlePhase", speed: 0 }).state.phases.length).toBe(1);
  expect(new SunspecPlant({ models: "splitPhase", speed: 0 }).state.phases.length).toBe(2);
  expect(new SunspecPlant({ models: "singlePhase", speed: 0 }).state.battery).toBeUndefined();
  expect(new SunspecPlant({ models: { 1: [1, 103] }, phases: 1, speed: 0 }).state.phases.length).toBe(1);
});

test("a model that nobody knows is refused", () => {
  expect(() => new SunspecPlant({ models: { 1: [1, 64_000] } })).toThrow("SunSpec model 64000");
});

describe("controls over registers", () => {
  test("storage rates with a timer charge from the grid and fall back", () => {
    const plant = new SunspecPlant({ startLocalHour: 22, speed: 0 });
    write(plant, 124, "OutWRte", [0x10000 - 3000, 3000, 0, 90]);
    write(plant, 124, "StorCtl_Mod", [3]);
    expect(plant.state.battery?.powerW).toBeCloseTo(1500);
    expect(valueOf(plant.map(), 802, "ChaSt")).toBe(4);
    plant.advance(90_000);
    expect(valueOf(plant.map(), 124, "StorCtl_Mod")).toBe(0);
    expect(plant.state.battery?.powerW).toBeLessThan(0);
  });

  test("the power limit of model 123 throttles the panels", () => {
    const plant = new SunspecPlant({ startLocalHour: 12, cloudiness: 0, battery: false, speed: 0 });
    write(plant, 123, "WMaxLimPct", [200]);
    write(plant, 123, "WMaxLim_Ena", [1]);
    expect(plant.state.inverterAcW).toBeCloseTo(2000);
    write(plant, 123, "WMaxLim_Ena", [0]);
    expect(plant.state.inverterAcW).toBeGreaterThan(5000);
  });

  test("the set-point of model 704 counts its time down and reverts", () => {
    const plant = new SunspecPlant({ models: "der", startLocalHour: 22, speed: 0 });
    write(plant, 704, "WSetRvrtTms", [0, 120]);
    write(plant, 704, "WSetEna", [1, 1, 0xffff, 0x10000 - 2500]);
    expect(plant.state.inverterAcW).toBeCloseTo(-2500);
    plant.advance(20_000);
    expect(valueOf(plant.map(), 704, "WSetRvrtRem")).toBe(100);
    plant.advance(100_000);
    expect(valueOf(plant.map(), 704, "WSetEna")).toBe(0);
    expect(plant.state.inverterAcW).toBeGreaterThan(0);
  });

  test("a set-point that is written again starts its time anew", () => {
    const plant = new SunspecPlant({ models: "der", startLocalHour: 22, speed: 0 });
    write(plant, 704, "WSetRvrtTms", [0, 15]);
    write(plant, 704, "WSetEna", [1, 1, 0xffff, 0x10000 - 2500]);
    for (let i = 0; i < 4; i++) {
      plant.advance(14_400);
      expect(valueOf(plant.map(), 704, "WSetRvrtRem")).toBe(1);
      write(plant, 704, "WSetEna", [1, 1, 0xffff, 0x10000 - 2500]);
    }
    plant.advance(14_999);
    expect(plant.state.inverterAcW).toBeCloseTo(-2500);
    plant.advance(1);
    expect(plant.state.inverterAcW).toBeGreaterThan(0);
  });

  test("timers keep the clock's pace when the day goes faster", async () => {
    const clock = new FakeClock();
    const plant = new SunspecPlant({ models: "der", startLocalHour: 22, speed: 60 });
    const site = await plant.serve({ clock });
    write(plant, 704, "WSetRvrtTms", [0, 10]);
    write(plant, 704, "WSetEna", [1, 1, 0xffff, 0x10000 - 1000]);
    await clock.advance(9_750);
    expect(plant.state.elapsedMs).toBe(585_000);
    expect(plant.state.inverterAcW).toBeCloseTo(-1000);
    expect(valueOf(plant.map(), 704, "WSetRvrtRem")).toBe(1);
    await clock.advance(250);
    expect(plant.state.inverterAcW).toBeGreaterThan(0);
    await site.close();
  });

  test("percentages of model 704 refer to the power set in model 702", () => {
    const plant = new SunspecPlant({ models: "der", startLocalHour: 12, cloudiness: 0, speed: 0 });
    write(plant, 702, "WMax", [5000]);
    write(plant, 704, "WMaxLimPctEna", [1, 500]);
    expect(plant.state.inverterAcW).toBeCloseTo(2500);
    write(plant, 704, "WSetEna", [1, 0]);
    write(plant, 704, "WSetPct", [200]);
    expect(plant.state.inverterAcW).toBeCloseTo(1000);
  });

  test("a value that a device cannot mean is refused and nothing changes", () => {
    const plant = new SunspecPlant({ speed: 0 });
    expect(() => write(plant, 124, "StorCtl_Mod", [4])).toThrow("StorCtl_Mod = 4");
    expect(() => write(plant, 123, "WMaxLimPct", [1001])).toThrow();
    expect(valueOf(plant.map(), 124, "StorCtl_Mod")).toBe(0);
  });
});

describe("model 715", () => {
  const commanded = () => {
    const plant = new SunspecPlant({ models: "derHeartbeat", startLocalHour: 12, cloudiness: 0, speed: 0 });
    write(plant, 704, "WMaxLimPctEna", [1, 200]);
    return plant;
  };
  const isHeld = ({ state }: SunspecPlant) => Math.abs(state.inverterAcW - 2000) < 1;

  test("the device's heartbeat counts its seconds", () => {
    const plant = commanded();
    plant.advance(61_900);
    expect(valueOf(plant.map(), 715, "DERHb")).toBe(61);
  });

  test("a controller that was never heard is not missed", () => {
    const plant = commanded();
    plant.advance(3_600_000);
    expect(isHeld(plant)).toBe(true);
  });

  test("a controller's heartbeat that stands still for 10 s ends what it commanded", () => {
    const plant = commanded();
    for (let beat = 1; beat <= 20; beat++) {
      write(plant, 715, "ControllerHb", [0, beat]);
      plant.advance(9_000);
      expect(isHeld(plant)).toBe(true);
    }
    write(plant, 715, "ControllerHb", [0, 20]);
    plant.advance(999);
    expect(isHeld(plant)).toBe(true);
    plant.advance(1);
    expect(isHeld(plant)).toBe(false);
    expect(valueOf(plant.map(), 704, "WMaxLimPctEna")).toBe(0);
  });

  test("local control ends what was commanded and refuses more", () => {
    const plant = commanded();
    plant.setLocalControl(true);
    expect(isHeld(plant)).toBe(false);
    expect(valueOf(plant.map(), 715, "LocRemCtl")).toBe(1);
    expect(() => write(plant, 704, "WMaxLimPctEna", [1, 200])).toThrow("local control");
    plant.setLocalControl(false);
    write(plant, 704, "WMaxLimPctEna", [1, 200]);
    expect(isHeld(plant)).toBe(true);
  });
});

describe("served", () => {
  test("simulated time follows the clock at its speed, read or not", async () => {
    const clock = new FakeClock();
    const plant = new SunspecPlant({ speed: 60 });
    const site = await plant.serve({ clock });
    await clock.advance(1000);
    expect(plant.state.elapsedMs).toBe(60_000);
    await site.close();
    expect(clock.pendingCount).toBe(0);
    await clock.advance(1000);
    expect(plant.state.elapsedMs).toBe(60_000);
  });

  test("each request sees its own moment", async () => {
    const clock = new FakeClock();
    const plant = new SunspecPlant({ speed: 1 });
    const site = await plant.serve({ clock });
    await clock.advance(100);
    const client = await RawModbusClient.open(site.port);
    await client.request([3, 0x9c, 0x40, 0, 2]);
    expect(plant.state.elapsedMs).toBe(100);
    client.close();
    await site.close();
  });

  test("speed 0 leaves time to the caller", async () => {
    const clock = new FakeClock();
    const plant = new SunspecPlant({ speed: 0 });
    const site = await plant.serve({ clock });
    expect(clock.pendingCount).toBe(0);
    await clock.advance(5000);
    plant.advance(7);
    expect(plant.state.elapsedMs).toBe(7);
    await site.close();
  });

  test("each unit id answers with its own models, others with exception 11", async () => {
    const plant = new SunspecPlant({ models: "storageModules", speed: 0 });
    const site = await plant.serve();
    const client = await RawModbusClient.open(site.port);
    expect(await client.request([3, 0x9c, 0x86, 0, 1], { unitId: 200 })).toEqual([3, 2, 0, 213]);
    expect(await client.request([3, 0x9c, 0x86, 0, 1], { unitId: 1 })).toEqual([3, 2, 0, 113]);
    expect(await client.request([3, 0x9c, 0x86, 0, 1], { unitId: 5 })).toEqual([0x83, 11]);
    client.close();
    await site.close();
  });

  test.skipIf(!hasPymodbus)("pymodbus reads and writes it (needs python3-pymodbus)", async () => {
    const plant = new SunspecPlant({ speed: 0, startLocalHour: 22 });
    const site = await plant.serve();
    const mode = plant.map().addressOf(124, "StorCtl_Mod");
    const script = `
from pymodbus.client import ModbusTcpClient
c = ModbusTcpClient("127.0.0.1", port=${site.port}); assert c.connect()
print(c.read_holding_registers(40000, 2, slave=1).registers)
print(c.read_holding_registers(40004, 16, slave=1).registers[:5])
print(c.read_holding_registers(1, 2, slave=1).exception_code)
print(c.write_registers(${mode}, [1], slave=1).isError(), c.write_register(${mode}, 9, slave=1).exception_code)
from pymodbus.mei_message import ReadDeviceInformationRequest
print(c.execute(ReadDeviceInformationRequest(unit=1)).information[0].decode())
c.close()`;
    const { stdout, stderr } = await run(script);
    await site.close();
    expect(stderr).toBe("");
    expect(stdout.trim().split("\n")).toEqual([
      "[21365, 28243]",
      "[21359, 30066, 25445, 26229, 27648]",
      "2",
      "False 3",
      "Sourceful",
    ]);
    expect(valueOf(plant.map(), 124, "StorCtl_Mod")).toBe(1);
  });
});

function run(script: string): Promise<{ stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(python, ["-c", script], (_error, stdout, stderr) => resolve({ stdout, stderr }));
  });
}

/** Model ids found from `base` on, as a client finds them. */
function walk(map: SunspecMap, base: number): number[] {
  expect(map.readRegisters("holding", base, 2)).toEqual([0x5375, 0x6e53]);
  const ids: number[] = [];
  for (let address = base + 2; ; ) {
    const [id = 0, length = 0] = map.readRegisters("holding", address, 2);
    if (id === 0xffff) return ids;
    ids.push(id);
    address += 2 + length;
  }
}

/** A numeric point of a model as a client would work it out. */
function valueOf(map: SunspecMap, modelId: number, name: string): number {
  const raw = (pointName: string): number => {
    const point = sunspecLayout(modelId).points.find((candidate) => candidate.name === pointName);
    const address = map.addressOf(modelId, pointName);
    if (!point || address === undefined) throw new Error(`no point ${pointName} in model ${modelId}`);
    const registers = map.readRegisters("holding", address, point.size);
    const unsigned = registers.reduce((value, register) => value * 0x10000 + register, 0);
    const isSigned = ["int16", "int32", "sunssf"].includes(point.type);
    return isSigned && (registers[0] ?? 0) >= 0x8000 ? unsigned - 2 ** (16 * point.size) : unsigned;
  };
  const scale = sunspecLayout(modelId).points.find((point) => point.name === name)?.scale;
  return raw(name) * (scale ? 10 ** raw(scale) : 1);
}

function write(plant: SunspecPlant, modelId: number, name: string, registers: number[]): void {
  plant.map().writeRegisters(plant.map().addressOf(modelId, name) ?? 0, registers);
}
