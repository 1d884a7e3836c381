import type { TelemetryMessage } from "@sourceful/messaging";

type MeterMessage = TelemetryMessage<"meter">;

/**
 * Current of a phase as a meter tells it, A, + taken from the grid, − given to it; undefined where it says nothing.
 * Meters give the current with or without a sign, so the sign is that of the phase's power where there is one: of one
 * phase alone, that of all power. A fuse bears a current that carries no power, too.
 */
export function phaseCurrentA(message: MeterMessage, phase: 1 | 2 | 3, voltageV: number): number | undefined {
  const isAlone = phase === 1 && message.L2_A === undefined && message.L3_A === undefined;
  const w = message[`L${phase}_W`] ?? (isAlone && message.L1_A !== undefined ? message.W : undefined);
  const a = message[`L${phase}_A`];
  const v = message[`L${phase}_V`];
  if (a !== undefined) return w === undefined ? a : w < 0 ? -Math.abs(a) : Math.abs(a);
  return w === undefined ? undefined : w / (v !== undefined && v > 0 ? v : voltageV);
}

/** Whether the currents of a meter cannot have a sign: power is given, and no phase says that it is its own. */
export function areUnsigned(message: MeterMessage): boolean {
  const currents = [message.L1_A, message.L2_A, message.L3_A].filter((a) => a !== undefined);
  const isPowerTold = [message.L1_W, message.L2_W, message.L3_W].some((w) => w !== undefined);
  return !isPowerTold && currents.length > 1 && (message.W ?? 0) < 0 && currents.every((a) => a >= 0);
}

/** Power a meter tells, W: its own, else the sum of its phases; undefined where it says neither. */
export function meterPowerW(message: MeterMessage): number | undefined {
  if (message.W !== undefined) return message.W;
  const phases = [message.L1_W, message.L2_W, message.L3_W].filter((w) => w !== undefined);
  return phases.length === 0 ? undefined : phases.reduce((sum, w) => sum + w, 0);
}
