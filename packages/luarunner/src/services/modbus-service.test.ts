import { ModbusException, type ModbusUnit } from "@sourceful/modbus";
import { describe, expect, test } from "vitest";
import { openRuntime, type RuntimeSetup } from "../testing/open-runtime.ts";

const READ = `local function read(address, count)
  local ok, registers = pcall(host.modbus_read, address, count)
  return ok and registers[count] or registers
end
`;

const DRIVER = `${READ}
function driver_poll() return read(10, 2), read(20, 1), read(40, 1) end
function driver_command() return driver_poll() end
`;

test("a driver hears what the device says of itself", async () => {
  const source = `function driver_poll()
    local names = host.modbus_identify()
    return names.vendor, names.model, names.revision == nil
  end`;
  const unit: Partial<ModbusUnit> = {
    requests: 0,
    readIdentification: () =>
      Promise.resolve(
        new Map([
          [0, "ACME"],
          [2, ""],
          [5, "X1"],
        ]),
      ),
  };
  const { call, close } = await openRuntime(source, { unit });
  const report = await call("driver_poll");
  await close();
  expect(report.returned).toEqual(["ACME", "X1", true]);
  expect(report.readOutcome).toEqual({ succeeded: 1, refused: 0, failed: 0 });
});

/** Register n holds n plus ten thousand for every write; registers in `missing` are refused. */
function device(missing: readonly number[] = []) {
  const asked: string[] = [];
  let writes = 0;
  const unit: Partial<ModbusUnit> = {
    get requests() {
      return asked.length;
    },
    async readRegisters(_kind, address, count) {
      asked.push(`${address}+${count}`);
      if (missing.some((register) => address <= register && register < address + count)) {
        throw new ModbusException({ functionCode: 3, exceptionCode: 2 });
      }
      const data = Buffer.alloc(2 * count);
      for (let i = 0; i < count; i++) data.writeUInt16BE(address + i + 10_000 * writes, 2 * i);
      return data;
    },
    async writeRegister(address) {
      asked.push(`write ${address}`);
      writes += 1;
    },
  };
  return { unit, asked };
}

async function withDriver(
  setup: RuntimeSetup & { missing?: readonly number[]; source?: string },
  use: (
    run: (name: string) => Promise<{ asked: string[]; returned: unknown[]; requests: number }>,
  ) => Promise<void>,
): Promise<void> {
  const { unit, asked } = device(setup.missing);
  const opened = await openRuntime(setup.source ?? DRIVER, { unit, ...setup });
  try {
    await use(async (name) => {
      const before = asked.length;
      const { returned, requests, reads } = await opened.call(name);
      expect(reads.length).toBeGreaterThan(1);
      return { asked: asked.slice(before), returned, requests };
    });
  } finally {
    await opened.close();
  }
}

describe("the reads of a poll", () => {
  test("are merged from the second poll on, and the report counts what went out", async () => {
    await withDriver({}, async (run) => {
      expect(await run("driver_poll")).toEqual({
        asked: ["10+2", "20+1", "40+1"],
        returned: [11, 20, 40],
        requests: 3,
      });
      expect(await run("driver_poll")).toEqual({
        asked: ["10+11", "40+1"],
        returned: [11, 20, 40],
        requests: 2,
      });
    });
  });

  test("are merged across the gap the device was configured for", async () => {
    await withDriver({ modbus: { mergeGap: 30 } }, async (run) => {
      await run("driver_poll");
      expect((await run("driver_poll")).asked).toEqual(["10+31"]);
    });
  });

  test("go out as they are without the planner", async () => {
    await withDriver({ modbus: { readPlanner: false } }, async (run) => {
      await run("driver_poll");
      expect((await run("driver_poll")).asked).toEqual(["10+2", "20+1", "40+1"]);
    });
  });

  test.each([
    ["a write", "host.write(50, 1)", ["10+11", "write 50", "20+1"], 10_020],
    ["a sleep", "host.sleep(1)", ["10+11", "20+1"], 20],
  ])("are fetched anew after %s", async (_name, between, requests, value) => {
    const source = `${READ}
      local polls = 0
      function driver_poll()
        polls = polls + 1
        local first = read(10, 2)
        if polls > 1 then ${between} end
        return first, read(20, 1)
      end`;
    await withDriver({ source }, async (run) => {
      await run("driver_poll");
      const { asked, returned } = await run("driver_poll");
      expect(asked).toEqual(requests);
      expect(returned).toEqual([11, value]);
    });
  });

  test("that are refused give the driver the error a single read gives", async () => {
    await withDriver({ missing: [20] }, async (run) => {
      const first = await run("driver_poll");
      expect(first.returned[1]).toContain("illegal data address");
      expect((await run("driver_poll")).returned).toEqual(first.returned);
    });
  });
});

test("a command reads as it asks", async () => {
  await withDriver({}, async (run) => {
    await run("driver_poll");
    await run("driver_poll");
    expect((await run("driver_command")).asked).toEqual(["10+2", "20+1", "40+1"]);
  });
});

test("a gap that is refused is told once, and spared when it is known", async () => {
  const told: unknown[] = [];
  const gap = { kind: "holding" as const, from: 11, to: 20 };
  await withDriver({ missing: [15], onLearned: (gaps) => told.push(gaps) }, async (run) => {
    for (let i = 0; i < 4; i++) await run("driver_poll");
  });
  expect(told).toEqual([[gap]]);
  await withDriver({ missing: [15], modbus: { forbiddenGaps: [gap] } }, async (run) => {
    await run("driver_poll");
    expect((await run("driver_poll")).asked).toEqual(["10+2", "20+1", "40+1"]);
  });
});
