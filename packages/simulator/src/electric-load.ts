/** Something at the house that draws power on its own account. */
export interface ElectricLoad {
  /** What it draws now, W, by phase from L1 on; a phase left out draws nothing. */
  readonly phaseW: readonly number[];
}
