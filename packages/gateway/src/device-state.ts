import type { DerControlState, DeviceState } from "@sourceful/messaging";
import type { DeviceStatus } from "./device-status.ts";

/** A device's part of the state message (edge-node contract 3.6; keys after `error` are ours). */
export function deviceState(status: DeviceStatus, control?: readonly DerControlState[]): DeviceState {
  const { sn, connected, enabledDers, error, driver, make, model, fault } = status;
  const { intervalMs, pollMs, latenessMs, pollsSkipped, lastFreshAtMs, violations } = status;
  const { ratedPowerW, warmupS, watchdogTimeoutS } = status;
  return {
    sn,
    connected,
    ders: [...enabledDers],
    ...(error === undefined ? {} : { error }),
    driver,
    ...(make === undefined ? {} : { make }),
    ...(model === undefined ? {} : { model }),
    ...(fault === undefined ? {} : { fault }),
    ...(ratedPowerW === undefined ? {} : { rated_power_w: ratedPowerW }),
    ...(warmupS === undefined ? {} : { warmup_s: warmupS }),
    ...(watchdogTimeoutS === undefined ? {} : { watchdog_timeout_s: watchdogTimeoutS }),
    poll_interval_ms: intervalMs,
    ...(pollMs === undefined ? {} : { poll_ms: Math.round(pollMs) }),
    ...(latenessMs === undefined ? {} : { lateness_ms: Math.round(latenessMs) }),
    polls_skipped: pollsSkipped,
    ...(lastFreshAtMs === undefined ? {} : { last_fresh_s: Math.floor(lastFreshAtMs / 1000) }),
    violations,
    ...(control === undefined ? {} : { control: [...control] }),
  };
}
