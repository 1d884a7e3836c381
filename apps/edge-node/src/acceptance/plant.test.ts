import { SunspecPlant, type SunspecSite } from "@sourceful/simulator";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ContractMaster } from "../testing/contract-master.ts";
import { NodeStand, STAND_BUSES } from "../testing/node-stand.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
/** Longer than a busy machine keeps heartbeats back, s. */
const WATCHDOG_S = 8;
const CURTAIL = { action: "curtail" };

let plant: SunspecPlant;
let site: SunspecSite;
let stand: NodeStand;
let battery: ContractMaster;
let panels: ContractMaster;
let freeW: number;
const timers: NodeJS.Timeout[] = [];

/** A sunny noon: the battery charges as it likes, the panels give what they can. */
beforeEach(async () => {
  plant = new SunspecPlant({ seed: 3, startLocalHour: 12, cloudiness: 0 });
  freeW = plant.state.inverterAcW;
  site = await plant.serve();
  const ders = ["battery", "pv"].map((type) => ({ type, enabled: true }));
  const at = { host: "127.0.0.1", port: site.port, unit_id: 1 };
  const device = { sn: "INV-1", register_map: "sunspec", ...at, ders, config: { poll_ms: 500 } };
  const devices = [{ ...device, control: { watchdog_s: WATCHDOG_S } }];
  const [embedded] = STAND_BUSES;
  if (!embedded) throw new Error("no bus");
  stand = await NodeStand.open(embedded, { "devices.json": { devices } });
  const peer = await stand.start();
  battery = new ContractMaster("gw-1", "INV-1", "battery");
  panels = new ContractMaster("gw-1", "INV-1", "pv");
  for (const master of [battery, panels]) master.peer = peer;
  await peer.until(({ heard }) => heard.find(({ subject }) => subject.endsWith("pv.telemetry.json.v1")));
});
afterEach(async () => {
  for (const timer of timers.splice(0)) clearInterval(timer);
  await stand?.close();
  await site?.close();
});

const batteryW = () => plant.state.battery?.powerW ?? Number.NaN;

/** Heartbeats until the test is over, or the timer is cleared. */
function keepAlive(master: ContractMaster): NodeJS.Timeout {
  const timer = setInterval(() => master.heartbeat(), 200);
  timers.push(timer);
  return timer;
}

test("battery and panels of one inverter are commanded, and let go, each by itself", async () => {
  await battery.take(-1000);
  const beats = keepAlive(battery);
  await panels.take(1500, CURTAIL);
  keepAlive(panels);
  await vi.waitFor(() => {
    expect(batteryW()).toBeCloseTo(-1000, -1);
    expect(plant.state.inverterAcW).toBeCloseTo(1500, -1);
  }, PATIENCE);
  // Refused by the device's rating, and nothing changes.
  expect(await battery.outcome(battery.command(99_000))).toMatchObject({ status: "failed" });
  expect(batteryW()).toBeCloseTo(-1000, -1);
  clearInterval(beats);
  await vi.waitFor(() => expect(batteryW()).toBeGreaterThan(-500), PATIENCE);
  expect(plant.state.inverterAcW).toBeLessThan(1600);
  expect(await panels.answers(panels.command(0, { action: "deinit" }))).toEqual(["ack", "executed"]);
  await vi.waitFor(() => expect(plant.state.inverterAcW).toBeGreaterThan(2000), PATIENCE);
});

test("an inverter whose node loses its power falls back by itself", async () => {
  await panels.take(100, CURTAIL);
  keepAlive(panels);
  await vi.waitFor(() => expect(plant.state.inverterAcW).toBeLessThan(200), PATIENCE);
  await stand.kill();
  await vi.waitFor(() => expect(plant.state.inverterAcW).toBeGreaterThan(freeW / 2), PATIENCE);
});
