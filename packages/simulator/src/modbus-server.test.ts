import { FakeClock } from "@sourceful/domain/testing";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ModbusServer } from "./modbus-server.ts";
import { RawModbusClient } from "./raw-modbus-client.ts";
import { RegisterBank } from "./register-bank.ts";

const bank = () =>
  new RegisterBank({
    holding: { 10: [1, 2, 0xffff], 100: 7 },
    input: { 0: [42] },
    coils: { 0: true, 1: false, 2: true, 8: true },
    discretes: { 3: true },
  });

let units: Record<number, RegisterBank>;
let clock: FakeClock;
let server: ModbusServer;
let client: RawModbusClient;

beforeEach(async () => {
  units = { 1: bank(), 2: new RegisterBank({ unset: "zero" }) };
  clock = new FakeClock();
  server = new ModbusServer({ units, clock, logLimit: 3 });
  client = await RawModbusClient.open(await server.listen());
});

afterEach(async () => {
  client.close();
  await server.close();
});

describe("requests", () => {
  test("reads holding and input registers", async () => {
    expect(await client.request([3, 0, 10, 0, 3])).toEqual([3, 6, 0, 1, 0, 2, 0xff, 0xff]);
    expect(await client.request([4, 0, 0, 0, 1])).toEqual([4, 2, 0, 42]);
  });

  test("reads coils and discrete inputs, lowest first", async () => {
    expect(await client.request([1, 0, 0, 0, 3])).toEqual([1, 1, 0b101]);
    expect(await client.request([2, 0, 3, 0, 1])).toEqual([2, 1, 1]);
  });

  test("writes single and multiple registers and echoes them", async () => {
    expect(await client.request([6, 0, 10, 0x12, 0x34])).toEqual([6, 0, 10, 0x12, 0x34]);
    expect(await client.request([16, 0, 11, 0, 2, 4, 0, 5, 0, 6])).toEqual([16, 0, 11, 0, 2]);
    expect([10, 11, 12].map((address) => units[1]?.holding.get(address))).toEqual([0x1234, 5, 6]);
  });

  test("writes single and multiple coils", async () => {
    expect(await client.request([5, 0, 1, 0xff, 0])).toEqual([5, 0, 1, 0xff, 0]);
    expect(await client.request([15, 0, 0, 0, 3, 1, 0b100])).toEqual([15, 0, 0, 0, 3]);
    expect([0, 1, 2].map((address) => units[1]?.coils.get(address))).toEqual([false, false, true]);
  });

  test("answers as the unit id that is asked", async () => {
    expect(await client.request([3, 0, 10, 0, 1], { unitId: 2 })).toEqual([3, 2, 0, 0]);
    expect(await client.request([3, 0, 10, 0, 1], { unitId: 3 })).toEqual([0x83, 11]);
  });

  const refusals: [string, number[], number][] = [
    ["an unknown function", [7], 1],
    ["an address that is not there", [3, 0, 13, 0, 1], 2],
    ["a range past the last address", [3, 0xff, 0xff, 0, 2], 2],
    ["no registers", [3, 0, 10, 0, 0], 3],
    ["too many registers", [3, 0, 10, 0, 126], 3],
    ["too many registers to write", [16, 0, 10, 0, 124, 248, ...Array.from({ length: 240 }, () => 0)], 3],
    ["a byte count that does not fit", [16, 0, 10, 0, 1, 4, 0, 0], 3],
    ["a coil that is neither on nor off", [5, 0, 1, 0x12, 0], 3],
    ["a request with bytes missing", [3, 0, 10], 3],
    ["a request with bytes too many", [3, 0, 10, 0, 1, 0], 3],
    ["an identification that is not offered", [43, 14, 1, 0], 1],
  ];
  test.each(refusals)("refuses %s", async (_name, pdu, code) => {
    expect(await client.request(pdu)).toEqual([(pdu[0] ?? 0) | 0x80, code]);
  });

  test("a fault in the source is exception 4", async () => {
    server = await replace(
      server,
      new ModbusServer({
        units: {
          1: {
            readRegisters() {
              throw new Error("broken");
            },
          },
        },
      }),
    );
    expect(await client.request([3, 0, 0, 0, 1])).toEqual([0x83, 4]);
  });

  test("refuses reads larger than the device allows", async () => {
    server = await replace(server, new ModbusServer({ units, maxRegisters: 2 }));
    expect(await client.request([3, 0, 10, 0, 2])).toEqual([3, 4, 0, 1, 0, 2]);
    expect(await client.request([3, 0, 10, 0, 3])).toEqual([0x83, 3]);
  });

  test("identifies itself when the source does", async () => {
    const source = { identification: { 0: "Acme", 1: "X" } };
    server = await replace(server, new ModbusServer({ units: { 1: source } }));
    const acme = [...Buffer.from("Acme")];
    const both = [43, 14, 1, 0x81, 0, 0, 2, 0, 4, ...acme, 1, 1, 88];
    expect(await client.request([43, 14, 1, 0])).toEqual(both);
    expect(await client.request([43, 14, 4, 1])).toEqual([43, 14, 4, 0x81, 0, 0, 1, 1, 1, 88]);
    expect(await client.request([43, 14, 4, 9])).toEqual([0xab, 2]);
  });
});

