import { type Transformer, VECTOR_GROUPS } from "./transformer.ts";

/** A row of pandapower's `trafo`. Percentages of the rating; `mag0_percent` is a ratio in spite of its name. */
export interface PandapowerTransformer {
  readonly hv_bus: number;
  readonly lv_bus: number;
  readonly sn_mva: number;
  readonly vn_hv_kv: number;
  readonly vn_lv_kv: number;
  readonly vk_percent: number;
  readonly vkr_percent: number;
  readonly pfe_kw: number;
  readonly i0_percent: number;
  readonly shift_degree: number;
  readonly tap_side?: string | null;
  readonly tap_neutral?: number | null;
  readonly tap_pos?: number | null;
  readonly tap_step_percent?: number | null;
  readonly tap_step_degree?: number | null;
  readonly parallel?: number | null;
  readonly vector_group?: string | null;
  readonly vk0_percent?: number | null;
  readonly vkr0_percent?: number | null;
  readonly mag0_percent?: number | null;
  readonly mag0_rx?: number | null;
  readonly si0_hv_partial?: number | null;
}

/** A transformer of pandapower's, its taps and zero sequence included. A vector group we lack is left as it is named. */
export function pandapowerTransformer(id: string, row: PandapowerTransformer): Transformer {
  const steps = (row.tap_pos ?? 0) - (row.tap_neutral ?? 0);
  const tapFraction = (steps * (row.tap_step_percent ?? 0)) / 100;
  const named = typeof row.vector_group === "string" ? row.vector_group : undefined;
  const group = named?.replace(/\d+$/, "").toLowerCase();
  const known = VECTOR_GROUPS.find((name) => name.toLowerCase() === group);
  const vectorGroup = known ?? (named as Transformer["vectorGroup"]);
  return {
    id,
    highBus: `${row.hv_bus}`,
    lowBus: `${row.lv_bus}`,
    ratedVa: row.sn_mva * 1e6,
    highV: row.vn_hv_kv * 1e3,
    lowV: row.vn_lv_kv * 1e3,
    impedanceFraction: row.vk_percent / 100,
    resistanceFraction: row.vkr_percent / 100,
    ironLossW: row.pfe_kw * 1e3,
    noLoadCurrentFraction: row.i0_percent / 100,
    shiftDegrees: row.shift_degree,
    ...(tapFraction !== 0 && { tapFraction, tapSide: row.tap_side === "lv" ? "low" : "high" }),
    parallel: row.parallel ?? 1,
    ...(vectorGroup && { vectorGroup }),
    ...zeroSequenceOf(row),
  };
}

function zeroSequenceOf(row: PandapowerTransformer): Pick<Transformer, "zeroSequence"> {
  const {
    vk0_percent: vk0,
    vkr0_percent: vkr0,
    mag0_percent: mag0,
    mag0_rx: mag0Rx,
    si0_hv_partial: high,
  } = row;
  if (typeof vk0 !== "number" || typeof vkr0 !== "number") return {};
  // As pandapower: a zero-sequence impedance of 0 means that of the positive sequence.
  const isGiven = Math.abs(vk0) > 1e-8;
  return {
    zeroSequence: {
      impedanceFraction: (isGiven ? vk0 : row.vk_percent) / 100,
      resistanceFraction: (Math.abs(vkr0) > 1e-8 ? vkr0 : row.vkr_percent) / 100,
      ...(typeof mag0 === "number" && { magnetisingRatio: mag0 }),
      ...(typeof mag0Rx === "number" && { magnetisingROverX: mag0Rx }),
      ...(typeof high === "number" && { highSideFraction: high }),
    },
  };
}
