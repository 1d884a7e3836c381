import type { DeviceStatus } from "@sourceful/gateway";
import {
  type Column,
  formatAge,
  formatEnergy,
  formatFraction,
  formatPower,
  textTable,
} from "@sourceful/terminal";
import pc from "picocolors";

const COLUMNS: Column[] = [
  { title: "device" },
  { title: "driver" },
  { title: "state" },
  { title: "DER" },
  { title: "power", align: "right" },
  { title: "flow" },
  { title: "SoC", align: "right" },
  { title: "energy in", align: "right" },
  { title: "energy out", align: "right" },
  { title: "age", align: "right" },
  { title: "poll", align: "right" },
  { title: "late", align: "right" },
];

/** What positive and negative power mean for a person, per kind. */
const FLOWS: Readonly<Record<string, readonly [positive: string, negative: string]>> = {
  meter: ["importing", "exporting"],
  pv: ["consuming", "generating"],
  battery: ["charging", "discharging"],
  v2x_charger: ["charging", "discharging"],
  ev: ["charging", ""],
  inverter: ["from grid", "to site"],
};

/** What the table says of a device. */
export type DeviceRow = Pick<
  DeviceStatus,
  "sn" | "driver" | "connected" | "error" | "make" | "pollMs" | "latenessMs" | "ders"
> &
  Partial<Pick<DeviceStatus, "pollsSkipped">>;

/** One row per DER; a device without any has a row of its own that says why. */
export function deviceTable(devices: readonly DeviceRow[], nowMs: number): string {
  const rows = devices.flatMap((device) => {
    const state = device.connected ? pc.green("connected") : pc.yellow(device.error ?? "starting");
    const times = [formatMs(device.pollMs), describeLateness(device)];
    const head = [device.sn, device.make ? `${device.driver} (${device.make})` : device.driver, state];
    if (device.ders.length === 0) return [[...head, "", "", "", "", "", "", "", ...times]];
    return device.ders.map(({ kind, fields, atMs }, index) => [
      ...(index === 0 ? head : ["", "", ""]),
      pc.cyan(kind),
      pc.bold(formatPower(fields["w"])),
      flowOf(kind, fields["w"]),
      formatFraction(fields["soc"] ?? fields["vehicle_soc_fract"]),
      formatEnergy(fields["total_import_wh"] ?? fields["total_charge_wh"]),
      formatEnergy(
        fields["total_export_wh"] ?? fields["total_discharge_wh"] ?? fields["total_generation_wh"],
      ),
      formatAge(nowMs - atMs),
      ...(index === 0 ? times : ["", ""]),
    ]);
  });
  return textTable(COLUMNS, rows);
}

/** How long the last poll waited for the node, and how many were left out so far. */
function describeLateness({ latenessMs, pollsSkipped = 0 }: DeviceRow): string {
  const late = formatMs(latenessMs);
  return pollsSkipped === 0 ? late : `${late} (${pollsSkipped} left out)`.trimStart();
}

function formatMs(ms: number | undefined): string {
  return ms === undefined ? "" : `${Math.round(ms)} ms`;
}

function flowOf(kind: string, power: unknown): string {
  if (typeof power !== "number" || Math.abs(power) < 1) return "";
  return FLOWS[kind]?.[power > 0 ? 0 : 1] ?? "";
}
