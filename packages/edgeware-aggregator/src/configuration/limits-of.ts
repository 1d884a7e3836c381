import { type Limit, type Network, networkLimits } from "@sourceful/grid";
import type { CommunityConfig } from "./community-config.ts";

const MAX_UNBALANCE_PERCENT = 2;

/**
 * What the network of a community has to stay within: ratings and capacities of its file (firm), the voltage band
 * as the file has it, else that of EN 50160, and the unbalance (statutory).
 */
export function limitsOf(config: CommunityConfig, network: Network): readonly Limit[] {
  const { voltage_band: band, max_unbalance_percent: unbalance = MAX_UNBALANCE_PERCENT } =
    config.limits ?? {};
  const limits = networkLimits(network, {
    ...(band ? { minPu: band.min_pu, maxPu: band.max_pu } : {}),
    maxUnbalanceFraction: unbalance / 100,
  });
  return limits.map((limit) =>
    band && limit.kind === "voltage"
      ? { ...limit, severity: band.severity, authority: band.authority }
      : limit,
  );
}
