import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildRadialModel } from "./build-radial-model.ts";
import type { Line, Load, Network } from "./network.ts";
import type { PhaseValues } from "./phase-values.ts";
import type { PowerFlow, TransformerFlow } from "./power-flow.ts";
import { solvePowerFlow } from "./solve-power-flow.ts";
import { streetNetwork } from "./street-network.ts";
import { Sweep } from "./sweep.ts";
import { total } from "./terminal-flow.ts";
import type { Transformer, VectorGroup } from "./transformer.ts";

/** Watts per phase of up to 40 houses, some of them feeding in. */
const houses = fc.array(
  fc.tuple(
    ...[0, 1, 2].map(() => fc.double({ min: -3000, max: 3000, noNaN: true })),
  ) as unknown as fc.Arbitrary<PhaseValues>,
  { minLength: 1, maxLength: 40 },
);

function street(powers: readonly PhaseValues[], change: Partial<Network> = {}): Network {
  const network = streetNetwork({ houses: powers.length, powerW: (house) => powers[house] as PhaseValues });
  return { ...network, ...change };
}

function magnitudesAt(flow: PowerFlow, bus: string): PhaseValues {
  const voltage = flow.voltage(bus);
  if (!voltage) throw new Error(`${bus} is not supplied`);
  return voltage.magnitudePu;
}

function magnitudes(network: Network): Map<string, PhaseValues | undefined> {
  const flow = solvePowerFlow(network);
  return new Map(network.buses.map(({ id }) => [id, flow.voltage(id)?.magnitudePu]));
}

describe("power balance", () => {
  test("what the source feeds is what loads draw and elements lose", () => {
    fc.assert(
      fc.property(houses, (powers) => {
        const network = street(powers, {
          shunts: [{ id: "capacitor", bus: "LV", powerW: 30, reactiveVar: -5000 }],
        });
        const flow = solvePowerFlow(network);
        const drawn = network.loads.reduce(
          (sum, { id }) => sum + total(flow.load(id)?.powerW ?? [0, 0, 0]),
          0,
        );
        const fed = total(flow.source("grid")?.powerW ?? [0, 0, 0]);
        // Of the transformer's rating: 1e-9 per unit.
        expect(Math.abs(fed - drawn - flow.lossW - flow.shuntW) / 400_000).toBeLessThan(1e-9);
      }),
      { numRuns: 50 },
    );
  });

  test("every load, delta and voltage-dependent ones too, draws exactly what it should at its voltage", () => {
    const loads: Load[] = [
      {
        id: "impedance",
        bus: "H1",
        powerW: [900, 300, 0],
        reactiveVar: [0, 0, 0],
        constantImpedanceFraction: 1,
      },
      {
        id: "current",
        bus: "H2",
        powerW: [0, 2000, 0],
        reactiveVar: [0, 400, 0],
        constantCurrentFraction: 1,
      },
      { id: "delta", bus: "H3", powerW: [5000, 0, 1000], reactiveVar: [500, 0, 0], connection: "delta" },
    ];
    const network = { ...streetNetwork({ houses: 3, spacingM: 300 }), loads, connectionPoints: [] };
    const flow = solvePowerFlow(network);
    const fed = ["service1", "service2", "service3"].map((id) =>
      flow.line(id)?.to.powerW.map((watts) => -watts),
    );
    const [a, b] = magnitudesAt(flow, "H1");
    expect(fed[0]?.[0]).toBeCloseTo(900 * a ** 2, 5);
    expect(fed[0]?.[1]).toBeCloseTo(300 * b ** 2, 5);
    expect(fed[1]?.[1]).toBeCloseTo(2000 * (flow.voltage("H2")?.magnitudePu[1] ?? 0), 5);
    expect(total(fed[2] as unknown as PhaseValues)).toBeCloseTo(6000, 5);
    expect(flow.load("delta")?.powerW).toEqual([5000, 0, 1000]);
  });
});

