import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger } from "@sourceful/domain";
import { RecordingLogger } from "@sourceful/domain/testing";
import { DevicePlane } from "@sourceful/luarunner";
import { ModbusServer, RegisterBank } from "@sourceful/simulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LearnedStore } from "./learned-store.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "learned-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const gap = { kind: "holding" as const, from: 5, to: 9 };

test("what is kept is there after a restart, for its device only", async () => {
  const folder = join(directory, "new");
  const store = await LearnedStore.load(folder, silentLogger);
  store.keep("SN/1", [gap]);
  store.keep("SN/1", [gap, { kind: "input", from: 0, to: 65_535 }]);
  await store.close();
  const again = await LearnedStore.load(folder, silentLogger);
  expect(again.of("SN/1")).toEqual([gap, { kind: "input", from: 0, to: 65_535 }]);
  expect(again.of("SN2")).toEqual([]);
  expect(await readdir(folder)).toEqual(["SN%2F1.json"]);
});

describe("what is not usable", () => {
  test.each([
    ["no JSON", "{"],
    ["no list", '{"forbiddenGaps": {}}'],
    ["another kind", '{"forbiddenGaps": [{"kind": "coil", "from": 1, "to": 2}]}'],
    ["no address", '{"forbiddenGaps": [{"kind": "holding", "from": 1, "to": 65536}]}'],
    ["null", "null"],
  ])("is named and done without: %s", async (_name, text) => {
    await writeFile(join(directory, "SN1.json"), text);
    await writeFile(join(directory, "SN2.json"), JSON.stringify({ forbiddenGaps: [gap] }));
    const logger = new RecordingLogger();
    const store = await LearnedStore.load(directory, logger);
    expect(store.of("SN1")).toEqual([]);
    expect(store.of("SN2")).toEqual([gap]);
    expect(logger.lines.map(({ message }) => message)).toEqual(["learned reads not usable"]);
  });

  test("includes a place that is no folder, to read from and to write to", async () => {
    const file = join(directory, "file");
    await writeFile(file, "");
    const logger = new RecordingLogger();
    const store = await LearnedStore.load(file, logger);
    store.keep("SN1", [gap]);
    await store.close();
    expect(store.of("SN1")).toEqual([gap]);
    expect(logger.lines.map(({ message }) => message)).toEqual([
      "learned reads not usable",
      "learned reads not stored",
    ]);
  });
});

test("a device that refuses a gap is asked across it in the first of two lives only", async () => {
  const holding = { 10: [1, 2], 14: [3, 4], 20: [5] };
  const server = new ModbusServer({ units: { 1: new RegisterBank({ holding }) } });
  const port = await server.listen();
  const source = `function driver_poll()
    for _, block in ipairs({ { 10, 2 }, { 14, 2 }, { 20, 1 } }) do host.modbus_read(block[1], block[2]) end
  end`;

  async function live(): Promise<{ refusals: number; reads: string[] }> {
    server.clearRequests();
    const memory = await LearnedStore.load(directory, silentLogger);
    const plane = new DevicePlane({ logger: silentLogger, workers: 1, readMemory: memory });
    const grants = { modbus: { host: "127.0.0.1", port, unitId: 1 } };
    const session = await plane.open({ deviceId: "SN1", driverName: "gaps", source, grants });
    for (let i = 0; i < 4; i++) {
      const { ok, readOutcome } = await session.call("driver_poll", [], { deadlineMs: 10_000 });
      expect({ ok, readOutcome }).toEqual({ ok: true, readOutcome: { succeeded: 3, refused: 0, failed: 0 } });
    }
    await plane.close();
    await memory.close();
    const { requests } = server;
    return {
      refusals: requests.filter(({ outcome }) => outcome === "refused").length,
      reads: requests
        .slice(-3)
        .map(({ request }) => (request && "count" in request ? `${request.address}` : "")),
    };
  }

  try {
    expect((await live()).refusals).toBeGreaterThan(0);
    expect(await live()).toEqual({ refusals: 0, reads: ["10", "14", "20"] });
  } finally {
    await server.close();
  }
});