describe("frames", () => {
  test("are understood however the network cuts them", async () => {
    const one = [0, 9, 0, 0, 0, 6, 1, 3, 0, 10, 0, 1];
    const answer = [0, 9, 0, 0, 0, 5, 1, 3, 2, 0, 1];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(24), { maxLength: 6 }), async (cuts) => {
        const bytes = Buffer.from([...one, ...one]);
        const edges = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
        for (let i = 1; i < edges.length; i++) {
          client.write(bytes.subarray(edges[i - 1], edges[i]));
          await new Promise((resolve) => setImmediate(resolve));
        }
        expect([...(await client.take(22))]).toEqual([...answer, ...answer]);
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ["another protocol", [0, 1, 0, 1, 0, 6, 1, 3, 0, 0, 0, 1]],
    ["an impossible length", [0, 1, 0, 0, 1, 0, 1, 3, 0, 0, 0, 1]],
    ["no function code", [0, 1, 0, 0, 0, 1, 1, 3]],
  ])("of %s close the connection", async (_name, bytes) => {
    client.write(Buffer.from(bytes));
    await client.closed();
    expect(server.requests).toEqual([]);
  });
});

describe("faults", () => {
  test("delay holds every answer back and keeps the order", async () => {
    server.faults.delayMs = 500;
    client.write(Buffer.from([0, 1, 0, 0, 0, 6, 1, 3, 0, 10, 0, 1, 0, 2, 0, 0, 0, 6, 1, 3, 0, 11, 0, 1]));
    await until(() => server.requests.length === 1);
    await clock.advance(499);
    expect(client.waiting).toBe(0);
    await clock.advance(1);
    expect((await client.take(11)).readUInt16BE(0)).toBe(1);
    await clock.advance(500);
    expect((await client.take(11)).readUInt16BE(0)).toBe(2);
  });

  test("drop answers nothing and stays connected", async () => {
    server.faults.forRequest = ({ functionCode }) => (functionCode === 4 ? { action: "drop" } : undefined);
    client.write(Buffer.from([0, 8, 0, 0, 0, 6, 1, 4, 0, 0, 0, 1]));
    expect(await client.request([3, 0, 10, 0, 1])).toEqual([3, 2, 0, 1]);
    expect(server.requests.map(({ outcome }) => outcome)).toEqual(["dropped", "answered"]);
  });

  test("exception refuses what would have worked", async () => {
    server.faults.action = { exception: 6 };
    expect(await client.request([3, 0, 10, 0, 1])).toEqual([0x83, 6]);
    server.faults.clear();
    expect(await client.request([3, 0, 10, 0, 1])).toEqual([3, 2, 0, 1]);
  });

  test("wrong transaction ids come with the right data", async () => {
    server.faults.action = "wrong-transaction";
    client.write(Buffer.from([0xff, 0xff, 0, 0, 0, 6, 1, 3, 0, 10, 0, 1]));
    expect([...(await client.take(11))]).toEqual([0, 0, 0, 0, 0, 5, 1, 3, 2, 0, 1]);
  });

  test("close ends the connection instead of answering", async () => {
    server.faults.action = "close";
    await expect(client.request([3, 0, 10, 0, 1])).rejects.toThrow("closed by the server");
  });

  test("refused ranges refuse every request that touches them", async () => {
    server.faults.refusedRanges = [{ firstAddress: 11, lastAddress: 11 }];
    expect(await client.request([3, 0, 10, 0, 3])).toEqual([0x83, 2]);
    expect(await client.request([3, 0, 12, 0, 1])).toEqual([3, 2, 0xff, 0xff]);
    expect(await client.request([6, 0, 11, 0, 0])).toEqual([0x86, 2]);
  });

  test("half-open accepts and reads nothing until it is over", async () => {
    server.isHalfOpen = true;
    const late = await RawModbusClient.open(server.port);
    late.write(Buffer.from([0, 1, 0, 0, 0, 6, 1, 3, 0, 10, 0, 1]));
    client.write(Buffer.from([0, 1, 0, 0, 0, 6, 1, 3, 0, 10, 0, 1]));
    await until(() => server.connectionCount === 2);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.requests).toEqual([]);
    server.isHalfOpen = false;
    expect((await client.take(11)).length).toBe(11);
    expect((await late.take(11)).length).toBe(11);
    late.close();
  });

  test("disconnecting drops clients and accepts new ones", async () => {
    await client.request([3, 0, 10, 0, 1]);
    server.disconnectAll();
    await client.closed();
    const next = await RawModbusClient.open(server.port);
    expect(await next.request([3, 0, 10, 0, 1])).toEqual([3, 2, 0, 1]);
    expect(server.acceptedCount).toBe(2);
    next.close();
  });
});

test("the log keeps the last requests with their outcome", async () => {
  await client.request([3, 0, 10, 0, 1]);
  await client.request([3, 0, 90, 0, 1]);
  await client.request([6, 0, 10, 0, 9]);
  await client.request([9]);
  expect(server.requests).toEqual([
    {
      atMs: clock.nowMs(),
      connection: 1,
      unitId: 1,
      functionCode: 3,
      request: { action: "read-registers", functionCode: 3, kind: "holding", address: 90, count: 1 },
      outcome: "refused",
      exceptionCode: 2,
    },
    {
      atMs: clock.nowMs(),
      connection: 1,
      unitId: 1,
      functionCode: 6,
      request: { action: "write-registers", functionCode: 6, address: 10, count: 1, values: [9] },
      outcome: "answered",
    },
    {
      atMs: clock.nowMs(),
      connection: 1,
      unitId: 1,
      functionCode: 9,
      outcome: "refused",
      exceptionCode: 1,
    },
  ]);
  server.clearRequests();
  expect(server.requests).toEqual([]);
});

test("a taken port is named", async () => {
  const second = new ModbusServer({ units });
  await expect(second.listen(server.port)).rejects.toMatchObject({
    code: "address_in_use",
    message: `port ${server.port} on 127.0.0.1 is taken`,
  });
  await second.close();
});

/** Swaps the server under test and the client with it. */
async function replace(old: ModbusServer, next: ModbusServer): Promise<ModbusServer> {
  client.close();
  await old.close();
  client = await RawModbusClient.open(await next.listen());
  return next;
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 1));
}
