import { silentLogger, systemClock } from "@sourceful/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ModbusException, PlannedPoll, ReadPlan, SessionPool } from "./index.ts";
import type { ModbusEndpoint } from "./modbus-endpoint.ts";
import { hasPymodbus, PymodbusServer } from "./testing/pymodbus-server.ts";

// The peer nobody here wrote: units 1 and 2, 300 of everything, register n holds n, coil n is n odd.
describe.skipIf(!hasPymodbus())("against a pymodbus server (needs python3-pymodbus)", () => {
  const server = new PymodbusServer();
  const pool = new SessionPool({ clock: systemClock, logger: silentLogger });
  let endpoint: ModbusEndpoint;

  beforeAll(async () => {
    endpoint = await server.start();
  });

  afterAll(async () => {
    await pool.close();
    await server.stop();
  });

  const unit = (options: { unitId: number; maxRegisters?: number }) =>
    pool.acquire(endpoint).session.unit(options);
  const words = (bytes: Uint8Array) =>
    Array.from({ length: bytes.length / 2 }, (_, i) => Buffer.from(bytes).readUInt16BE(2 * i));
  const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

  test("reads registers, whole and in parts", async () => {
    expect(words(await unit({ unitId: 1 }).readRegisters("holding", 10, 125))).toEqual(range(10, 125));
    expect(words(await unit({ unitId: 2 }).readRegisters("input", 250, 50))).toEqual(range(250, 50));
    const modest = unit({ unitId: 1, maxRegisters: 7 });
    expect(words(await modest.readRegisters("input", 20, 100))).toEqual(range(20, 100));
    expect(modest.requests).toBe(15);
  });

  test("reads bits", async () => {
    const bits = range(3, 250).map((n) => n % 2 === 1);
    expect(await unit({ unitId: 1 }).readBits("coil", 3, 250)).toEqual(bits);
    expect(await unit({ unitId: 1 }).readBits("discrete", 3, 250)).toEqual(bits);
  });

  test("reads its identification, in as many answers as that takes", async () => {
    const asker = unit({ unitId: 1 });
    const objects = await asker.readIdentification();
    expect([...objects].filter(([, text]) => text !== "")).toEqual([
      [0, "Sourceful"],
      [1, "P".repeat(100)],
      [2, "1.2"],
      [4, "N".repeat(150)],
      [5, "M1"],
    ]);
    expect(asker.requests).toBe(2);
  });

  test("writes and reads back, each unit its own", async () => {
    const one = unit({ unitId: 1 });
    const two = unit({ unitId: 2 });
    const long = range(40_000, 123);
    await one.writeRegister(5, 65_535);
    await one.writeRegisters(100, long);
    await one.writeCoil(4, true);
    await one.writeCoils(20, [true, true, true, false, false, false, true, true, false, true]);
    expect(words(await one.readRegisters("holding", 5, 1))).toEqual([65_535]);
    expect(words(await one.readRegisters("holding", 100, 123))).toEqual(long);
    expect(await one.readBits("coil", 4, 1)).toEqual([true]);
    expect(await one.readBits("coil", 20, 10)).toEqual(
      [1, 1, 1, 0, 0, 0, 1, 1, 0, 1].map((bit) => bit === 1),
    );
    expect(words(await two.readRegisters("holding", 100, 123))).toEqual(range(100, 123));
    expect(await two.readBits("coil", 4, 1)).toEqual([false]);
  });

  test("an address it does not have is its exception, and the connection stays", async () => {
    const { session } = pool.acquire(endpoint);
    const thrown: unknown = await session
      .unit({ unitId: 1 })
      .readRegisters("holding", 290, 20)
      .catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ModbusException);
    expect(thrown).toMatchObject({
      message: "modbus: exception '2' (illegal data address), function '131'",
      exceptionCode: 2,
      functionCode: 3,
    });
    expect(session.stats).toMatchObject({ exceptions: 1, reconnects: 0 });
  });

  test("planned reads give what single ones do, in fewer requests", async () => {
    const device = unit({ unitId: 1 });
    const plan = new ReadPlan({ maxGap: 4 });
    // 299 is the last register it has.
    const blocks = [
      [280, 4],
      [286, 2],
      [292, 4],
      [297, 2],
      [298, 3],
      [299, 1],
      [7, 2],
    ] as const;
    const poll = async () => {
      const before = device.requests;
      const reader = new PlannedPoll(device, plan);
      const results: unknown[] = [];
      for (const [address, count] of blocks) {
        results.push(await reader.readRegisters("input", address, count).then(words, String));
      }
      return { results, requests: device.requests - before };
    };
    const first = await poll();
    expect(first.requests).toBe(7);
    expect(first.results[4]).toContain("illegal data address");
    for (let i = 0; i < 3; i++) expect(await poll()).toEqual({ results: first.results, requests: 3 });
  });

  test("when it ends, requests fail and say so", async () => {
    const one = unit({ unitId: 1 });
    await server.stop();
    await expect(one.readRegisters("holding", 0, 1)).rejects.toMatchObject({
      code: expect.stringMatching(/^connection_(failed|lost)$/),
    });
  });
});
