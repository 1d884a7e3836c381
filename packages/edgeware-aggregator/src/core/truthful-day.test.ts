import { expect, test } from "vitest";
import { clearSky, clearSkyPower } from "./plausibility/clear-sky.ts";
import { solarPosition } from "./plausibility/solar-position.ts";
import { FoldedCommunity } from "./testing/folded-community.ts";
import { houseSerial, MIDSUMMER_MS, street } from "./testing/street.ts";
import type { TopologyDer } from "./topology/community-topology.ts";

const pv: TopologyDer = { id: "pv", kind: "pv", ratedW: 6000, tiltDeg: 30, azimuthDeg: 200 };
const battery: TopologyDer = { id: "battery", kind: "battery", ratedW: 5000, capacityWh: 10_000 };
const HOUSES = 3;

/** Numbers from 0 to 1 that are the same in every run (Park and Miller's minimal standard generator). */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

/** A house that keeps its books second by second: a base load, kettles, clouds, a battery that follows. */
class House {
  readonly #next: () => number;
  #kettleW = 0;
  #kettleS = 0;
  #cloud = 0.7;
  #socWh = 4000;
  #importWh = 1e6;
  #exportWh = 2e6;

  constructor(seed: number) {
    const sequence = numbers(seed);
    this.#next = () => sequence.next().value;
  }

  /** Lives on for so many seconds and gives what its meters show at the end. */
  liveFor(seconds: number, atMs: number) {
    let pvW = 0;
    let batteryW = 0;
    let netW = 0;
    for (let s = 1; s <= seconds; s++) {
      if (this.#kettleS-- <= 0) {
        const isOn = this.#kettleW === 0 && this.#next() < 0.5;
        this.#kettleW = isOn ? 500 + 2500 * this.#next() : 0;
        this.#kettleS = isOn ? 30 + 240 * this.#next() : 60 + 2400 * this.#next();
      }
      this.#cloud = Math.min(1, Math.max(0.1, this.#cloud + 0.02 * (this.#next() - 0.5)));
      const sun = solarPosition(atMs + s * 1000, 53.27, -9.05);
      pvW = Math.min(pv.ratedW, this.#cloud * clearSkyPower(pv, clearSky(sun)));
      const surplusW = pvW - 300 - this.#kettleW;
      const roomWh = surplusW > 0 ? 9800 - this.#socWh : this.#socWh - 500;
      batteryW = roomWh <= 0 ? 0 : Math.max(-5000, Math.min(5000, surplusW));
      this.#socWh += ((batteryW > 0 ? batteryW * 0.95 : batteryW / 0.95) * 1) / 3600;
      netW = 300 + this.#kettleW - pvW + batteryW;
      if (netW > 0) this.#importWh += netW / 3600;
      else this.#exportWh -= netW / 3600;
    }
    return {
      w: Math.round(netW),
      import_wh: Math.floor(this.#importWh),
      export_wh: Math.floor(this.#exportWh),
      ders: [
        { id: "pv", kind: "pv" as const, w: -Math.round(pvW) },
        {
          id: "battery",
          kind: "battery" as const,
          w: Math.round(batteryW),
          soc_fraction: Math.round(this.#socWh / 100) / 100,
        },
      ],
    };
  }
}

test.each([10, 60])(
  "a day of houses that tell the truth every %i s with whole Wh and whole percents raises nothing",
  (everyS) => {
    const community = new FoldedCommunity({
      topology: street({ houses: HOUSES, ders: [pv, battery] }),
      atMs: MIDSUMMER_MS,
    });
    const houses = Array.from({ length: HOUSES }, (_, i) => new House(1385 + 77 * i));
    const doubts: string[] = [];
    for (let s = 0; s < 86_400; s += everyS) {
      for (const [i, house] of houses.entries()) {
        const effects = community.report(
          { sender: houseSerial(i) },
          house.liveFor(everyS, community.nowMs - everyS * 1000),
        );
        for (const effect of effects) {
          if (effect.type !== "reception" || effect.reason !== undefined) doubts.push(JSON.stringify(effect));
        }
      }
      community.tick(everyS * 1000);
    }
    expect(doubts).toEqual([]);
    expect(community.effects.filter(({ type }) => type === "alarm")).toEqual([]);
  },
);
