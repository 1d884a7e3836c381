import pc from "picocolors";
import { type DeviceRow, deviceTable } from "./device-table.ts";
import type { FleetDevice, FleetView } from "./fleet-view.ts";
import { formatAge } from "./format-quantity.ts";

/** Every gateway with its devices, sorted by serial and sn; times are counted from `nowMs`, Unix epoch. */
export function fleetTable({ gateways, unreadable }: FleetView, nowMs: number): string {
  const parts = [...gateways.values()].sort(bySerial).map((gateway) => {
    const { serial, version = "version unknown", platform = "", heardAtMs, devices } = gateway;
    const age = `heard ${formatAge(nowMs - heardAtMs)} ago`;
    const head = [pc.bold(plain(serial)), plain(version), plain(platform), age]
      .filter((part) => part !== "")
      .join("  ");
    const rows = [...devices.values()].sort((a, b) => (a.sn < b.sn ? -1 : 1)).map(deviceRow);
    return `${head}\n${rows.length === 0 ? pc.dim("no devices") : deviceTable(rows, nowMs)}`;
  });
  if (parts.length === 0) parts.push(pc.dim("no gateway heard yet; each says something every 15 s"));
  if (unreadable > 0) parts.push(pc.yellow(`${unreadable} messages were damaged and are not shown`));
  return parts.join("\n\n");
}

function bySerial(a: { serial: string }, b: { serial: string }): number {
  return a.serial < b.serial ? -1 : 1;
}

function deviceRow({ sn, make, state, readings }: FleetDevice): DeviceRow {
  const { driver = "", connected = readings.size > 0, error } = state ?? {};
  const { poll_ms: pollMs, lateness_ms: latenessMs, polls_skipped: pollsSkipped } = state ?? {};
  return {
    sn: plain(sn),
    driver: plain(driver),
    connected,
    ...(error === undefined ? {} : { error: plain(error) }),
    ...(make === "" ? {} : { make: plain(make) }),
    ...(pollMs === undefined ? {} : { pollMs }),
    ...(latenessMs === undefined ? {} : { latenessMs }),
    ...(pollsSkipped === undefined ? {} : { pollsSkipped }),
    ders: [...readings.values()],
  };
}

/** What came over the network must not steer the terminal. */
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, " ");
}
