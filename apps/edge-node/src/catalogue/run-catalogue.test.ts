import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ProgramRun } from "../testing/program-run.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "edge-node-"));
  await mkdir(join(directory, "drivers", "lua"), { recursive: true });
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

const put = (name: string, source: string) => writeFile(join(directory, "drivers", "lua", name), source);
const catalogue = (...args: string[]) => ProgramRun.result(["driver", "catalogue", ...args]);

test("tells which drivers work on a simulated device and what is wrong with the others", async () => {
  await put(
    "good.lua",
    `PROTOCOL = "modbus"
    function driver_init(config) end
    function driver_poll() host.emit("meter", { w = host.modbus_read(1, 1)[1] }) end
    function driver_command(action) return false end
    function driver_default_mode() end`,
  );
  await put(
    "raises.lua",
    `PROTOCOL = "modbus" function driver_init() error("no way", 0) end function driver_poll() end`,
  );
  await put("broken.lua", "x = = 1");
  // The name picks the device: this one publishes on MQTT.
  await put(
    "heishamon.lua",
    `PROTOCOL = "mqtt"
    function driver_init() host.mqtt_subscribe("panasonic_heat_pump/#") end
    function driver_poll() host.emit_metric("messages", #host.mqtt_messages()) end`,
  );
  const { exitCode, stdout } = await catalogue(directory, "--json");
  expect(exitCode).toBe(1);
  const { summary, drivers } = JSON.parse(stdout) as { summary: object; drivers: object[] };
  expect(summary).toEqual({
    drivers: 4,
    initialised: 2,
    polled: 3,
    commandable: 1,
    commanded: 1,
    emitting: 1,
    metricsOnly: 1,
  });
  expect(drivers).toMatchObject([
    { driver: "broken", errors: ["broken.lua:1: unexpected symbol near '='"] },
    { driver: "good", init: true, poll: true, command: true, default: true, emitted: ["meter"], errors: [] },
    { driver: "heishamon", protocol: "mqtt", init: true, poll: true, metrics: 3, errors: [] },
    { driver: "raises", init: false, poll: true, errors: ["init: no way"] },
  ]);
});

test("a path without drivers is the caller's mistake", async () => {
  expect(await catalogue(join(directory, "nowhere"))).toMatchObject({ exitCode: 2 });
  expect(await catalogue(directory)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("no drivers there") as string,
  });
});
