import type { DataClass } from "@sourceful/messaging";

/** Where a number comes from, least tainted first; community-domain.md section 3 (C-42). */
export const DATA_CLASSES: readonly DataClass[] = ["REAL", "CALIBRATED", "COMPUTED", "SYNTHETIC"];

/** The worst of both: SYNTHETIC taints whatever it touches (R20, R36). */
export function worstDataClass(a: DataClass, b: DataClass): DataClass {
  return DATA_CLASSES.indexOf(a) > DATA_CLASSES.indexOf(b) ? a : b;
}
