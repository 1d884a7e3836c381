import { afterEach, beforeEach, expect, test } from "vitest";
import { ControlSite } from "../testing/control-site.ts";

let site: ControlSite;
beforeEach(async () => {
  site = await ControlSite.create();
  site.devices = site.devices.map((device) => ({ ...device, control: { watchdog_s: 2 } }));
  await site.start();
  site.takeCalls();
});
afterEach(() => site.stop());

test("what the site guard commands holds for a minute, also where a master's watchdog is shorter", async () => {
  const command = { id: "g-1", src: "site-guard", action: "battery", power_w: 500 };
  expect(await site.gateway.command("BAT-1", "battery", command)).toEqual({ status: "executed" });
  site.takeCalls();
  await site.clock.advance(59_000);
  expect(site.takeCalls()).toEqual([]);
  await site.clock.advance(1_000);
  expect(site.takeCalls()).toEqual(["default battery"]);
});

test("a master's watchdog stays as configured", async () => {
  await site.command();
  site.takeCalls();
  await site.clock.advance(2_000);
  expect(site.takeCalls()).toEqual(["default battery"]);
});
