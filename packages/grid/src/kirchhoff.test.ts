import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  type Complex,
  complex,
  conjugate,
  divide,
  fromPolar,
  magnitude,
  multiply,
  scale,
  subtract,
  ZERO,
} from "./complex.ts";
import { invertComplex } from "./invert-complex.ts";
import type { Line, Load, Network } from "./network.ts";
import type { PhaseValues } from "./phase-values.ts";
import { solvePowerFlow } from "./solve-power-flow.ts";
import { streetNetwork } from "./street-network.ts";
import type { Transformer } from "./transformer.ts";

/** Everything here is in phases, with 3x3 matrices from the elements' own data: nothing of the sweep is used. */
type Vector = readonly [Complex, Complex, Complex];
type Matrix = readonly (readonly number[])[];
const BASE_VA = 1000;
const THREE = [0, 1, 2] as const;
/** Windings of a Dyn1 transformer: each low phase sees the difference of two high ones. */
const DELTA: Matrix = [
  [1, 0, -1],
  [-1, 1, 0],
  [0, -1, 1],
];

function sum(a: Vector, b: Vector): Vector {
  return THREE.map((phase) => add(a[phase], b[phase])) as unknown as Vector;
}

function minus(a: Vector, b: Vector): Vector {
  return THREE.map((phase) => subtract(a[phase], b[phase])) as unknown as Vector;
}

function times(a: Vector, factor: Complex): Vector {
  return a.map((part) => multiply(part, factor)) as unknown as Vector;
}

function turned(matrix: Matrix, a: Vector): Vector {
  return matrix.map((row) =>
    row.reduce((total, entry, column) => add(total, scale(a[column as 0], entry / Math.sqrt(3))), ZERO),
  ) as unknown as Vector;
}

/** Admittance matrix of a transposed line times a voltage across it, per unit. */
function lineCurrent(line: Line, nominalV: number, across: Vector): Vector {
  const ohm = (3 * BASE_VA) / nominalV ** 2;
  const { rOhmPerKm: r0 = 0, xOhmPerKm: x0 = 0 } = line.zeroSequence ?? {};
  const positive = complex(line.rOhmPerKm, line.xOhmPerKm);
  const zero = complex(r0, x0);
  const self = scale(add(zero, scale(positive, 2)), (line.lengthKm * ohm) / 3);
  const mutual = scale(subtract(zero, positive), (line.lengthKm * ohm) / 3);
  const flat = THREE.flatMap((row) =>
    THREE.flatMap((column) => (row === column ? [self.re, self.im] : [mutual.re, mutual.im])),
  );
  const inverse = invertComplex(Float64Array.from(flat), 3);
  return THREE.map((row) =>
    THREE.reduce((total: Complex, column) => {
      const at = 2 * (3 * row + column);
      return add(total, multiply(across[column], complex(inverse[at] as number, inverse[at + 1] as number)));
    }, ZERO),
  ) as unknown as Vector;
}

function loadCurrent({ connection, powerW, reactiveVar }: Load, volts: Vector): Vector {
  const power = (phase: 0 | 1 | 2) => complex(powerW[phase] / BASE_VA, reactiveVar[phase] / BASE_VA);
  const next = (phase: number) => ((phase + 1) % 3) as 0 | 1 | 2;
  const drawn = THREE.map((phase) =>
    conjugate(
      divide(
        power(phase),
        connection === "delta" ? subtract(volts[phase], volts[next(phase)]) : volts[phase],
      ),
    ),
  ) as unknown as Vector;
  if (connection !== "delta") return drawn;
  return THREE.map((phase) => subtract(drawn[phase], drawn[next(phase + 1)])) as unknown as Vector;
}

