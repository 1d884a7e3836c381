import { EdgeError } from "@sourceful/domain";
import type { DriverEntry, DriverManifest } from "@sourceful/drivers";
import { driverSpec } from "@sourceful/gateway";
import { type DriverFingerprint, fingerprint } from "@sourceful/luarunner";
import { nextProbeId } from "./probe-id.ts";
import type { ProbeSite } from "./probe-site.ts";
import type { ProbeTarget } from "./probe-targets.ts";

/** A driver that may be the right one. */
export interface DriverFit {
  readonly name: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** For people, one line. */
  readonly reason: string;
  /** What the driver says of the device. */
  readonly make?: string;
  readonly model?: string;
  readonly serial?: string;
}

/** What is known of a device when drivers are looked for. */
interface DeviceTraits {
  readonly protocol: "modbus" | "http";
  readonly vendor?: string | undefined;
  readonly model?: string | undefined;
  readonly isSunspec: boolean;
}

export interface RankOptions {
  readonly target: ProbeTarget;
  readonly unitId: number;
  readonly traits: DeviceTraits;
  readonly signal: AbortSignal;
}

const FINGERPRINT_MS = 8_000;
/** A driver that says yes and not how sure it is. */
const RECOGNISED = 0.9;
const MODEL_TESTED = 0.8;
/** The driver that reads any SunSpec map. */
const SPEAKS_SUNSPEC = 0.6;
const MANUFACTURER_TESTED = 0.5;

/**
 * Drivers of the store that may fit, the likeliest first: those that recognise the device themselves
 * (`driver_fingerprint`, which cannot write), then those whose manifests name it. One that says no is out.
 */
export async function rankDrivers(
  site: Pick<ProbeSite, "plane" | "store">,
  options: RankOptions,
): Promise<DriverFit[]> {
  const fits: DriverFit[] = [];
  for (const driver of site.store().entries.values()) {
    options.signal.throwIfAborted();
    if (protocolOf(driver) !== options.traits.protocol) continue;
    const claim = claimOf(driver, options.traits);
    const found = driver.source.includes("driver_fingerprint")
      ? await ask(site, driver, options)
      : ({ verdict: "unknown" } as const);
    const fit = fitOf(driver.name, claim, found);
    if (fit) fits.push(fit);
  }
  return fits.toSorted((a, b) => b.confidence - a.confidence || (a.name < b.name ? -1 : 1));
}

function fitOf(
  name: string,
  claim: Pick<DriverFit, "confidence" | "reason"> | undefined,
  { verdict, make, model, serial, confidence = RECOGNISED }: DriverFingerprint,
): DriverFit | undefined {
  if (verdict === "no_match") return undefined;
  if (verdict === "unknown") return claim && { name, ...claim };
  return {
    name,
    confidence,
    reason: "the driver recognises the device",
    ...(make === undefined ? {} : { make }),
    ...(model === undefined ? {} : { model }),
    ...(serial === undefined ? {} : { serial }),
  };
}

async function ask(
  { plane }: Pick<ProbeSite, "plane">,
  driver: DriverEntry,
  { target, unitId, traits, signal }: RankOptions,
): Promise<DriverFingerprint> {
  const { protocol } = traits;
  const host = target.devices[0]?.host ?? target.address;
  const { port } = target;
  const device = { sn: "probe", register_map: driver.name, host, port, unit_id: unitId };
  const spec = driverSpec(device, driver, { description: { protocol, functions: [] } });
  try {
    const session = await plane.open({ ...spec, deviceId: nextProbeId(), isTransient: true });
    const onAbort = () => void session.close();
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      return await fingerprint(session, { host, port, protocol }, { deadlineMs: FINGERPRINT_MS });
    } finally {
      signal.removeEventListener("abort", onAbort);
      await session.close();
    }
  } catch (thrown) {
    // A driver that does not load recognises nothing.
    if (!(thrown instanceof EdgeError)) throw thrown;
    return { verdict: "unknown" };
  }
}

function claimOf(
  { name, manifest }: DriverEntry,
  { vendor, model, isSunspec }: DeviceTraits,
): Pick<DriverFit, "confidence" | "reason"> | undefined {
  const tested = vendor === undefined ? [] : testedOf(manifest, vendor);
  const isModelTested = tested.some(({ variants = [], model_family: family }) =>
    [...variants, family ?? ""].some((variant) => isPartOf(String(variant), model ?? "")),
  );
  if (isModelTested) return { confidence: MODEL_TESTED, reason: `tested with ${vendor} ${model}` };
  if (isSunspec && name === "sunspec")
    return { confidence: SPEAKS_SUNSPEC, reason: "the device speaks SunSpec" };
  if (tested.length === 0) return undefined;
  return { confidence: MANUFACTURER_TESTED, reason: `tested with other devices of ${vendor}` };
}

function testedOf(manifest: DriverManifest | undefined, vendor: string) {
  return (manifest?.tested_devices ?? []).filter(({ manufacturer }) => isPartOf(manufacturer, vendor));
}

/** "SolarEdge" is part of "SolarEdge Technologies", whatever the spelling. */
function isPartOf(part: string, whole: string): boolean {
  const bare = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  return bare(part).length > 1 && bare(whole).includes(bare(part));
}

/** As the source says; the manifest may be wrong. Modbus when neither says anything. */
function protocolOf({ source, manifest }: DriverEntry): string {
  const said = /^\s*PROTOCOL\s*=\s*["'](\w+)["']/m.exec(source)?.[1];
  return said ?? (manifest?.protocol || "modbus");
}
