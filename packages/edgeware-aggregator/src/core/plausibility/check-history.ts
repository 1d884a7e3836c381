import type { CommunityPolicy } from "../community-policy.ts";
import type { Finding } from "../ingress/finding.ts";
import type { MeasuredSample } from "../ingress/measured-sample.ts";
import type { EnergyAnchor, ReporterState } from "../reporter/reporter-state.ts";
import type { Place } from "../topology/place.ts";

const HOUR_MS = 3_600_000;

/**
 * A sample against the newer of those before it: its ramp, its energy registers, its batteries' charge. Only
 * for samples newer than the live one. Moves the anchors of the comparisons on.
 */
export function checkHistory(
  reporter: ReporterState,
  sample: MeasuredSample,
  place: Place,
  policy: CommunityPolicy,
): Finding[] {
  const findings: Finding[] = [];
  const { live } = reporter;
  const sinceMs = live ? sample.sampleMs - live.sampleMs : 0;
  if (live && sinceMs <= policy.freshForMs) {
    const stepW = Math.abs(sample.netW - live.netW);
    if (stepW > policy.rampFraction * (place.importVa + place.exportVa)) {
      findings.push({ reason: "ramp_too_steep", message: `${Math.round(stepW)} W in ${sinceMs} ms` });
    }
  }
  findings.push(...checkRegisters(reporter, sample, policy), ...checkCharge(reporter, sample, policy));
  return findings;
}

function checkRegisters(reporter: ReporterState, sample: MeasuredSample, policy: CommunityPolicy): Finding[] {
  const { importWh, exportWh } = sample;
  const isFalling =
    (importWh !== undefined && importWh < (reporter.importWh ?? 0)) ||
    (exportWh !== undefined && exportWh < (reporter.exportWh ?? 0));
  if (importWh !== undefined) reporter.importWh = importWh;
  if (exportWh !== undefined) reporter.exportWh = exportWh;
  if (isFalling) {
    // A changed meter begins a new count; the comparison starts over with it.
    delete reporter.energy;
    return [{ reason: "register_falls", message: `import ${importWh} Wh, export ${exportWh} Wh` }];
  }
  if (importWh === undefined || exportWh === undefined) return [];
  const net = importWh - exportWh;
  const anchor = integrate(reporter.energy, reporter, sample.netW, sample.sampleMs, policy);
  if (anchor) reporter.energy = anchor;
  if (!anchor) {
    reporter.energy = newAnchor(sample.sampleMs, net);
    return [];
  }
  const windowMs = sample.sampleMs - anchor.sampleMs;
  if (windowMs < policy.energyWindowMs) return [];
  reporter.energy = newAnchor(sample.sampleMs, net);
  const measuredWh = net - anchor.registerWh;
  const allowedWh =
    policy.energyErrorFraction * Math.max(Math.abs(measuredWh), Math.abs(anchor.integratedWh)) +
    policy.energyFloorWh +
    3 * Math.sqrt(anchor.varianceWh2);
  if (Math.abs(measuredWh - anchor.integratedWh) <= allowedWh) return [];
  const message = `${Math.round(measuredWh)} Wh by registers, ${Math.round(anchor.integratedWh)} Wh by power`;
  return [{ reason: "energy_mismatch", message }];
}

function checkCharge(reporter: ReporterState, sample: MeasuredSample, policy: CommunityPolicy): Finding[] {
  const findings: Finding[] = [];
  for (const { id, powerW, socFraction, registered } of sample.ders) {
    const capacityWh = registered?.capacityWh;
    if (capacityWh === undefined || powerW === undefined || socFraction === undefined) continue;
    const storedWh = socFraction * capacityWh;
    const held = reporter.charge[id];
    const sinceMs = held ? sample.sampleMs - held.untilMs : 0;
    const isContinuous = held !== undefined && sinceMs > 0 && sinceMs <= policy.freshForMs;
    if (!isContinuous) {
      reporter.charge[id] = newAnchor(sample.sampleMs, storedWh);
      continue;
    }
    const cellsW = powerW > 0 ? powerW * policy.storageEfficiency : powerW / policy.storageEfficiency;
    held.integratedWh += (cellsW * sinceMs) / HOUR_MS;
    held.untilMs = sample.sampleMs;
    if (held.untilMs - held.sampleMs < policy.energyWindowMs) continue;
    reporter.charge[id] = newAnchor(sample.sampleMs, storedWh);
    const measuredWh = storedWh - held.registerWh;
    if (Math.abs(measuredWh - held.integratedWh) <= policy.socErrorFraction * capacityWh) continue;
    const message = `${id}: ${Math.round(measuredWh)} Wh by charge, ${Math.round(held.integratedWh)} Wh by power`;
    findings.push({ reason: "charge_mismatch", message });
  }
  return findings;
}

/** Adds the energy since the live sample by the trapezoidal rule; undefined after a pause too long to integrate. */
function integrate(
  anchor: EnergyAnchor | undefined,
  { live, growth }: ReporterState,
  netW: number,
  sampleMs: number,
  policy: CommunityPolicy,
): EnergyAnchor | undefined {
  if (!anchor || !live) return undefined;
  const sinceMs = sampleMs - live.sampleMs;
  if (sinceMs > policy.freshForMs) return undefined;
  anchor.integratedWh += (((netW + live.netW) / 2) * sinceMs) / HOUR_MS;
  anchor.untilMs = sampleMs;
  anchor.varianceWh2 += trapezoidVarianceWh2(netW - live.netW, growth.w2PerS.net, sinceMs);
  return anchor;
}

/**
 * How wrong one step of the trapezoidal rule may be. The power may have changed all at once at any moment of
 * the step (uniform: ΔP²·T²/12), and wanders meanwhile by `growthW2PerS` (a Brownian bridge's integral: q·T³/12).
 */
function trapezoidVarianceWh2(stepW: number, growthW2PerS: number, stepMs: number): number {
  const stepS = stepMs / 1000;
  return ((stepW * stepS) ** 2 + growthW2PerS * stepS ** 3) / 12 / 3600 ** 2;
}

function newAnchor(sampleMs: number, registerWh: number): EnergyAnchor {
  return { sampleMs, registerWh, integratedWh: 0, untilMs: sampleMs, varianceWh2: 0 };
}
