import { silentLogger } from "@sourceful/domain";
import { afterEach, expect, test, vi } from "vitest";
import { DevicePlane } from "./device-plane.ts";
import type { SessionEvent } from "./driver-session.ts";
import { hasMosquitto, MosquittoBroker } from "./testing/mosquitto-broker.ts";

const PATIENCE = { timeout: 30_000, interval: 20 };
const opened: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const item of opened.splice(0).toReversed()) await item.close();
});

const SOURCE = `
PROTOCOL = "mqtt"
function driver_init() return host.mqtt_subscribe("meter") end
function driver_poll()
  for _, message in ipairs(host.mqtt_messages()) do
    host.emit("meter", { w = tonumber(message.payload) })
  end
end
function driver_command(action, power_w) return host.mqtt_publish("meter", tostring(power_w)) end
`;

test.skipIf(!hasMosquitto)(
  "a driver in a worker reaches its broker, and its link is told as it changes (needs mosquitto)",
  async () => {
    const broker = await MosquittoBroker.start();
    opened.push(broker);
    const plane = new DevicePlane({ logger: silentLogger, workers: 1 });
    opened.push(plane);
    const session = await plane.open({
      deviceId: "meter-1",
      driverName: "test",
      source: SOURCE,
      grants: { mqtt: { host: "127.0.0.1", port: broker.port } },
    });
    const events: SessionEvent[] = [];
    session.onEvent((event) => events.push(event));
    const call = (name: string, ...args: (string | number)[]) =>
      session.call(name, args, { deadlineMs: 30_000 });
    expect((await call("driver_init")).returned).toEqual([]);
    expect((await call("driver_command", "battery", 1500)).returned).toEqual([]);
    await vi.waitFor(() => expect(session.link?.status).toBe("connected"), PATIENCE);
    await vi.waitFor(async () => {
      const { emits } = await call("driver_poll");
      expect(emits.map(({ fields }) => fields)).toEqual([{ w: 1500 }]);
    }, PATIENCE);
    await broker.stop();
    await vi.waitFor(() => expect(session.link?.status).toBe("down"), PATIENCE);
    await vi.waitFor(
      () => expect(events).toContainEqual(expect.objectContaining({ type: "log", level: "warn" })),
      PATIENCE,
    );
    await broker.start();
    await vi.waitFor(() => expect(session.link?.status).toBe("connected"), PATIENCE);
    await call("driver_command", "battery", 7);
    await vi.waitFor(async () => expect((await call("driver_poll")).emits).toHaveLength(1), PATIENCE);
  },
);
