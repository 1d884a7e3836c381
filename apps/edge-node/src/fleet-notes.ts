import pc from "picocolors";
import type { FleetView } from "./fleet-view.ts";

/** What a table of a fleet does not show, a line each; empty when it shows everything. */
export function fleetNotes({ gateways, unreadable, turnedAway }: FleetView): string[] {
  const notes: string[] = [];
  if (gateways.size === 0) notes.push(pc.dim("no gateway heard yet; each says something every 15 s"));
  if (unreadable > 0) notes.push(pc.yellow(`${unreadable} messages were damaged and are not shown`));
  if (turnedAway > 0) {
    notes.push(pc.yellow(`${turnedAway} messages of more gateways or devices than fit are not shown`));
  }
  return notes;
}
