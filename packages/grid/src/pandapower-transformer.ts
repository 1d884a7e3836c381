import { type Transformer, VECTOR_GROUPS } from "./transformer.ts";

/** A row of pandapower's `trafo`. Percentages of the rating; until version 3.3 `mag0_percent` is a ratio in spite of its name. */
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
  readonly tap_changer_type?: string | null;
  readonly parallel?: number | null;
  readonly vector_group?: string | null;
  readonly vk0_percent?: number | null;
  readonly vkr0_percent?: number | null;
  readonly mag0_percent?: number | null;
  readonly mag0_rx?: number | null;
  readonly si0_hv_partial?: number | null;
}

/**
 * A transformer of pandapower's, its taps and zero sequence included. A vector group we lack is left out.
 *
 * @param magnetisingUnit what 1 in `mag0_percent` stands for: 0.01 since version 3.4, 1 before
 */
export function pandapowerTransformer(
  id: string,
  row: PandapowerTransformer,
  magnetisingUnit: 1 | 0.01,
): Transformer {
  const tapFraction = tapOf(row);
  const named = typeof row.vector_group === "string" ? row.vector_group : undefined;
  const group = named?.replace(/\d+$/, "").toLowerCase();
  const vectorGroup = VECTOR_GROUPS.find((name) => name.toLowerCase() === group);
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
    ...zeroSequenceOf(row, magnetisingUnit),
  };
}

/** Since version 3 a tap without a type has no effect; at any version one without a side has none. */
function tapOf(row: PandapowerTransformer): number {
  const { tap_pos, tap_neutral, tap_step_percent, tap_side, tap_changer_type } = row;
  if (tap_changer_type === null || (tap_side !== "hv" && tap_side !== "lv")) return 0;
  return (((tap_pos ?? 0) - (tap_neutral ?? 0)) * (tap_step_percent ?? 0)) / 100;
}

function zeroSequenceOf(
  row: PandapowerTransformer,
  magnetisingUnit: 1 | 0.01,
): Pick<Transformer, "zeroSequence"> {
  const { vk0_percent: vk0, vkr0_percent: vkr0, mag0_percent, mag0_rx, si0_hv_partial } = row;
  // Any of them changes voltages by more than limits leave; pandapower does not guess one either.
  if (![vk0, vkr0, mag0_percent, mag0_rx, si0_hv_partial].every(Number.isFinite)) return {};
  // As pandapower: a zero-sequence impedance of 0 means that of the positive sequence.
  const orElse = (given: number | null | undefined, instead: number) =>
    Math.abs(given as number) > 1e-8 ? (given as number) : instead;
  return {
    zeroSequence: {
      impedanceFraction: orElse(vk0, row.vk_percent) / 100,
      resistanceFraction: orElse(vkr0, row.vkr_percent) / 100,
      magnetisingRatio: (mag0_percent as number) * magnetisingUnit,
      magnetisingROverX: mag0_rx as number,
      highSideFraction: si0_hv_partial as number,
    },
  };
}
