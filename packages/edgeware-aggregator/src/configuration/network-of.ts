import type { Bus, Line, Network, Source, Switch, Transformer } from "@sourceful/grid";
import type { CommunityConfig } from "./community-config.ts";

const NOMINAL_V = 230;
const FREQUENCY_HZ = 50;
/** A cable of four equal cores: the way back is as long as the way there, three times over. */
const ZERO_SEQUENCE_RATIO = 4;

/**
 * The network of a community for the sweep: a source above each transformer that has a bus, and a load of 0 W
 * for each building with one, under the building's serial. Undefined when the file gives no lines.
 */
export function networkOf(config: CommunityConfig, version: number): Network | undefined {
  const lines = config.lines ?? [];
  if (lines.length === 0) return undefined;
  const lineToLineV = Math.sqrt(3) * (config.nominal_v ?? NOMINAL_V);
  const placed = config.transformers.flatMap((transformer) =>
    transformer.bus === undefined ? [] : [{ ...transformer, bus: transformer.bus }],
  );
  const low = new Set([
    ...placed.map(({ bus }) => bus),
    ...lines.flatMap(({ from, to }) => [from, to]),
    ...(config.switches ?? []).flatMap(({ from, to }) => [from, to]),
  ]);
  const points = config.connection_points.flatMap((point) =>
    point.bus === undefined ? [] : [{ ...point, bus: point.bus }],
  );
  return {
    name: config.community,
    version: String(version),
    frequencyHz: config.frequency_hz ?? FREQUENCY_HZ,
    buses: [
      ...placed.map(({ id, high_v = 10_000 }): Bus => ({ id: highBusOf(id), nominalV: high_v })),
      ...[...low].map((id): Bus => ({ id, nominalV: lineToLineV })),
    ],
    lines: lines.map(lineOf),
    transformers: placed.map((transformer) => transformerOf(transformer, lineToLineV)),
    sources: placed.map(
      ({ id }): Source => ({ id: `above ${id}`, bus: highBusOf(id), voltagePu: 1, angleDegrees: 0 }),
    ),
    loads: points.flatMap(({ bus, buildings }) =>
      buildings.map(({ serial }) => ({
        id: serial,
        bus,
        powerW: [0, 0, 0] as const,
        reactiveVar: [0, 0, 0] as const,
      })),
    ),
    shunts: [],
    switches: (config.switches ?? []).map(
      ({ id, from, to, closed }): Switch => ({ id, bus: from, to: { bus: to }, isClosed: closed }),
    ),
    connectionPoints: points.map(({ id, bus, buildings, import_va, export_va = 0 }) => ({
      id,
      bus,
      loads: buildings.map(({ serial }) => serial),
      importVa: import_va,
      exportVa: export_va,
    })),
  };
}

/** The bus on the high-voltage side of a transformer. */
function highBusOf(transformer: string): string {
  return `${transformer} high`;
}

/** community.yaml gives whole lines, so each counts as one kilometre. */
function lineOf(line: NonNullable<CommunityConfig["lines"]>[number]): Line {
  const { id, from, to, r_ohm, x_ohm, r0_ohm, x0_ohm, rated_a } = line;
  return {
    id,
    fromBus: from,
    toBus: to,
    lengthKm: 1,
    rOhmPerKm: r_ohm,
    xOhmPerKm: x_ohm,
    zeroSequence: {
      rOhmPerKm: r0_ohm ?? ZERO_SEQUENCE_RATIO * r_ohm,
      xOhmPerKm: x0_ohm ?? ZERO_SEQUENCE_RATIO * x_ohm,
    },
    ...(rated_a === undefined ? {} : { ratedA: rated_a }),
  };
}

function transformerOf(
  config: CommunityConfig["transformers"][number] & { readonly bus: string },
  lowV: number,
): Transformer {
  const { id, bus, rated_va, high_v = 10_000, vector_group = "Dyn" } = config;
  const impedanceFraction = (config.impedance_percent ?? 4) / 100;
  const resistanceFraction = (config.resistance_percent ?? 1.2) / 100;
  return {
    id,
    highBus: highBusOf(id),
    lowBus: bus,
    ratedVa: rated_va,
    highV: high_v,
    lowV,
    impedanceFraction,
    resistanceFraction,
    shiftDegrees: vector_group === "Dyn" ? 330 : 0,
    vectorGroup: vector_group,
    zeroSequence: { impedanceFraction, resistanceFraction },
  };
}
