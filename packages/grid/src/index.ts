/**
 * The community's network: three-phase radial model, exact power flow, limits and headroom; pure maths.
 */
export {};
