import { randomUUID } from "node:crypto";

/** A name in the device plane that no device can have: serial numbers have no space. */
export function nextProbeId(): string {
  return `probe ${randomUUID()}`;
}
