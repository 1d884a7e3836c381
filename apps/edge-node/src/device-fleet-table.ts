import { formatAge, printable } from "@sourceful/terminal";
import pc from "picocolors";
import { type DeviceRow, deviceTable } from "./device-table.ts";
import { fleetNotes } from "./fleet-notes.ts";
import type { FleetDevice, FleetView } from "./fleet-view.ts";

/** Every gateway with its devices, sorted by serial and sn; times are counted from `nowMs`, Unix epoch. */
export function deviceFleetTable(fleet: FleetView, nowMs: number): string {
  const parts = [...fleet.gateways.values()].toSorted(bySerial).map((gateway) => {
    const { serial, state, heardAtMs, devices } = gateway;
    const { version = "version unknown", platform = "" } = state ?? {};
    const age = `heard ${formatAge(nowMs - heardAtMs)} ago`;
    const head = [pc.bold(printable(serial)), printable(version), printable(platform), age]
      .filter((part) => part !== "")
      .join("  ");
    const rows = [...devices.values()].sort((a, b) => (a.sn < b.sn ? -1 : 1)).map(deviceRow);
    return `${head}\n${rows.length === 0 ? pc.dim("no devices") : deviceTable(rows, nowMs)}`;
  });
  return [...parts, ...fleetNotes(fleet)].join("\n\n");
}

function bySerial(a: { serial: string }, b: { serial: string }): number {
  return a.serial < b.serial ? -1 : 1;
}

function deviceRow({ sn, make, state, readings }: FleetDevice): DeviceRow {
  const { driver = "", connected = readings.size > 0, error } = state ?? {};
  const { poll_ms: pollMs, lateness_ms: latenessMs, polls_skipped: pollsSkipped } = state ?? {};
  return {
    sn: printable(sn),
    driver: printable(driver),
    connected,
    ...(error === undefined ? {} : { error: printable(error) }),
    ...(make === "" ? {} : { make: printable(make) }),
    ...(pollMs === undefined ? {} : { pollMs }),
    ...(latenessMs === undefined ? {} : { latenessMs }),
    ...(pollsSkipped === undefined ? {} : { pollsSkipped }),
    ders: [...readings.values()],
  };
}
