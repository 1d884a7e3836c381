import { afterEach, describe, expect, test } from "vitest";
import { ShellyMeter, type ShellyMeterOptions } from "./shelly-meter.ts";
import { SunspecPlant } from "./sunspec-plant.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const plant = new SunspecPlant({ startLocalHour: 19, speed: 0 });

async function serve(options: ShellyMeterOptions) {
  const meter = new ShellyMeter(plant, options);
  closers.push(() => meter.close());
  const port = await meter.listen();
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers });
  return { meter, ask, json: async (path: string) => (await ask(path)).json() as Promise<never> };
}

describe("a first-generation 3EM", () => {
  test("tells each phase in /status and in /emeter/N", async () => {
    const { json } = await serve({ model: "SHEM-3" });
    const { emeters } = (await json("/status")) as { emeters: { power: number; current: number }[] };
    expect(emeters.map(({ power }) => power)).toEqual(
      plant.state.phases.map(({ gridW }) => Number(gridW.toFixed(2))),
    );
    expect(await json("/emeter/1")).toEqual(emeters[1]);
    expect(await json("/shelly")).toMatchObject({ type: "SHEM-3", auth: false, num_emeters: 3 });
  });

  test("lets in who knows the password, and everybody to /shelly", async () => {
    const { ask } = await serve({ model: "SHEM-3", login: { username: "admin", password: "s3cret" } });
    expect((await ask("/status")).status).toBe(401);
    expect((await ask("/shelly")).status).toBe(200);
    expect((await ask("/status", { authorization: "Basic YWRtaW46czNjcmV0" })).status).toBe(200);
  });
});

describe("a later generation", () => {
  test("has the component of its model, alone and in the whole status", async () => {
    const components = { Pro3EM: "EM", "Pro3EM-monophase": "EM1", EMG3: "EM1", MiniPMG3: "PM1" } as const;
    for (const [model, name] of Object.entries(components)) {
      const { json } = await serve({ model: model as keyof typeof components });
      const whole = (await json("/rpc/Shelly.GetStatus")) as Record<string, unknown>;
      expect(await json(`/rpc/${name}.GetStatus?id=0`)).toEqual(whole[`${name.toLowerCase()}:0`]);
    }
  });

  test("counts watt-hours that add up to the plant's", async () => {
    const { json } = await serve({ model: "Pro3EM" });
    const data = (await json("/rpc/EMData.GetStatus?id=0")) as { total_act: number; total_act_ret: number };
    expect(data.total_act).toBeCloseTo(plant.state.importedWh, 2);
    expect(data.total_act_ret).toBeCloseTo(plant.state.exportedWh, 2);
  });

  test("answers 404 to what it has not, 401 when locked", async () => {
    const { ask } = await serve({ model: "Pro3EM", isLocked: true });
    expect((await ask("/rpc/Shelly.GetStatus")).status).toBe(401);
    const open = await serve({ model: "Pro3EM" });
    expect((await open.ask("/rpc/EM1.GetStatus?id=0")).status).toBe(404);
    expect((await open.ask("/status")).status).toBe(404);
  });
});

test("faults: a status, a closed connection, and all is remembered", async () => {
  const { meter, ask } = await serve({});
  meter.device.faults.action = 503;
  expect((await ask("/shelly")).status).toBe(503);
  meter.device.faults.action = "close";
  await expect(ask("/shelly")).rejects.toThrow();
  meter.device.faults.action = "answer";
  meter.device.faults.delayMs = 30;
  expect((await ask("/shelly")).status).toBe(200);
  expect(meter.device.requests.map(({ path }) => path)).toEqual(["/shelly", "/shelly", "/shelly"]);
});

test("a taken port is said to be taken", async () => {
  const first = new ShellyMeter(plant);
  closers.push(() => first.close());
  const port = await first.listen();
  await expect(new ShellyMeter(plant).listen(port)).rejects.toMatchObject({ code: "address_in_use" });
});
