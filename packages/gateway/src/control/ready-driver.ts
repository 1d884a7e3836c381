import type { PlaneSession } from "../plane.ts";

/** A device's driver, initialised and able to be called. */
export interface ReadyDriver {
  readonly name: string;
  readonly session: PlaneSession;
}
