import type { RegisterKind } from "./modbus-unit.ts";

/** Two registers no merged read may cover both of: the device refused one that did. Plain data, to be kept. */
export interface ForbiddenGap {
  readonly kind: RegisterKind;
  /** Last register before the gap, 0..65535. */
  readonly from: number;
  /** First register after it. */
  readonly to: number;
}
