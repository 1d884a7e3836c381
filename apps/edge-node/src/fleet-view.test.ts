import { FakeClock } from "@sourceful/domain/testing";
import {
  buildSubject,
  type DeviceState,
  encodeMessage,
  type GatewayStateContext,
  gatewayStateMessage,
  telemetryMessage,
} from "@sourceful/messaging";
import { beforeEach, expect, test } from "vitest";
import { deviceFleetTable } from "./device-fleet-table.ts";
import { FleetView } from "./fleet-view.ts";
import { gatewayFleetTable } from "./gateway-fleet-table.ts";

let clock: FakeClock;
let fleet: FleetView;
beforeEach(() => {
  clock = new FakeClock();
  fleet = new FleetView(clock);
});

function tellState(serial: string, ...devices: DeviceState[]): boolean {
  return tell(serial, { devices });
}

function tell(serial: string, parts: Pick<GatewayStateContext, "devices" | "journal" | "uplink">): boolean {
  const about = { version: "1.2.3", platform: "linux-arm64", atMs: clock.nowMs() };
  const message = gatewayStateMessage({ serial, ...about, ...parts });
  return fleet.take({ subject: buildSubject("gatewayState", { serial }), data: encodeMessage(message) });
}

function tellBattery(serial: string, deviceId: string, powerW: number): boolean {
  const context = { make: "ACME", atMs: clock.nowMs(), readTimeMs: 5 };
  const message = telemetryMessage("battery", { w: powerW, soc: 0.5 }, context);
  const subject = buildSubject("telemetry", { serial, deviceId, derType: "battery" });
  return fleet.take({ subject, data: encodeMessage(message) });
}

const device = (sn: string, more: Partial<DeviceState> = {}): DeviceState => ({
  sn,
  connected: true,
  ders: [],
  driver: "acme",
  ...more,
});

test("shows every gateway with its devices and their readings, folded to our names", () => {
  expect(tellState("gw-b", device("B1", { connected: false, error: "no answer" }))).toBe(true);
  expect(tellBattery("gw-a", "A1", -1500)).toBe(true);
  tellState("gw-a", device("A1", { poll_ms: 12 }));
  const lines = deviceFleetTable(fleet, clock.nowMs()).split("\n");
  expect(lines[0]).toBe("gw-a  1.2.3  linux-arm64  heard 0.0 s ago");
  expect(lines[2]).toMatch(
    /^A1 +acme \(ACME\) +connected +battery +-1\.50 kW +discharging +50 % +0\.0 s +12 ms$/,
  );
  expect(lines.slice(4)).toEqual([expect.stringContaining("gw-b"), expect.anything(), expect.anything()]);
  expect(lines.at(-1)).toMatch(/^B1 +acme +no answer$/);
});

test("shows a line per gateway, with what troubles it", () => {
  tellState("gw-b", device("B1", { connected: false, error: "no answer" }), device("B2"));
  const uplink = {
    kind: "leaf",
    url: "nats://up:7422",
    connected: true,
    since_s: clock.nowMs() / 1000,
    outages: 0,
  };
  const journal = { last_seq: 7, unkept: 3, receivers: [], failure: "disk full" };
  tell("gw-a", { devices: [device("A1")], uplink, journal });
  const lines = gatewayFleetTable(fleet, clock.nowMs() + 90_000).split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/^gw-a +1\.2\.3 +linux-arm64 +1 of 1 +leaf 90 s +90 s +journal: disk full$/);
  expect(lines[2]).toMatch(/^gw-b +1\.2\.3 +linux-arm64 +1 of 2 +90 s +B1: no answer$/);
});

test("more gateways or devices than fit are counted, not kept", () => {
  const state = () => tellState("gw-a", ...Array.from({ length: 1_001 }, (_, index) => device(`D${index}`)));
  expect(state()).toBe(false);
  expect(tellBattery("gw-a", "one-more", 1)).toBe(false);
  for (let index = 0; index < 10_000; index++) tellState(`gw-${index}`);
  expect(fleet.gateways.size).toBe(10_000);
  expect(fleet.gateways.get("gw-a")?.devices.size).toBe(1_000);
  expect(fleet.turnedAway).toBe(3);
  expect(gatewayFleetTable(fleet, clock.nowMs())).toContain(
    "3 messages of more gateways or devices than fit",
  );
});

test("a gateway that falls silent goes, one that still speaks stays", async () => {
  tellState("gw-a", device("A1"));
  tellState("gw-b", device("B1"));
  await clock.advance(50_000);
  tellState("gw-b", device("B1"));
  await clock.advance(10_001);
  expect(fleet.evict()).toEqual(["gw-a"]);
  expect([...fleet.gateways.keys()]).toEqual(["gw-b"]);
});

test("a reading goes when no newer one comes, later for a device that is polled slowly", async () => {
  tellBattery("gw-a", "quick", 1);
  tellBattery("gw-a", "slow", 1);
  await clock.advance(60_001);
  tellState("gw-a", device("quick"), device("slow", { poll_interval_ms: 60_000 }));
  fleet.evict();
  const readings = [...(fleet.gateways.get("gw-a")?.devices.values() ?? [])].map(
    ({ sn, readings: { size } }) => [sn, size],
  );
  expect(readings).toEqual([
    ["quick", 0],
    ["slow", 1],
  ]);
});

test("a device that is no longer configured goes with the next state", () => {
  tellState("gw-a", device("A1"), device("A2"));
  tellState("gw-a", device("A2"));
  expect([...(fleet.gateways.get("gw-a")?.devices.keys() ?? [])]).toEqual(["A2"]);
});

test("a damaged message is counted and changes nothing", () => {
  const subject = buildSubject("gatewayState", { serial: "gw-a" });
  expect(fleet.take({ subject, data: Buffer.from("{") })).toBe(false);
  expect(fleet.take({ subject: "gateways.gw-a.hugin.probe", data: Buffer.from("{}") })).toBe(false);
  expect(fleet.gateways.size).toBe(0);
  expect(deviceFleetTable(fleet, 0)).toContain("1 messages were damaged");
});

test("what comes over the network cannot steer the terminal", () => {
  tellState("gw-a", device("A1", { connected: false, error: "\u001b[2Jgone\u0007" }));
  expect(deviceFleetTable(fleet, clock.nowMs())).toMatch(/acme +\[2Jgone$/);
});
