import type { LimitDirection } from "@sourceful/control";
import type { PlannedDer } from "./site-plan.ts";

/** Power a command may lead to, W, never negative. */
export type AskedPower = Readonly<Record<LimitDirection, number>>;

/** What no command of the catalogue exceeds on a charger whose `max_w` nobody said, A. */
export const CHARGER_MAX_A = 32;
/** More than any single DER of a building has, W. */
const BOUNDLESS_W = 1_000_000;

/** Actions after which a DER takes and gives no more than before. */
const HARMLESS: ReadonlySet<string> = new Set([
  "init",
  "deinit",
  "ev_pause",
  "v2x_stop",
  "ev_wake",
  "wake_up",
  "set_slew_rate",
]);

/** Actions after which a DER goes on as it did before: drivers look at no power, and some senders say 0 W always. */
const STARTING: ReadonlySet<string> = new Set(["ev_start", "ev_resume", "charge_start"]);

/** Actions whose set-point is 0 W when they name none, as drivers get it. */
const SET_POINTS: ReadonlySet<string> = new Set(["battery", "v2x_set_power", "ev_set_current", "curtail"]);

/**
 * What a command may make a DER take and give; undefined for one that cannot raise either. Actions and their
 * signs are those of the driver catalogue; one that nobody knows may do the utmost.
 */
export function askedPower(
  der: Pick<PlannedDer, "derType" | "maxW" | "wattsPerAmp">,
  action: string,
  commandedW: number | undefined,
): AskedPower | undefined {
  const powerW = STARTING.has(action) ? undefined : (commandedW ?? (SET_POINTS.has(action) ? 0 : undefined));
  if (HARMLESS.has(action)) return undefined;
  const givesOnly = der.derType === "pv" || der.derType === "inverter";
  if (action === "curtail" || action === "curtail_disable") {
    // A cap. Storage is capped in what it takes.
    const capW = action === "curtail" && powerW !== undefined ? Math.abs(powerW) : mostW(der);
    return givesOnly ? { consumption: 0, production: capW } : { consumption: capW, production: 0 };
  }
  if (powerW !== undefined) return { consumption: Math.max(0, powerW), production: Math.max(0, -powerW) };
  const mostConsumedW = givesOnly ? 0 : mostW(der);
  return { consumption: mostConsumedW, production: der.derType === "ev" ? 0 : mostW(der) };
}

function mostW({ derType, maxW, wattsPerAmp }: Pick<PlannedDer, "derType" | "maxW" | "wattsPerAmp">): number {
  if (maxW !== undefined) return maxW;
  return derType === "ev" ? CHARGER_MAX_A * wattsPerAmp : BOUNDLESS_W;
}
