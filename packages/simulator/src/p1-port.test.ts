import { connect } from "node:net";
import { FakeClock } from "@sourceful/domain/testing";
import { afterEach, expect, test } from "vitest";
import { P1Port } from "./p1-port.ts";
import { p1Crc16 } from "./p1-telegram.ts";
import { SunspecPlant } from "./sunspec-plant.ts";

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const plant = new SunspecPlant({ startLocalHour: 15, speed: 0 });

test("sends a telegram each second to whoever is connected", async () => {
  const clock = new FakeClock();
  const { next } = await open(new P1Port(plant, { clock }));
  await clock.advance(1000);
  const first = await next();
  await clock.advance(1000);
  const second = await next();
  for (const text of [first, second]) expect(isSound(text)).toBe(true);
  expect(first).not.toBe(second);
});

test("a noisy line spoils the checksum, a silent one sends nothing", async () => {
  const port = new P1Port(plant, { intervalMs: 0 });
  const { next } = await open(port);
  port.faults.isNoisy = true;
  port.send();
  expect(isSound(await next())).toBe(false);
  port.faults.isNoisy = false;
  port.faults.isSilent = true;
  port.send();
  port.faults.isSilent = false;
  port.send();
  expect(isSound(await next())).toBe(true);
});

function isSound(text: string): boolean {
  const [, body = "", crc = ""] = /^(\/[\s\S]*!)([0-9A-F]{4})\r\n$/.exec(text) ?? [];
  return Number.parseInt(crc, 16) === p1Crc16(Buffer.from(body, "latin1"));
}

/** A client of the port; `next` resolves to the next telegram. */
async function open(port: P1Port) {
  const socket = connect(await port.listen(), "127.0.0.1");
  closers.push(
    () => void socket.destroy(),
    () => port.close(),
  );
  let text = "";
  let wake: () => void = () => undefined;
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
    wake();
  });
  while (port.clientCount === 0) await new Promise((resolve) => setImmediate(resolve));
  const next = async () => {
    for (;;) {
      const end = text.indexOf("\r\n", text.indexOf("!")) + 2;
      if (text.includes("!") && end > 1) {
        const telegram = text.slice(0, end);
        text = text.slice(end);
        return telegram;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { next };
}
