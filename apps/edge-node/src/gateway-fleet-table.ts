import type { GatewayState } from "@sourceful/messaging";
import { type Column, formatAge, printable, textTable } from "@sourceful/terminal";
import pc from "picocolors";
import { fleetNotes } from "./fleet-notes.ts";
import type { FleetGateway, FleetView } from "./fleet-view.ts";

const COLUMNS: Column[] = [
  { title: "gateway" },
  { title: "version" },
  { title: "platform" },
  { title: "devices", align: "right" },
  { title: "polls late", align: "right" },
  { title: "uplink" },
  { title: "heard", align: "right" },
  { title: "trouble" },
];

/** A line per gateway, sorted by serial; times are counted from `nowMs`, Unix epoch. */
export function gatewayFleetTable(fleet: FleetView, nowMs: number): string {
  const rows = [...fleet.gateways.values()]
    .toSorted((a, b) => (a.serial < b.serial ? -1 : 1))
    .map((gateway) => rowOf(gateway, nowMs));
  const table = rows.length === 0 ? [] : [textTable(COLUMNS, rows)];
  return [...table, ...fleetNotes(fleet)].join("\n\n");
}

function rowOf({ serial, state, heardAtMs }: FleetGateway, nowMs: number): string[] {
  const { version = "", platform = "", devices = [], journal, polls, uplink } = state ?? {};
  const troubles = [
    ...(journal?.failure === undefined ? [] : [`journal: ${journal.failure}`]),
    ...devices.map(troubleOf).filter((text) => text !== ""),
  ];
  const connected = devices.filter((device) => device.connected).length;
  const count = `${connected} of ${devices.length}`;
  return [
    pc.bold(printable(serial)),
    printable(version),
    printable(platform),
    connected === devices.length ? count : pc.yellow(count),
    polls === undefined ? "" : `${Math.round(polls.lateness_p99_ms)} ms`,
    describeUplink(uplink, nowMs),
    formatAge(nowMs - heardAtMs),
    pc.yellow(printable(troubles.join("; "))),
  ];
}

function troubleOf({ sn, connected, error, fault }: GatewayState["devices"][number]): string {
  const text = fault ?? error ?? (connected ? "" : "not connected");
  return text === "" ? "" : `${sn}: ${text}`;
}

function describeUplink(uplink: GatewayState["uplink"], nowMs: number): string {
  if (!uplink) return "";
  const kind = printable(uplink.kind);
  const age = formatAge(nowMs - uplink.since_s * 1000);
  return uplink.connected ? `${kind} ${age}` : pc.yellow(`${kind} down ${age}`);
}
