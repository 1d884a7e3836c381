/**
 * The community's network: three-phase radial model, exact power flow, limits and headroom; pure maths.
 *
 * @example
 * const flow = solvePowerFlow(streetNetwork({ houses: 30 }));
 * flow.voltage("H30")?.magnitudePu; // [a, b, c] per unit
 * flow.transformer("T1")?.loadingFraction;
 */
export { checkNetwork } from "./check-network.ts";
export { solvePowerFlow } from "./solve-power-flow.ts";
export { streetNetwork } from "./street-network.ts";
