import type { Network } from "./network.ts";
import { type RadialModel, STRIDE } from "./radial-model.ts";

/** A network's loads as flat arrays. */
export function layOutLoads(
  { loads }: Network,
  nodeOfBus: ReadonlyMap<string, number>,
): Pick<RadialModel, "loadNode" | "isDelta" | "voltageShares" | "basePowers"> {
  const basePowers = new Float64Array(STRIDE * loads.length);
  for (const [index, { powerW, reactiveVar }] of loads.entries()) {
    for (const phase of [0, 1, 2] as const) {
      basePowers[STRIDE * index + 2 * phase] = powerW[phase];
      basePowers[STRIDE * index + 2 * phase + 1] = reactiveVar[phase];
    }
  }
  return {
    loadNode: Int32Array.from(loads, ({ bus }) => nodeOfBus.get(bus) ?? -1),
    isDelta: Uint8Array.from(loads, ({ connection }) => (connection === "delta" ? 1 : 0)),
    voltageShares: Float64Array.from(
      loads.flatMap(({ constantCurrentFraction = 0, constantImpedanceFraction = 0 }) => [
        constantCurrentFraction,
        constantImpedanceFraction,
      ]),
    ),
    basePowers,
  };
}