describe("symmetry", () => {
  test("turning all loads by a phase turns all voltages", () => {
    fc.assert(
      fc.property(houses, (powers) => {
        const turned = powers.map(([a, b, c]): PhaseValues => [c, a, b]);
        const before = magnitudes(street(powers));
        for (const [bus, volts] of magnitudes(street(turned))) {
          const [a, b, c] = before.get(bus) as PhaseValues;
          for (const [phase, expected] of [c, a, b].entries())
            expect(volts?.[phase as 0]).toBeCloseTo(expected, 10);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("equal phases give what the balanced sweep gives", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3000, max: 3000, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (each) => {
          const network = street(each.map((watts): PhaseValues => [watts, watts, watts]));
          const [three, one] = [solvePowerFlow(network), solvePowerFlow(network, "balanced")];
          for (const { id } of network.buses) {
            expect(three.voltage(id)?.unbalanceFraction).toBeLessThan(1e-12);
            expect(three.voltage(id)?.magnitudePu[1]).toBeCloseTo(
              one.voltage(id)?.magnitudePu[0] as number,
              11,
            );
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test("the order in which buses and elements are listed changes nothing", () => {
    fc.assert(
      fc.property(houses, fc.infiniteStream(fc.double({ noNaN: true, min: 0, max: 1 })), (powers, keys) => {
        const network = street(powers);
        const shuffle = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => ({ item, key: keys.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const expected = magnitudes(network);
        const shuffled = {
          ...network,
          buses: shuffle(network.buses),
          lines: shuffle(network.lines),
          loads: shuffle(network.loads),
        };
        for (const [bus, volts] of magnitudes(shuffled))
          for (const phase of [0, 1, 2] as const)
            expect(volts?.[phase]).toBeCloseTo((expected.get(bus) as PhaseValues)[phase], 10);
      }),
      { numRuns: 30 },
    );
  });
});

describe("scaling", () => {
  test("a network of constant impedances is linear in its source", () => {
    fc.assert(
      fc.property(houses, fc.double({ min: 0.8, max: 1.2, noNaN: true }), (powers, factor) => {
        const network = street(powers);
        const loads = network.loads.map((load) => ({ ...load, constantImpedanceFraction: 1 }));
        const expected = magnitudes({ ...network, loads });
        const sources = network.sources.map((source) => ({
          ...source,
          voltagePu: source.voltagePu * factor,
        }));
        for (const [bus, volts] of magnitudes({ ...network, loads, sources }))
          for (const phase of [0, 1, 2] as const)
            expect(volts?.[phase]).toBeCloseTo((expected.get(bus) as PhaseValues)[phase] * factor, 10);
      }),
      { numRuns: 30 },
    );
  });
});

describe("transformers", () => {
  const oneHouse = (change: Partial<Transformer>, load: Partial<Load> = {}): Network => {
    const network = streetNetwork({ houses: 1 });
    return {
      ...network,
      lines: network.lines.map((line) => ({ ...line, cNfPerKm: 0 })),
      transformers: network.transformers.map((transformer) => ({ ...transformer, ...change })),
      loads: network.loads.map((element) => ({ ...element, powerW: [8000, 0, 0], ...load })),
    };
  };

  test("a delta keeps zero-sequence current from the network above", () => {
    const flow = solvePowerFlow(oneHouse({ ironLossW: 0, noLoadCurrentFraction: 0 }));
    const high = (flow.transformer("T1") as TransformerFlow).high.currentA;
    // A load on one phase behind Dyn5 comes out of two phases above, none of it out of the third.
    expect(high.toSorted((x, y) => x - y)[0]).toBeLessThan(1e-9);
    expect(high.toSorted((x, y) => x - y)[1]).toBeCloseTo(Math.max(...high), 9);
  });

  test("an earthed star on both sides passes it", () => {
    const flow = solvePowerFlow(
      oneHouse({ vectorGroup: "YNyn", shiftDegrees: 0, ironLossW: 0, noLoadCurrentFraction: 0 }),
    );
    const [a, b, c] = (flow.transformer("T1") as TransformerFlow).high.currentA;
    const [low] = (flow.transformer("T1") as TransformerFlow).low.currentA;
    expect([b, c]).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)]);
    expect(a).toBeCloseTo(low * (400 / 10_000), 9);
  });

  test("a star that is not earthed above lets one phase's load push the neutral aside", () => {
    const zeroSequence = { impedanceFraction: 0.04, resistanceFraction: 0.01, magnetisingRatio: 10 };
    const isolated = solvePowerFlow(oneHouse({ vectorGroup: "Yyn", shiftDegrees: 0, zeroSequence }));
    const earthed = solvePowerFlow(oneHouse({ vectorGroup: "YNyn", shiftDegrees: 0, zeroSequence }));
    const spread = (flow: typeof isolated) => {
      const volts = magnitudesAt(flow, "LV");
      return Math.max(...volts) - Math.min(...volts);
    };
    expect(spread(isolated)).toBeGreaterThan(5 * spread(earthed));
  });

  test("without a neutral, loads between phases are carried and others are refused by name", () => {
    const flow = solvePowerFlow(oneHouse({ vectorGroup: "Yy", shiftDegrees: 0 }, { connection: "delta" }));
    expect(total(flow.line("service1")?.to.powerW as PhaseValues)).toBeCloseTo(-8000, 5);
    expect(() => solvePowerFlow(oneHouse({ vectorGroup: "Yy", shiftDegrees: 0 }))).toThrow(
      /load L1: it is connected to a neutral that its transformer does not have; connect it as delta/,
    );
  });

  test("a tap that adds turns above lowers the voltage below", () => {
    const loads = { powerW: [0, 0, 0], reactiveVar: [0, 0, 0] } as const;
    const flat = { ironLossW: 0, noLoadCurrentFraction: 0 };
    const bare = (change: Partial<Transformer>) => oneHouse({ ...flat, ...change }, loads);
    const up = solvePowerFlow(bare({ tapFraction: 0.025 }));
    expect(up.voltage("H1")?.magnitudePu[0]).toBeCloseTo(1 / 1.025, 12);
    const low = solvePowerFlow(bare({ tapFraction: 0.025, tapSide: "low" }));
    expect(low.voltage("H1")?.magnitudePu[0]).toBeCloseTo(1.025, 12);
    expect(low.voltage("H1")?.angleDegrees[0]).toBeCloseTo(-150, 9);
  });

  describe("fed from their low side, by a battery that forms an island", () => {
    const island = (vectorGroup: VectorGroup, mvLoad: Partial<Load>): Network => {
      const network = oneHouse({ vectorGroup, shiftDegrees: vectorGroup === "Dyn" ? 150 : 0 });
      return {
        ...network,
        sources: [
          {
            id: "battery",
            bus: "LV",
            voltagePu: 1.02,
            angleDegrees: 0,
            impedanceOhm: { zero: { r: 0.01, x: 0.05 } },
          },
        ],
        loads: [
          ...network.loads,
          { id: "mv", bus: "MV", powerW: [30_000, 0, 20_000], reactiveVar: [0, 9000, 0], ...mvLoad },
        ],
      };
    };

    test.for<[VectorGroup, Partial<Load>]>([
      ["Dyn", { connection: "delta" }],
      ["YNyn", {}],
      ["Yy", { connection: "delta" }],
    ])("%s balances power", ([vectorGroup, mvLoad]) => {
      const network = island(vectorGroup, mvLoad);
      const loads = vectorGroup === "Yy" ? network.loads.slice(1) : network.loads;
      const flow = solvePowerFlow({ ...network, loads, connectionPoints: [] });
      const drawn = loads.reduce((sum, { id }) => sum + total(flow.load(id)?.powerW ?? [0, 0, 0]), 0);
      const fed = total(flow.source("battery")?.powerW ?? [0, 0, 0]);
      expect(Math.abs(fed - drawn - flow.lossW)).toBeLessThan(1e-3);
      const { high, low, lossW } = flow.transformer("T1") as TransformerFlow;
      expect([total(low.powerW) > 50_000, total(high.powerW) < -49_999, lossW > 900]).toEqual([
        true,
        true,
        true,
      ]);
    });

    test("an earthed star carries part of an unbalanced load's zero-sequence current", () => {
      const spread = (network: Network) => {
        const volts = magnitudesAt(solvePowerFlow({ ...network, connectionPoints: [] }), "H1");
        return Math.max(...volts) - Math.min(...volts);
      };
      const network = island("Dyn", { connection: "delta", powerW: [0, 0, 0], reactiveVar: [0, 0, 0] });
      const apart = {
        ...network,
        switches: [{ id: "S", bus: "LV", to: { transformer: "T1" }, isClosed: false }],
      };
      expect(spread(network)).toBeLessThan(spread(apart));
    });

    test("a load from phase to neutral above a delta is refused by name", () => {
      expect(() => solvePowerFlow(island("Dyn", {}))).toThrow(/load mv: it is connected to a neutral/);
    });

    test("a ratio turned round is turned round", () => {
      const network = oneHouse(
        { tapFraction: 0.05, ironLossW: 0, noLoadCurrentFraction: 0 },
        { powerW: [0, 0, 0], reactiveVar: [0, 0, 0] },
      );
      const sources = [{ id: "battery", bus: "LV", voltagePu: 1, angleDegrees: 0 }];
      const volts = solvePowerFlow({ ...network, sources }).voltage("MV");
      expect(volts?.magnitudePu[0]).toBeCloseTo(1.05, 12);
      expect(volts?.angleDegrees[0]).toBeCloseTo(150, 9);
    });
  });

  test("without load it takes its iron losses", () => {
    const flow = solvePowerFlow(oneHouse({}, { powerW: [0, 0, 0], reactiveVar: [0, 0, 0] }));
    expect(flow.transformer("T1")?.lossW).toBeCloseTo(950, 0);
  });
});

describe("loops", () => {
  /** A street whose last house has a second way back to the busbar. */
  const ring = (count: number): Network => {
    const network = streetNetwork({ houses: 20, powerW: (house) => [300 * house, 5000 - 200 * house, 1000] });
    const back = Array.from(
      { length: count },
      (_, index): Line => ({
        ...(network.lines[0] as Line),
        id: `back${index}`,
        fromBus: `J${20 - index}`,
        toBus: index % 2 === 0 ? "LV" : `J${index + 2}`,
        lengthKm: 0.05 * (index + 1),
      }),
    );
    return { ...network, lines: [...network.lines, ...back] };
  };

  test.for([1, 2, 5])("%i of them obey Kirchhoff all around", (count) => {
    const network = ring(count);
    const flow = solvePowerFlow(network);
    expect(flow.model.loops.lines.length).toBe(count);
    const drawn = network.loads.reduce((sum, { id }) => sum + total(flow.load(id)?.powerW ?? [0, 0, 0]), 0);
    const fed = total(flow.source("grid")?.powerW as PhaseValues);
    expect(Math.abs(fed - drawn - flow.lossW)).toBeLessThan(1e-4);
    // Ohm's law along the closing line: nothing computes it as a branch of the tree.
    for (const id of flow.model.loops.lines) {
      const line = flow.line(id);
      const [into, out] = [total(line?.from.powerW as PhaseValues), total(line?.to.powerW as PhaseValues)];
      expect(Math.abs(into)).toBeGreaterThan(100);
      const { rOhmPerKm, lengthKm, zeroSequence } = network.lines.find(
        (candidate) => candidate.id === id,
      ) as Line;
      const heat =
        line?.from.currentA.reduce((sum, ampere) => sum + ampere ** 2 * rOhmPerKm * lengthKm, 0) ?? 0;
      expect(into + out).toBeGreaterThanOrEqual(heat);
      expect(zeroSequence).toBeDefined();
    }
  });

  test("a ring cut at its null of current changes little, and cut elsewhere much", () => {
    const closed = solvePowerFlow(ring(1));
    const open = solvePowerFlow(
      streetNetwork({ houses: 20, powerW: (house) => [300 * house, 5000 - 200 * house, 1000] }),
    );
    const lowest = (flow: typeof open) => Math.min(...magnitudesAt(flow, "H20"));
    expect(lowest(closed)).toBeGreaterThan(lowest(open) + 0.005);
  });

  test("which of its lines closes a ring does not matter", () => {
    const network = ring(1);
    const turned = { ...network, lines: network.lines.toReversed() };
    const [one, other] = [magnitudes(network), magnitudes(turned)];
    for (const [bus, volts] of one)
      for (const phase of [0, 1, 2] as const)
        expect(other.get(bus)?.[phase]).toBeCloseTo((volts as PhaseValues)[phase], 9);
  });

  test("too many are refused by the line that is one too many", () => {
    expect(() => buildRadialModel(ring(9))).toThrow(/line back8: it closes one of 9 loops, and at most 8/);
  });
});

describe("what cannot be solved", () => {
  test("has no result", () => {
    const network = street([[500_000, 0, 0]]);
    const sweep = new Sweep(buildRadialModel(network));
    expect(sweep.solve()).toBe(false);
    expect(() => sweep.result()).toThrow(expect.objectContaining({ code: "grid_unsolvable" }));
  });

  test("does not spoil the next solution", () => {
    const network = street([[1000, 0, 0]]);
    const sweep = new Sweep(buildRadialModel(network));
    sweep.solve();
    const before = sweep.result().arrays.voltage;
    sweep.solve({ powers: Float64Array.of(9e9, 0, 0, 0, 0, 0) });
    expect(sweep.solve()).toBe(true);
    expect(sweep.result().arrays.voltage).toEqual(before);
  });
});

test("a flat start gives the same bits whatever was solved before; a warm one takes fewer sweeps", () => {
  const sweep = new Sweep(
    buildRadialModel(
      street([
        [2000, 0, 0],
        [0, 500, 0],
        [0, 0, -3000],
      ]),
    ),
  );
  sweep.solve();
  const first = sweep.result();
  const near = first.model.basePowers.map((power) => power * 1.001);
  sweep.solve({ powers: near });
  const cold = sweep.sweeps;
  sweep.solve();
  expect(sweep.result().arrays.voltage).toEqual(first.arrays.voltage);
  sweep.solve({ powers: near, start: "previous" });
  expect(sweep.sweeps).toBeLessThan(cold);
});

test("what is not supplied has no voltage and draws nothing", () => {
  const network = streetNetwork({ houses: 3 });
  const flow = solvePowerFlow({
    ...network,
    switches: [{ id: "S", bus: "J1", to: { line: "main2" }, isClosed: false }],
  });
  expect(flow.voltage("H1")?.magnitudePu[0]).toBeGreaterThan(0.9);
  expect([
    flow.voltage("H2"),
    flow.line("main2"),
    flow.line("service2"),
    flow.load("L2"),
    flow.connectionPoint("CP3"),
  ]).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test("a line that is open at its far end still draws its charging", () => {
  const network = streetNetwork({ houses: 2, powerW: () => [0, 0, 0] });
  const lines = network.lines.map((line) => ({ ...line, lengthKm: 5 }));
  const opened = { id: "S", bus: "H2", to: { line: "service2" }, isClosed: false };
  const cut = solvePowerFlow({ ...network, lines, switches: [opened] });
  const whole = solvePowerFlow({ ...network, lines });
  expect(cut.voltage("H2")).toBeUndefined();
  expect(total(cut.source("grid")?.reactiveVar as PhaseValues)).toBeCloseTo(
    total(whole.source("grid")?.reactiveVar as PhaseValues),
    6,
  );
});