/** Current that goes missing at the worst bus but the source's, per unit of 1 kVA per phase. */
function worstMismatch(network: Network): number {
  const flow = solvePowerFlow(network);
  const none: Vector = [ZERO, ZERO, ZERO];
  const volts = new Map<string, Vector>();
  for (const { id } of network.buses) {
    const { magnitudePu, angleDegrees } = flow.voltage(id) ?? {
      magnitudePu: [0, 0, 0],
      angleDegrees: [0, 0, 0],
    };
    volts.set(
      id,
      THREE.map((phase) => fromPolar(magnitudePu[phase], angleDegrees[phase])) as unknown as Vector,
    );
  }
  const at = (bus: string) => volts.get(bus) as Vector;
  const leaving = new Map<string, Vector>();
  const draw = (bus: string, current: Vector) => leaving.set(bus, sum(leaving.get(bus) ?? none, current));
  for (const line of network.lines) {
    const current = lineCurrent(line, 400, minus(at(line.fromBus), at(line.toBus)));
    draw(line.fromBus, current);
    draw(line.toBus, times(current, complex(-1, 0)));
    // Capacitance without a zero-sequence part: between phases only.
    const half =
      (Math.PI * network.frequencyHz * (line.cNfPerKm ?? 0) * 1e-9 * line.lengthKm * 400 ** 2) /
      (3 * BASE_VA);
    for (const bus of [line.fromBus, line.toBus]) {
      const [a, b, c] = at(bus);
      const mean = scale(add(add(a, b), c), 1 / 3);
      draw(bus, times(minus(at(bus), [mean, mean, mean]), complex(0, half)));
    }
  }
  const { ratedVa, impedanceFraction, resistanceFraction, highBus, lowBus } = network
    .transformers[0] as Transformer;
  const impedance = complex(resistanceFraction, Math.sqrt(impedanceFraction ** 2 - resistanceFraction ** 2));
  const admittance = divide(complex(ratedVa / (3 * BASE_VA), 0), impedance);
  const winding = times(minus(turned(DELTA, at(highBus)), at(lowBus)), admittance);
  draw(lowBus, times(winding, complex(-1, 0)));
  const transposed = THREE.map((row) =>
    THREE.map((column) => (DELTA[column] as readonly number[])[row] as number),
  );
  draw(highBus, turned(transposed, winding));
  for (const load of network.loads) draw(load.bus, loadCurrent(load, at(load.bus)));
  const held = new Set(network.sources.map(({ bus }) => bus));
  const missing = [...leaving]
    .filter(([bus]) => !held.has(bus))
    .flatMap(([, current]) => current.map(magnitude));
  return Math.max(...missing);
}

const watts = fc.double({ min: -4000, max: 4000, noNaN: true });
const load = fc.record({
  powerW: fc.tuple(watts, watts, watts),
  reactiveVar: fc.tuple(watts, watts, watts),
  isDelta: fc.boolean(),
});

function street(
  loads: readonly { powerW: PhaseValues; reactiveVar: PhaseValues; isDelta: boolean }[],
  rings: number,
): Network {
  const network = streetNetwork({ houses: loads.length });
  const back = Array.from(
    { length: rings },
    (_, index): Line => ({
      ...(network.lines[0] as Line),
      id: `back${index}`,
      fromBus: `H${loads.length - index}`,
      toBus: index === 0 ? "LV" : "J1",
      lengthKm: 0.3,
    }),
  );
  return {
    ...network,
    lines: [...network.lines, ...back],
    transformers: network.transformers.map((transformer) => ({
      ...transformer,
      shiftDegrees: 30,
      ironLossW: 0,
      noLoadCurrentFraction: 0,
    })),
    loads: loads.map(({ powerW, reactiveVar, isDelta }, index) => ({
      id: `L${index}`,
      bus: `H${index + 1}`,
      powerW,
      reactiveVar,
      connection: isDelta ? ("delta" as const) : ("wye" as const),
    })),
    connectionPoints: [],
  };
}

test("no current goes missing at any bus, by admittance matrices in phases", () => {
  fc.assert(
    fc.property(
      fc.array(load, { minLength: 3, maxLength: 12 }),
      fc.integer({ min: 0, max: 2 }),
      (loads, rings) => {
        // The largest currents are of some 50 per unit, and a branch's admittance is of 1e4.
        expect(worstMismatch(street(loads, rings))).toBeLessThan(1e-6);
      },
    ),
    { numRuns: 40 },
  );
});

test("the same fed from below, by a source at the busbar", () => {
  fc.assert(
    fc.property(fc.array(load, { minLength: 3, maxLength: 8 }), load, (loads, above) => {
      const network = street(loads, 1);
      const mv: Load = {
        id: "mv",
        bus: "MV",
        powerW: above.powerW,
        reactiveVar: above.reactiveVar,
        connection: "delta",
      };
      const sources = [{ id: "battery", bus: "J1", voltagePu: 1, angleDegrees: 0 }];
      expect(worstMismatch({ ...network, sources, loads: [...network.loads, mv] })).toBeLessThan(1e-6);
    }),
    { numRuns: 40 },
  );
});
