import { buildRadialModel } from "./build-radial-model.ts";
import type { Network } from "./network.ts";
import type { PowerFlow } from "./power-flow.ts";
import { Sweep, type SweepMethod } from "./sweep.ts";

/**
 * Solves a network once. To solve it often, keep a model and a `Sweep`.
 *
 * @throws ConfigError `grid_invalid` when the network's data have problems, all of them listed.
 * @throws RejectedError `grid_unsolvable` when no voltages carry its loads.
 */
export function solvePowerFlow(network: Network, method: SweepMethod = "threePhase"): PowerFlow {
  const sweep = new Sweep(buildRadialModel(network), method);
  sweep.solve();
  return sweep.result();
}
