import { describe, expect, test } from "vitest";
import { openRuntime } from "./testing/open-runtime.ts";
import { type WriteRules, WriteScope, writeRules } from "./write-scope.ts";

const FREE: WriteRules = { isReadOnly: false, signInPaths: [] };

describe("a scope", () => {
  test("of none refuses every write", () => {
    expect(new WriteScope(FREE, "none").take()).toBe("write refused: this call may not write");
  });

  test("that is bounded allows 128 writes and no more", () => {
    const scope = new WriteScope(FREE, "bounded");
    const answers = Array.from({ length: 130 }, () => scope.take());
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(128);
    expect(answers.at(-1)).toBe("write refused: more than 128 in one call");
  });

  test("of a read-only driver refuses writes where others may", () => {
    expect(new WriteScope({ ...FREE, isReadOnly: true }, "bounded").take()).toMatch(/read-only/);
  });

  test("knows sign-in paths exactly", () => {
    const scope = new WriteScope({ isReadOnly: true, signInPaths: ["/oauth/token"] }, "none");
    const isSignIn = ["/oauth/token", "/oauth/token/", "/oauth/token/x", "/oauth"].map((p) =>
      scope.isSignIn(p),
    );
    expect(isSignIn).toEqual([true, false, false, false]);
  });
});

describe("the rules of a driver", () => {
  test.each([
    [undefined, false, []],
    [null, false, []],
    [["read_only"], false, []],
    [{ read_only: "yes" }, false, []],
    [{ read_only: true }, true, []],
    [{ read_only: true, auth_post_path: "/oauth/token" }, true, ["/oauth/token"]],
    [{ read_only: true, auth_post_path: "oauth" }, true, []],
    [{ read_only: false, auth_post_path: "/api/settings" }, false, []],
  ])("DRIVER = %j", (driver, isReadOnly, signInPaths) => {
    expect(writeRules(driver, [])).toEqual({ isReadOnly, signInPaths });
  });

  test("keep the paths the operator granted", () => {
    expect(writeRules(undefined, ["/login"]).signInPaths).toEqual(["/login"]);
  });
});

describe("a driver's Modbus writes", () => {
  const WRITER = `
    function driver_poll(count)
      local refused = 0
      for at = 1, count do
        if host.modbus_write(40000, at % 100) then refused = refused + 1 end
      end
      return refused, host.modbus_write_multi(40000, {1, 2}), host.modbus_write_coil(1, true)
    end`;

  async function poll(source: string, count: number, writes?: "none" | "bounded") {
    const sent: number[] = [];
    const note = async (address: number) => void sent.push(address);
    const unit = { writeRegister: note, writeRegisters: note, writeCoil: note };
    const { runtime, close } = await openRuntime(source, { unit });
    const options = { deadlineMs: 5_000, ...(writes ? { writes } : {}) };
    const report = await runtime.call("driver_poll", [count], options);
    await close();
    return { report, sent };
  }

  test("stay inside in a call without writes, and each is recorded", async () => {
    const { report, sent } = await poll(WRITER, 1, "none");
    const refusal = "write refused: this call may not write";
    expect(sent).toEqual([]);
    expect(report).toMatchObject({ ok: true, returned: [1, refusal, refusal] });
    expect(report.writes.map(({ ok, error }) => ({ ok, error }))).toEqual(
      Array.from({ length: 3 }, () => ({ ok: false, error: refusal })),
    );
  });

  test("are bounded in any other call, anew each time", async () => {
    const { report, sent } = await poll(WRITER, 130);
    expect(sent).toHaveLength(128);
    expect(report.returned[0]).toBe(2);
    expect(report.writes.filter(({ ok }) => !ok)).toHaveLength(4);
  });

  test("are refused to a driver that declares itself read-only", async () => {
    const { report, sent } = await poll(`DRIVER = { read_only = true } ${WRITER}`, 1, "bounded");
    expect(sent).toEqual([]);
    expect(report.returned[0]).toBe(1);
  });

  test("are refused to a top level, before anything is known of the driver", async () => {
    const { report, sent } = await poll(
      `problem = host.modbus_write(1, 1)
      function driver_poll() return problem end`,
      0,
    );
    expect(sent).toEqual([]);
    expect(report.returned).toEqual(["write refused: this call may not write"]);
  });
});
