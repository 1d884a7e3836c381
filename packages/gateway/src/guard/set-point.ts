import type { PlannedDer } from "./site-plan.ts";

/** Kept free below a share, so that the noise of a meter does not command anew each second, W. */
const MARGIN_W = 50;
/** Way back in one step, at least, W, and as part of what the DER did before. */
const LEAST_STEP_W = 500;
const STEP_FRACTION = 0.25;

type Settable = Pick<PlannedDer, "leastW" | "wattsPerAmp">;

/**
 * The magnitude of a set-point that keeps within a share, W: a little below it, in whole watts; of a charger in
 * whole amperes, and 0 when that is too little to charge with.
 */
export function setPointW({ leastW, wattsPerAmp }: Settable, shareW: number): number {
  if (leastW === 0) return Math.max(0, Math.floor(shareW - MARGIN_W));
  // An ampere that is there but for rounding counts.
  const setW = Math.floor(shareW / wattsPerAmp + 1e-9) * wattsPerAmp;
  return setW < leastW ? 0 : setW;
}

/**
 * The magnitude of the next set-point on the way back from `setW` to `beforeW`, W: one step, at most the share, and
 * `setW` itself when there is no room for more.
 */
export function raisedW(der: Settable, setW: number, beforeW: number, shareW: number): number {
  const stepW = Math.max(LEAST_STEP_W, STEP_FRACTION * beforeW, setW === 0 ? der.leastW : 0);
  const reachW = Math.min(beforeW, setW + stepW);
  if (reachW === beforeW && shareW >= beforeW) return beforeW;
  const nextW = Math.min(
    setPointW(der, shareW),
    der.leastW > 0 ? setPointW(der, reachW) : Math.floor(reachW),
  );
  return Math.max(setW, nextW);
}
