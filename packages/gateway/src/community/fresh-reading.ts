import type { DeviceStatus } from "../device-status.ts";

/** A device that is polled seldom may be silent for so many polls; one that is polled often, for so long. */
const POLLS = 3;
const LEAST_MS = 10_000;

/** Whether a reading says how it is now, or how it was when the device still spoke. */
export function isFresh(
  { atMs }: { readonly atMs: number },
  { connected, intervalMs }: Pick<DeviceStatus, "connected" | "intervalMs">,
  nowMs: number,
): boolean {
  // The wall clock may have been set meanwhile, either way.
  return connected && Math.abs(nowMs - atMs) <= Math.max(LEAST_MS, POLLS * intervalMs);
}
