import type { PandapowerRow } from "./pandapower-tables.ts";
import { VECTOR_GROUPS } from "./transformer.ts";

const NEEDED = [
  "sn_mva",
  "vn_hv_kv",
  "vn_lv_kv",
  "vk_percent",
  "vkr_percent",
  "pfe_kw",
  "i0_percent",
  "shift_degree",
];

/** Reports what is missing in a row of pandapower's `trafo`, and what it says that we do not model. */
export function reportPandapowerTransformer(
  row: PandapowerRow,
  report: (problem: string, fix: string, severity?: "error" | "warning") => void,
): void {
  for (const column of NEEDED) row.number(column);
  const { fields } = row;
  const at = (column: string) => row.optional(column) ?? 0;
  const isTapped = fields.tap_changer_type !== null && /^[hl]v$/.test(row.text("tap_side") ?? "");
  if (isTapped && row.optional("tap_pos") !== undefined) {
    const neutral = row.number("tap_neutral");
    if (at("tap_pos") !== neutral && at("tap_step_degree") === 0) row.number("tap_step_percent");
  }
  if (at("tap_pos") !== at("tap_neutral")) {
    const kind = row.text("tap_changer_type");
    const isShifting = kind === "Ideal" || fields.tap_phase_shifter === true || at("tap_step_degree") !== 0;
    if (isShifting) report("its phase-shifting tap is not supported", "set it to its neutral position");
    else if (kind !== undefined && !["Ratio", "Symmetrical", "Tabular"].includes(kind))
      report(`its tap_changer_type ${kind} is not known`, "use Ratio or Symmetrical");
    else if ("tap_changer_type" in fields && kind === undefined)
      report(
        "its tap_pos has no effect, as in pandapower, because it has no tap_changer_type",
        "set that to Ratio where the tap counts",
        "warning",
      );
  }
  if (fields.tap_dependency_table === true || row.text("tap_changer_type") === "Tabular")
    report("its tap follows a table, which is not supported", "give tap_step_percent instead");
  if (row.optional("tap2_pos") !== undefined && at("tap2_pos") !== at("tap2_neutral"))
    report("its second tap changer is not supported", "set it to its neutral position");
  const group = row.text("vector_group");
  if (
    group !== undefined &&
    !VECTOR_GROUPS.some((name) => name.toLowerCase() === group.replace(/\d+$/, "").toLowerCase())
  )
    report(
      `its vector group ${group} is not supported in three phases and was left out`,
      `use one of ${VECTOR_GROUPS.join(", ")}, or the balanced sweep`,
      "warning",
    );
  for (const column of ["xn_ohm", "rn_ohm"])
    if (at(column) !== 0)
      report(
        `its ${column} of ${at(column)} is not supported`,
        "set it to 0, or put the neutral's impedance into vk0",
      );
  for (const column of ["leakage_resistance_ratio_hv", "leakage_reactance_ratio_hv"])
    if ((row.optional(column) ?? 0.5) !== 0.5)
      report(`its ${column} of ${at(column)} is not supported`, "set it to 0.5");
}
