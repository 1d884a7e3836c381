import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { silentLogger, systemClock } from "@sourceful/domain";
import { DriverStore } from "@sourceful/drivers";
import { DevicePlane } from "@sourceful/luarunner";
import {
  type Bus,
  type BusMessage,
  connectBus,
  decodeMessage,
  type GatewayState,
} from "@sourceful/messaging";
import { TestNatsServer } from "@sourceful/messaging/testing";
import { NatsServer } from "@sourceful/nats-embedded";
import { SunspecPlant, type SunspecSite } from "@sourceful/simulator";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Gateway, LiveConfiguration, loadDevices } from "./index.ts";

const DRIVERS = fileURLToPath(new URL("../../../drivers", import.meta.url));
const PATIENCE = { timeout: 30_000, interval: 20 };

/** What was opened, closed after each test in the opposite order. */
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function openBus(url: string, name: string): Promise<Bus> {
  const bus = await connectBus({ url, name, clock: systemClock, logger: silentLogger });
  closers.push(() => bus.close());
  return bus;
}

/** A simulated house at rest, so that what is read can be held against what is true. */
async function openSite(): Promise<SunspecSite> {
  const site = await new SunspecPlant({ seed: 7, startLocalHour: 13, speed: 0 }).serve();
  closers.push(() => site.close());
  return site;
}

/** A gateway as an operator sets it up: files in a folder, a broker at a URL. */
async function openGateway(url: string, devices: object[]): Promise<{ gateway: Gateway; dataDir: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), "gateway-"));
  closers.push(() => rm(dataDir, { recursive: true }));
  await writeFile(join(dataDir, "devices.json"), JSON.stringify({ devices }));
  const store = await DriverStore.load([dataDir, DRIVERS]);
  const { devices: configured } = await loadDevices(join(dataDir, "devices.json"), store);
  const plane = new DevicePlane({ logger: silentLogger, workers: 1 });
  closers.push(() => plane.close());
  const gateway = new Gateway({
    serial: "hugin-e2e",
    version: "0.1.0",
    platform: "linux-amd64",
    bus: await openBus(url, "gateway"),
    plane,
    store,
    devices: configured,
    clock: systemClock,
    logger: silentLogger,
  });
  closers.push(() => gateway.stop());
  const live = await LiveConfiguration.start({
    gateway,
    devicesFile: join(dataDir, "devices.json"),
    devices: configured,
    store,
    clock: systemClock,
    logger: silentLogger,
  });
  closers.push(() => live.close());
  return { gateway, dataDir };
}

/** Everything the gateway says, as a peer hears it. */
async function listen(url: string) {
  const peer = await openBus(url, "peer");
  const heard: BusMessage[] = [];
  peer.subscribe("gateways.>", (message) => void heard.push(message));
  await peer.flush();
  return {
    states(): GatewayState[] {
      return heard
        .filter(({ subject }) => subject === "gateways.hugin-e2e.state.json.v1")
        .map(({ data }) => decoded(decodeMessage("gatewayState", data)));
    },
    latest<K extends "meter" | "pv" | "battery" | "inverter">(kind: K, sn = "PLANT") {
      const subject = `gateways.hugin-e2e.devices.${sn}.ders.${kind}.telemetry.json.v1`;
      const message = heard.findLast((candidate) => candidate.subject === subject);
      if (!message) throw new Error(`no ${kind} of ${sn} was heard`);
      return decoded(decodeMessage(kind, message.data));
    },
    clear: () => void heard.splice(0),
    heard,
  };
}

