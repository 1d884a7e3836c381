import type { Source } from "./network.ts";

/** The voltage factor c of IEC 60909 that pandapower uses for the short-circuit impedance of an external grid. */
const VOLTAGE_FACTOR = 1.1;

/** What pandapower's `ext_grid` says of a network above. */
export interface PandapowerExternalGrid {
  readonly bus: number | string;
  readonly vm_pu: number;
  readonly va_degree?: number | null;
  readonly s_sc_max_mva?: number | null;
  readonly rx_max?: number | null;
  readonly x0x_max?: number | null;
  readonly r0x0_max?: number | null;
}

/**
 * A source as pandapower's three-phase power flow takes it: the positive-sequence voltage is held at the bus;
 * only negative- and zero-sequence current meet the short-circuit impedance (`runpp_3ph`, version 2.14).
 */
export function pandapowerSource(id: string, grid: PandapowerExternalGrid, nominalV: number): Source {
  const source = { id, bus: `${grid.bus}`, voltagePu: grid.vm_pu, angleDegrees: grid.va_degree ?? 0 };
  if (!grid.s_sc_max_mva || grid.rx_max === undefined || grid.rx_max === null) return source;
  const size = (VOLTAGE_FACTOR * nominalV ** 2) / (grid.s_sc_max_mva * 1e6);
  const x = size / Math.sqrt(grid.rx_max ** 2 + 1);
  const zeroX = (grid.x0x_max ?? 1) * x;
  return {
    ...source,
    impedanceOhm: {
      negative: { r: grid.rx_max * x, x },
      zero: { r: (grid.r0x0_max ?? grid.rx_max) * zeroX, x: zeroX },
    },
  };
}
