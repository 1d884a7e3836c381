import { connectAsync } from "mqtt";
import { afterEach, expect, test } from "vitest";
import { MosquittoBroker } from "./mosquitto-broker.ts";
import { MqttMeter } from "./mqtt-meter.ts";
import { SunspecPlant } from "./sunspec-plant.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

test.skipIf(!MosquittoBroker.isAvailable)(
  "publishes what the plant's meter reads (needs mosquitto)",
  async () => {
    const broker = await MosquittoBroker.start();
    closers.push(() => broker.close());
    const subscriber = await connectAsync(`mqtt://127.0.0.1:${broker.port}`);
    closers.unshift(() => subscriber.endAsync(true));
    const messages = new Map<string, string>();
    const complete = new Promise<void>((resolve) => {
      subscriber.on("message", (topic, payload) => {
        messages.set(topic, payload.toString());
        if (messages.size === 4) resolve();
      });
    });
    await subscriber.subscribeAsync("house/#");
    const plant = new SunspecPlant({ startLocalHour: 10, speed: 0 });
    const meter = new MqttMeter(plant, {
      broker: { port: broker.port },
      baseTopic: "house/p1",
      intervalMs: 0,
    });
    closers.unshift(() => meter.close());
    await meter.start();
    await meter.publish();
    await complete;
    expect(Number(messages.get("house/p1/power"))).toBeCloseTo(plant.state.gridW, 1);
    expect(Number(messages.get("house/p1/import"))).toBeCloseTo(plant.state.importedWh / 1000, 3);
    const state = JSON.parse(messages.get("house/p1/state") ?? "") as {
      power: { total: number };
      voltage: number[];
    };
    expect(state.power.total).toBeCloseTo(plant.state.gridW / 1000, 4);
    expect(state.voltage.length).toBe(3);
  },
);

test("a broker that is not there is said not to be", async () => {
  const meter = new MqttMeter(new SunspecPlant(), { broker: { port: 1 } });
  await expect(meter.start()).rejects.toMatchObject({ code: "config_invalid" });
  await meter.close();
});