function decoded<T>(result: { ok: true; message: T } | { ok: false; problems: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.message;
}

function plantDevice(site: SunspecSite, parts: object = {}): object {
  return {
    sn: "PLANT",
    register_map: "sunspec",
    host: "127.0.0.1",
    port: site.port,
    config: { poll_ms: 200 },
    modbus: { timeout_ms: 1_000 },
    ...parts,
  };
}

const brokers: [string, boolean, () => Promise<{ url: string; close: () => Promise<unknown> }>][] = [
  [
    "the embedded broker",
    true,
    async () => {
      const server = await NatsServer.listen({ port: 0, logger: silentLogger });
      return { url: `nats://127.0.0.1:${server.port}`, close: () => server.close() };
    },
  ],
  [
    "nats-server (needs nats-server)",
    TestNatsServer.isAvailable,
    async () => {
      const server = await TestNatsServer.start();
      return { url: `nats://127.0.0.1:${server.port}`, close: () => server.stop() };
    },
  ],
];

for (const [name, isAvailable, start] of brokers) {
  describe.skipIf(!isAvailable)(`over ${name}`, () => {
    async function broker(): Promise<string> {
      const { url, close } = await start();
      closers.push(close);
      return url;
    }

    test("a device's true values reach a peer, from Modbus through Lua to NATS", async () => {
      const url = await broker();
      const site = await openSite();
      const peer = await listen(url);
      const { gateway } = await openGateway(url, [plantDevice(site)]);
      gateway.start();
      await vi.waitFor(() => peer.latest("battery"), PATIENCE);
      const truth = site.plant.readings;
      expect(peer.latest("meter").W).toBeCloseTo(truth.meter.w as number, -1);
      expect(peer.latest("pv").W).toBeCloseTo(truth.pv.w as number, -1);
      expect(peer.latest("pv").W).toBeLessThan(-1000);
      expect(peer.latest("battery").W).toBeCloseTo(truth.battery?.w as number, -1);
      expect(peer.latest("battery").SoC_nom_fract).toBeCloseTo(truth.battery?.soc as number, 2);
      expect(peer.latest("meter")).toMatchObject({ type: "meter", make: "Sourceful" });
      await vi.waitFor(
        () => expect(peer.states().at(-1)?.devices[0]).toMatchObject({ connected: true }),
        PATIENCE,
      );
      expect(peer.states()[0]?.devices[0]).toMatchObject({ sn: "PLANT", connected: false });
    });

    test("stop tells a last state and leaves the device alone", async () => {
      const url = await broker();
      const site = await openSite();
      const peer = await listen(url);
      const { gateway } = await openGateway(url, [plantDevice(site)]);
      gateway.start();
      await vi.waitFor(() => peer.latest("pv"), PATIENCE);
      await gateway.stop();
      await vi.waitFor(
        () => expect(peer.states().at(-1)?.devices[0]).toMatchObject({ connected: false }),
        PATIENCE,
      );
      const requests = site.server.requests.length;
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(site.server.requests.length).toBe(requests);
    });
  });
}

describe("trouble", () => {
  async function broker(): Promise<string> {
    const server = await NatsServer.listen({ port: 0, logger: silentLogger });
    closers.push(() => server.close());
    return `nats://127.0.0.1:${server.port}`;
  }

  test("a device that falls silent is told with its reason, publishes nothing, and comes back", async () => {
    const url = await broker();
    const site = await openSite();
    const peer = await listen(url);
    const { gateway } = await openGateway(url, [plantDevice(site)]);
    gateway.start();
    await vi.waitFor(
      () => expect(peer.states().at(-1)?.devices[0]).toMatchObject({ connected: true }),
      PATIENCE,
    );
    site.server.faults.action = "drop";
    await vi.waitFor(() => expect(peer.states().at(-1)?.devices[0]?.connected).toBe(false), PATIENCE);
    expect(peer.states().at(-1)?.devices[0]?.error).toMatch(/\S/);
    peer.clear();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(peer.heard.filter(({ subject }) => subject.includes("telemetry"))).toEqual([]);
    site.server.faults.clear();
    await vi.waitFor(() => peer.latest("battery"), PATIENCE);
    await vi.waitFor(
      () => expect(peer.states().at(-1)?.devices[0]).toMatchObject({ connected: true }),
      PATIENCE,
    );
    expect(peer.states().at(-1)?.devices[0]).not.toHaveProperty("error");
  });

  test("a driver that hangs its worker is put out, its neighbour is initialised again and goes on", async () => {
    const url = await broker();
    const site = await openSite();
    const peer = await listen(url);
    const { gateway, dataDir } = await openGateway(url, [
      plantDevice(site),
      { sn: "BAD", register_map: "hangs" },
    ]);
    gateway.start();
    await vi.waitFor(() => peer.latest("pv"), PATIENCE);
    // Matching takes time exponential in the length, inside one C function that no hook reaches.
    await writeFile(
      join(dataDir, "hangs.lua"),
      'function driver_poll() return (("a"):rep(40)):find(("a-"):rep(20) .. "b") end',
    );
    await vi.waitFor(() => expect(gateway.snapshot()[1]?.error).toContain("quarantined"), PATIENCE);
    peer.clear();
    await vi.waitFor(() => peer.latest("pv"), PATIENCE);
    await vi.waitFor(() => expect(gateway.snapshot()[0]).toMatchObject({ connected: true }), PATIENCE);
  });

  test("two devices of one endpoint are read over one connection", async () => {
    const url = await broker();
    const site = await openSite();
    const peer = await listen(url);
    // Who answers too late, as on a busy machine, loses the connection.
    const modbus = { timeout_ms: 10_000 };
    const { gateway } = await openGateway(url, [
      plantDevice(site, { modbus, ders: [{ type: "pv", enabled: true }] }),
      plantDevice(site, { modbus, sn: "SECOND", ders: [{ type: "battery", enabled: true }] }),
    ]);
    gateway.start();
    await vi.waitFor(() => peer.latest("pv"), PATIENCE);
    await vi.waitFor(() => peer.latest("battery", "SECOND"), PATIENCE);
    expect(() => peer.latest("battery")).toThrow("no battery");
    expect(() => peer.latest("pv", "SECOND")).toThrow("no pv");
    expect(new Set(site.server.requests.map(({ connection }) => connection)).size).toBe(1);
  });

  test("a driver of another protocol gets the device it is configured for, whatever its manifest says", async () => {
    const url = await broker();
    const peer = await listen(url);
    const server = createServer((request, response) => {
      response.end(JSON.stringify({ power: request.url === "/status" ? 1.25 : 0 }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closers.push(() => new Promise((resolve) => server.close(resolve)));
    const { port } = server.address() as AddressInfo;
    const source = `
      PROTOCOL = "http"
      local base
      function driver_init(config) base = "http://" .. config.host .. ":" .. config.port end
      function driver_poll()
        local body, problem = host.http_get(base .. "/status")
        if not body then return 100 end
        host.emit_metric("boiler_power", host.json_decode(body).power, "kW")
        return 100
      end`;
    const devices = [{ sn: "BOILER", register_map: "boiler", host: "127.0.0.1", port }];
    const { gateway, dataDir } = await openGateway(url, devices);
    await writeFile(join(dataDir, "boiler.yaml"), 'version: "1.0.0"\nprotocol: modbus\n');
    await writeFile(join(dataDir, "boiler.lua"), source);
    gateway.start();
    const subject = "gateways.hugin-e2e.devices.BOILER.metrics.json.v1";
    await vi.waitFor(() => {
      const message = peer.heard.find((candidate) => candidate.subject === subject);
      expect(decoded(decodeMessage("metrics", message?.data ?? new Uint8Array())).metrics).toEqual([
        { name: "boiler_power", value: 1250, unit: "W" },
      ]);
    }, PATIENCE);
    await vi.waitFor(() => expect(gateway.snapshot()).toMatchObject([{ connected: true }]), PATIENCE);
  });
});
