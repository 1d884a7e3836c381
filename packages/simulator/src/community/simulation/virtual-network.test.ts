import { expect, test } from "vitest";
import { RandomSource } from "../../random-source.ts";
import type { Fault } from "./fault.ts";
import { VirtualNetwork } from "./virtual-network.ts";
import { WorldClock } from "./world-clock.ts";

const SENT = 400;

/** What one hears of numbers that another says, one each 10 ms. */
async function heard(faults: readonly Fault[], meddle: (network: VirtualNetwork) => void = () => undefined) {
  const clock = new WorldClock(0);
  const network = new VirtualNetwork({ clock, random: new RandomSource(4), faults: new Set(faults) });
  const numbers: number[] = [];
  network.connect("b").subscribe("a.*.n", ({ data }) => void numbers.push(Buffer.from(data).readUInt16BE()));
  const speaker = network.connect("a");
  for (let i = 0; i < SENT; i++) {
    clock.after(10 * i, () => {
      const data = Buffer.alloc(2);
      data.writeUInt16BE(i);
      speaker.publish("a.x.n", data);
      speaker.publish("a.x.other", data);
    });
  }
  clock.after(10 * (SENT / 2), () => meddle(network));
  await clock.run(20 * SENT, () => true);
  return numbers;
}

const all = Array.from({ length: SENT }, (_, i) => i);
const inOrder = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);

test("without faults everything arrives once, in order, at who listens", async () => {
  expect(await heard([])).toEqual(all);
});

test("loss loses and nothing else", async () => {
  const numbers = await heard(["loss"]);
  expect(numbers.length).toBeLessThan(SENT);
  expect(numbers).toEqual(inOrder([...new Set(numbers)]));
});

test("dup doubles and nothing else", async () => {
  const numbers = await heard(["dup"]);
  expect(numbers.length).toBeGreaterThan(SENT);
  expect([...new Set(numbers)]).toEqual(all);
});

test("reorder brings everything, in another order", async () => {
  const numbers = await heard(["reorder"]);
  expect(numbers).not.toEqual(all);
  expect(inOrder(numbers)).toEqual(all);
});

test("who is cut off hears nothing until the network heals", async () => {
  const half = SENT / 2;
  expect((await heard([], (network) => network.cut("b"))).length).toBeLessThan(half + 1);
  const healed = await heard(["loss", "dup", "reorder"], (network) => network.heal());
  const after = healed.filter((number) => number > half);
  expect(inOrder(after)).toEqual(all.slice(half + 1));
});
