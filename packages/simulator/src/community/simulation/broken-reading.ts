import type { RandomSource } from "../../random-source.ts";
import type { Reading } from "../street.ts";

/** What a meter or a DER's reading becomes when it breaks, in one of the ways no gate may let through. */
export function breakReading(reading: Reading, random: RandomSource): Reading {
  const { phases = [], ders = [] } = reading;
  const ways: readonly (() => Reading)[] = [
    () => ({ ...reading, w: 90_000 }),
    () => ({ ...reading, phases: phases.map((phase, i) => (i === 0 ? { ...phase, v: 400 } : phase)) }),
    () => ({ ...reading, phases: phases.length === 1 ? [...phases, ...phases] : phases.slice(1) }),
    () => ({ ...reading, ders: [...ders, { id: "nobody:pv", kind: "pv", w: -10 }] }),
    () => ({ ...reading, ders: ders.map((der) => ({ ...der, kind: "inverter" as const })), w: 90_000 }),
  ];
  return (ways[Math.floor(ways.length * random.next())] as () => Reading)();
}
